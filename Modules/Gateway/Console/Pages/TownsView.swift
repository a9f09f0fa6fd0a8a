import Messages
import PluginMessages
import RegistryMessages

/// The towns that fit a filter.
public struct TownsView: View {
    /// The template.
    public static let template = Template(PackageResources.towns_mustache)
    /// What the page is called.
    public let heading = Heading("小城镇", "Towns")

    let fields: [Field]
    let rows: [Row]
    let pager: Pager

    /// A town.
    struct Row {
        let link: String
        let name: String
        let place: String
        let type: String
        let designated: String
        let memberships: [String]
        let honours: String
    }

    /// What the list is asked with.
    public struct Filter: Sendable {
        /// The programme.
        public var programme = ""
        /// The town type.
        public var type = ""
        /// The level.
        public var level = ""
        /// Part of a name.
        public var q = ""
        /// Where the page begins.
        public var cursor = ""

        /// No filter.
        public init() {}
    }

    /// Makes the page.
    ///
    /// - Parameters:
    ///   - towns: The page of towns.
    ///   - filter: What it was asked with.
    ///   - names: What programmes, levels, stages and town types are called.
    public init(_ towns: Messages.Page<Town>, filter: Filter, names: Names) {
        fields = [
            .choice("programme", "方案", names.programmes, any: "全部方案", value: filter.programme),
            .choice("type", "类型", names.townTypes, any: "全部类型", value: filter.type),
            Field("q", "镇名", type: "search", value: filter.q),
        ]
        rows = towns.items.map { Self.row($0, names) }
        pager = Pager(
            towns,
            at: "/towns",
            query: [
                ("programme", filter.programme), ("type", filter.type), ("level", filter.level), ("q", filter.q),
                ("cursor", filter.cursor),
            ],
            table: "/api/v1/towns"
        )
    }

    private static func row(_ town: Town, _ names: Names) -> Row {
        Row(
            link: "/towns/\(Address.escaped(town.id))",
            name: town.name,
            place: town.place,
            type: names.townType(town.townType),
            designated: town.isDesignatedTown.map { $0 ? "是" : "否" } ?? "未注明",
            memberships: town.memberships.map { names.membership($0) },
            honours: town.honours.filter { $0.status == .granted }.map(\.name).joined(separator: "、")
        )
    }
}

extension Town {
    /// Where the town lies: its region and those above it, as far as they are known.
    var place: String {
        guard let region else { return "—" }
        let above = region.parents.filter { $0.hierarchy == RegionHierarchy.administrative }.map(\.name)
        let names = above + (region.names.zh == name ? [] : [region.names.zh])
        return names.isEmpty ? region.names.zh : names.joined(separator: " ")
    }
}
