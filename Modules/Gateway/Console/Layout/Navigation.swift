import AccountsMessages
import ECommerceMessages
import EnvironmentGovernanceMessages
import EvaluationMessages
import Messages
import PluginMessages
import PolicyMessages
import ProjectsMessages
import RectificationMessages
import RegistryMessages
import ResponsibilityMessages

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
            let items = entries.filter { $0.isOpen(to: asker) }.map { entry in
                Item(path: entry.path, title: entry.title, isHere: covers(entry.path, path))
            }
            return items.isEmpty ? nil : Section(title: title, items: items)
        }
    }

    /// Whether a link leads to a page that somebody finds here; what is under none of the entries does.
    static func isOpen(_ link: String, to asker: Asker) -> Bool {
        let path = String(link.prefix { $0 != "?" && $0 != "#" })
        return all.flatMap(\.1).first { covers($0.path, path) }?.isOpen(to: asker) ?? true
    }

    /// Whether the module runs here without which a page is empty.
    static func isInstalled(_ page: String, for asker: Asker) -> Bool {
        all.flatMap(\.1).first { covers($0.path, page) }?.module.map(asker.has) ?? true
    }

    private struct Entry: Sendable {
        let path: String
        let title: String
        /// The module without which the page is empty; `nil` when it stands by itself.
        var module: String?
        var isFor: @Sendable (Asker) -> Bool = { _ in true }

        func isOpen(to asker: Asker) -> Bool { module.map(asker.has) ?? true && isFor(asker) }
    }

    private static func covers(_ entry: String, _ path: String) -> Bool {
        entry == path || entry != "/" && path.hasPrefix(entry + "/")
    }

    private static let all: [(String, [Entry])] = [
        (
            "工作",
            [
                Entry(path: "/", title: "工作台"),
                Entry(path: "/rounds", title: "月度调度", module: ListRounds.service),
                Entry(path: "/rectifications", title: "问题整改", module: ListCases.service),
                Entry(path: "/applications", title: "申报", module: TakeStep.service) { $0.isOfficer || $0.isReporter },
                Entry(path: "/policy", title: "政策文本", module: ListDrafts.service) {
                    $0.isOfficer && $0.access.isWhole
                },
                Entry(path: "/imports", title: "数据导入") { $0.imports && ($0.isOfficer || $0.isReporter) },
            ]
        ),
        (
            "台账",
            [
                Entry(path: "/towns", title: "小城镇", module: ListTowns.service),
                Entry(path: "/projects", title: "项目库", module: ListProjects.service),
                Entry(path: "/targets", title: "目标指标", module: ListTargets.service),
                Entry(path: "/responsibilities", title: "责任分工", module: ListAssignments.service),
            ]
        ),
        (
            "分析",
            [
                Entry(path: "/evaluations", title: "评估评价", module: ListRuns.service),
                Entry(path: "/environment", title: "环境治理", module: ListInspections.service),
                Entry(path: "/ecommerce", title: "电商发展", module: SummarizeSales.service),
            ]
        ),
        (
            "系统",
            [
                Entry(path: "/plugins", title: "城镇类型", module: ListPlugins.service),
                Entry(path: "/bus", title: "运行监控") { $0.isAdministrator || $0.isOfficer && $0.access.isWhole },
                Entry(path: "/accounts", title: "账号权限", module: ListAccounts.service) { $0.isAdministrator },
                Entry(path: "/audit", title: "审计", module: "audit") { $0.isAdministrator },
            ]
        ),
    ]
}
