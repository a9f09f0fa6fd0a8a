import Messages

/// The ways to the pages; only those that somebody may use.
enum Navigation {
    /// Some pages that belong together.
    struct Section {
        let title: String
        let items: [Item]
    }

    /// One page.
    struct Item {
        let path: String
        let title: String
        let isHere: Bool
    }

    /// The sections for somebody.
    ///
    /// - Parameters:
    ///   - asker: Who looks.
    ///   - path: Where they are.
    /// - Returns: Sections with at least one page each.
    static func sections(for asker: Asker, at path: String) -> [Section] {
        all.compactMap { title, entries in
            let items = entries.filter { $0.isFor(asker) }.map { entry in
                Item(path: entry.path, title: entry.title, isHere: covers(entry.path, path))
            }
            return items.isEmpty ? nil : Section(title: title, items: items)
        }
    }

    private struct Entry: Sendable {
        let path: String
        let title: String
        var isFor: @Sendable (Asker) -> Bool = { _ in true }
    }

    private static func covers(_ entry: String, _ path: String) -> Bool {
        entry == path || entry != "/" && path.hasPrefix(entry + "/")
    }

    private static let all: [(String, [Entry])] = [
        (
            "工作",
            [
                Entry(path: "/", title: "工作台"),
                Entry(path: "/rounds", title: "月度调度"),
                Entry(path: "/rectifications", title: "问题整改"),
                Entry(path: "/applications", title: "申报") { $0.isOfficer || $0.isReporter },
                Entry(path: "/policy", title: "政策文本") { $0.isOfficer },
                Entry(path: "/imports", title: "数据导入") { $0.isOfficer || $0.isReporter },
            ]
        ),
        (
            "台账",
            [
                Entry(path: "/towns", title: "小城镇"),
                Entry(path: "/projects", title: "项目库"),
                Entry(path: "/targets", title: "目标指标"),
                Entry(path: "/responsibilities", title: "责任分工"),
            ]
        ),
        (
            "分析",
            [
                Entry(path: "/evaluations", title: "评估评价"),
                Entry(path: "/environment", title: "环境治理"),
                Entry(path: "/ecommerce", title: "电商发展"),
            ]
        ),
        (
            "系统",
            [
                Entry(path: "/plugins", title: "城镇类型"),
                Entry(path: "/bus", title: "运行监控") { $0.isAdministrator || $0.isOfficer && $0.access.isWhole },
                Entry(path: "/accounts", title: "账号权限") { $0.isAdministrator },
            ]
        ),
    ]
}
