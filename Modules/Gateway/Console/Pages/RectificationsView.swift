import Messages
import RectificationMessages

/// The cases that fit a filter.
public struct RectificationsView: View {
    /// The template.
    public static let template = Template(PackageResources.rectifications_mustache)
    /// What the page is called.
    public let heading = Heading("问题整改", "Rectification")

    let tiles: [Tile]
    let fields: [Field]
    let rows: [Row]
    let pager: Pager
    let town: String?

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

    /// What the list is asked with.
    public struct Filter: Sendable {
        /// The programme.
        public var programme = ""
        /// The town.
        public var town = ""
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
    ///   - statistics: The figures over all of them.
    ///   - names: What programmes are called.
    public init(
        _ cases: Messages.Page<RectificationCase>,
        filter: Filter,
        statistics: CaseStatistics?,
        names: Names
    ) {
        tiles = statistics.map(Self.tiles) ?? []
        fields = [
            .choice("programme", "方案", names.programmes, any: "全部方案", value: filter.programme),
            .choice("state", "环节", CaseState.allCases.map { ($0.rawValue, $0.zh) }, any: "全部", value: filter.state),
            .choice("overdue", "期限", [("true", "已超期")], any: "全部", value: filter.overdue),
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
                ("overdue", filter.overdue), ("open", filter.open), ("q", filter.q), ("cursor", filter.cursor),
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
