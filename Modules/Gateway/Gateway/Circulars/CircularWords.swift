import Messages
import ProjectsMessages

/// What a circular says in words, the same on paper and in a workbook.
struct CircularWords {
    let circular: Circular

    private var content: CircularContent { circular.content }

    /// The year and month in Chinese.
    var month: String { "\(content.month.last.year)年\(content.month.last.month)月" }

    /// The title.
    var title: String {
        "\(content.programmeName.zh)\(month)项目建设情况通报" + (content.preliminary ? "（未锁定）" : "")
            + (circular.extract ? "（摘录）" : "")
    }

    /// The number in the year, and which print of it.
    var number: String { "〔\(content.month.last.year)〕第\(content.month.last.month)期　第\(circular.edition)次印发" }

    /// The digest and what it is of, printed on every form.
    var seal: String {
        (circular.extract ? "本页为摘录，全文" : "") + "摘要值 SHA-256：\(circular.digest)"
    }

    /// What the whole programme did, in one paragraph; `nil` in an extract.
    var summary: String? {
        content.whole.map { whole in
            let counts = whole.counts
            return "应报项目\(counts.projects)个，已报\(counts.reported)个，审核通过\(counts.approved)个"
                + "（其中按时通过\(counts.onTime)个），退回\(counts.returned)个，未报\(counts.missing)个。"
                + "亮灯：\(Self.lights(whole.lights))。"
                + "审核通过的本月完成投资\(Self.sums(whole.approved.thisMonth))，"
                + "累计完成投资\(Self.sums(whole.approved.toDate))。" + (whole.before.map(Self.before) ?? "上月无通报可比。")
        }
    }

    private static func before(_ before: CircularBefore) -> String {
        "与\(before.month.text)通报（第\(before.edition)次印发，摘要值\(before.digest.prefix(12))…）相比：该期审核通过"
            + "\(before.counts.approved)个，亮灯\(lights(before.lights))。"
    }

    /// Lights with their counts.
    static func lights(_ lights: CircularLights) -> String {
        "绿\(lights.green)、黄\(lights.yellow)、红\(lights.red)、灰\(lights.grey)"
    }

    /// Sums with what they cover.
    static func sums(_ sums: [CoveredSum]) -> String {
        guard !sums.isEmpty else { return "无数据" }
        return sums.map { "\($0.value)\($0.unit)（\($0.covered)/\($0.of)个项目）" }.joined(separator: "、")
    }

    /// A change of rank: up, down, same, or new.
    static func move(_ town: CircularTown) -> String {
        guard let rank = town.rank, let before = town.rankBefore else { return "—" }
        return before == rank ? "持平" : before > rank ? "↑\(before - rank)" : "↓\(rank - before)"
    }

    /// Where a report stands.
    static func state(_ state: ReportState?) -> String {
        switch state {
        case .submitted: "待审核"
        case .returned: "退回"
        case .approved: "审核通过"
        case nil: "未报"
        }
    }

    /// The colour of a light.
    static func light(_ light: LightColour) -> String {
        switch light {
        case .green: "绿灯"
        case .yellow: "黄灯"
        case .red: "红灯"
        case .grey: "灰灯"
        }
    }

    /// What is left out of a list; `nil` when it is whole.
    static func cut<Item>(_ list: CutList<Item>) -> String? {
        list.leftOut > 0 ? "共\(list.total)条，此处列前\(list.items.count)条。" : nil
    }
}

/// A table of a circular.
struct CircularTable {
    var title: String
    /// What should be said under the title.
    var remark: String?
    var columns: [String]
    var rows: [[Cell]]

    /// What stands in a cell.
    enum Cell {
        case text(String)
        case count(Int)
        case number(DecimalValue?)
    }

    /// Whether a column holds numbers.
    func isNumber(_ column: Int) -> Bool {
        switch rows.first.flatMap({ $0.indices.contains(column) ? $0[column] : nil }) {
        case .count, .number: true
        case .text, nil: false
        }
    }
}

extension CircularWords {
    /// The tables, in order; empty ones left out.
    var tables: [CircularTable] { [towns, groups, delays, unreported, difficulties].filter { !$0.rows.isEmpty } }

    private static let countColumns = ["应报", "已报", "审核通过", "按时通过", "退回", "未报", "绿灯", "黄灯", "红灯", "灰灯"]

    private static func cells(_ counts: CircularCounts, _ lights: CircularLights) -> [CircularTable.Cell] {
        [
            counts.projects, counts.reported, counts.approved, counts.onTime, counts.returned, counts.missing,
            lights.green, lights.yellow, lights.red, lights.grey,
        ].map(CircularTable.Cell.count)
    }

    private var towns: CircularTable {
        CircularTable(
            title: "各镇（街道）排名",
            remark: ["排名规则：\(content.rule.zh)。", Self.cut(content.towns)].compactMap { $0 }.joined(),
            columns: ["名次", "较上月", "镇（街道）"] + Self.countColumns
                + ["按时通过率%", "投资完成率%", "本月投资", "累计投资", "上月亮灯"],
            rows: content.towns.items.map { town in
                [.text(town.rank.map(String.init) ?? "—"), .text(Self.move(town)), .text(town.name)]
                    + Self.cells(town.counts, town.lights) + [
                        .number(town.onTimeShare), .number(town.investmentProgress),
                        .text(Self.sums(town.approved.thisMonth)), .text(Self.sums(town.approved.toDate)),
                        .text(town.lightsBefore.map(Self.lights) ?? "—"),
                    ]
            }
        )
    }

    private var groups: CircularTable {
        CircularTable(
            title: "各类项目",
            remark: "一个项目属于几类的，各类分别计入。",
            columns: ["类别"] + Self.countColumns,
            rows: (content.whole?.groups ?? []).map { [.text($0.names.zh)] + Self.cells($0.counts, $0.lights) }
        )
    }

    private var delays: CircularTable {
        CircularTable(
            title: "进度滞后项目",
            remark: Self.cut(content.delays),
            columns: ["项目", "镇（街道）", "亮灯", "完成计划%", "原因"],
            rows: content.delays.items.map { delay in
                [
                    .text(delay.project.name), .text(delay.project.townName ?? "—"), .text(Self.light(delay.light)),
                    .number(delay.share), .text(delay.why.zh),
                ]
            }
        )
    }

    private var unreported: CircularTable {
        CircularTable(
            title: "未报和退回项目",
            remark: Self.cut(content.unreported),
            columns: ["项目", "镇（街道）", "状态"],
            rows: content.unreported.items.map { project in
                [.text(project.name), .text(project.townName ?? "—"), .text(Self.state(project.state))]
            }
        )
    }

    private var difficulties: CircularTable {
        CircularTable(
            title: "需协调解决的问题",
            remark: Self.cut(content.difficulties),
            columns: ["项目", "镇（街道）", "问题", "责任单位", "时限"],
            rows: content.difficulties.items.map { item in
                [
                    .text(item.project.name), .text(item.project.townName ?? "—"), .text(item.difficulty.text),
                    .text(item.difficulty.unit), .text(item.difficulty.due ?? "—"),
                ]
            }
        )
    }
}
