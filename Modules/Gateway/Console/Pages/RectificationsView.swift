import Messages
import RectificationMessages

/// The cases that fit a filter.
public struct RectificationsView: View {
    /// The template.
    public static let template = Template(PackageResources.rectifications_mustache)
    /// What the page is called.
    public let heading = Heading("问题整改", "Rectification")

    let sample: String?
    let tiles: [Tile]
    let fields: [Field]
    let rows: [Row]
    let pager: Pager
    let town: String?
    let units: [UnitRow]
    let charts: [Chart]

    /// A case.
    struct Row {
        let link: String
        let title: String
        let state: String
        let light: Badge
        let kind: String
        let due: String
        let unit: String
        let returns: String
    }

    /// What became of a unit's cases.
    struct UnitRow {
        let name: String
        let link: String
        let count: String
        let open: String
        let overdue: String
        let onTime: String
        let firstTime: String
        let repeated: String
        let averageReturns: String
        let satisfied: String
    }

    /// What the list is asked with.
    public struct Filter: Sendable {
        /// The programme.
        public var programme = ""
        /// The town.
        public var town = ""
        /// The unit that puts right.
        public var unit = ""
        /// The state.
        public var state = ""
        /// `true` for those that are past their day.
        public var overdue = ""
        /// `true` for those that are not closed.
        public var open = ""
        /// Part of a title.
        public var q = ""
        /// Where the page begins.
        public var cursor = ""

        /// No filter.
        public init() {}
    }

    /// Makes the page.
    ///
    /// - Parameters:
    ///   - cases: The page of cases.
    ///   - filter: What it was asked with.
    ///   - statistics: The figures over all of them, and unit by unit.
    ///   - names: What programmes are called.
    public init(
        _ cases: Messages.Page<RectificationCase>,
        filter: Filter,
        statistics: CaseStatisticsReply?,
        names: Names
    ) {
        sample = SampleMark.notice(in: cases.items.flatMap { [$0.title, $0.place ?? "", $0.reason.text] })
        tiles = statistics.map { Self.tiles($0.all) } ?? []
        let figures = (statistics?.items ?? []).filter { $0.count > 0 }
        units = figures.map { Self.unit($0, names) }
        charts = figures.isEmpty ? [] : [Self.chart(figures, names)]
        let offices = figures.filter { !$0.key.isEmpty }.map { (value: $0.key, text: names.unit($0.key)) }
        fields = [
            .choice("programme", "方案", names.programmes, any: "全部方案", value: filter.programme),
            .choice("state", "环节", CaseState.allCases.map { ($0.rawValue, $0.zh) }, any: "全部", value: filter.state),
            .choice("overdue", "期限", [("true", "已超期")], any: "全部", value: filter.overdue),
            .choice("unit", "责任单位", offices, any: "全部", value: filter.unit),
            Field("q", "标题", type: "search", value: filter.q),
        ]
        town = filter.town.isEmpty ? nil : filter.town
        rows = cases.items.map { item in
            Row(
                link: "/rectifications/\(Address.escaped(item.id))",
                title: item.title,
                state: item.state.zh,
                light: item.light.badge,
                kind: item.classNames.zh,
                due: item.due,
                unit: item.unit.map { names.unit($0) } ?? "未交办",
                returns: String(item.returns)
            )
        }
        pager = Pager(
            cases,
            at: "/rectifications",
            query: [
                ("programme", filter.programme), ("town", filter.town), ("state", filter.state),
                ("unit", filter.unit), ("overdue", filter.overdue), ("open", filter.open), ("q", filter.q),
                ("cursor", filter.cursor),
            ],
            table: "/api/v1/rectifications"
        )
    }

    private static func unit(_ figures: CaseStatistics, _ names: Names) -> UnitRow {
        UnitRow(
            name: figures.key.isEmpty ? "未交办" : names.unit(figures.key),
            link: Address("/rectifications", [("unit", figures.key)]).text,
            count: "\(figures.count) 件",
            open: "\(figures.open) 件",
            overdue: "\(figures.overdue) 件",
            onTime: figures.onTime.words,
            firstTime: figures.firstTime.words,
            repeated: figures.repeated.words,
            averageReturns: "\(figures.averageReturns) 次",
            satisfied: figures.satisfied.words
        )
    }

    private static func chart(_ figures: [CaseStatistics], _ names: Names) -> Chart {
        Chart(
            "units",
            "各单位在办",
            .stack,
            unit: "件",
            labels: figures.map { $0.key.isEmpty ? "未交办" : names.unit($0.key) },
            series: [
                .init("期限内", figures.map { String($0.open - $0.overdue) }),
                .init("超期", figures.map { String($0.overdue) }, tone: .bad),
            ]
        )
    }

    private static func tiles(_ all: CaseStatistics) -> [Tile] {
        [
            Tile("在办", String(all.open), "件", link: "/rectifications?open=true", tone: .active),
            Tile(
                "超期",
                String(all.overdue),
                "件",
                link: "/rectifications?overdue=true",
                tone: all.overdue > 0 ? .bad : .good
            ),
            Tile("按期办结率", all.onTime.words, note: "\(all.onTime.count)/\(all.onTime.of) 件"),
            Tile("一次通过率", all.firstTime.words, note: "\(all.firstTime.count)/\(all.firstTime.of) 件"),
            Tile("平均退回", all.averageReturns.text, "次"),
        ]
    }
}

extension CaseShare {
    /// The share as a percentage; a dash where there is nothing to share.
    var words: String { percent.map { "\($0)%" } ?? "—" }
}
