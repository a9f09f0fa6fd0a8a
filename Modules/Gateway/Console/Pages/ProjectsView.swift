import Messages
import ProjectsMessages

/// The projects that fit a filter.
public struct ProjectsView: View {
    /// The template.
    public static let template = Template(PackageResources.projects_mustache)
    /// What the page is called.
    public let heading = Heading("项目库", "Project library")

    let tiles: [Tile]
    let fields: [Field]
    let rows: [ProjectRow]
    let pager: Pager
    let town: String?

    /// What the list is asked with.
    public struct Filter: Sendable {
        /// The programme.
        public var programme = ""
        /// The town.
        public var town = ""
        /// The status.
        public var status = ""
        /// The light.
        public var light = ""
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
    ///   - projects: The page of projects.
    ///   - filter: What it was asked with.
    ///   - summary: The programme's counts and sums, when one programme is asked for.
    ///   - names: What programmes and kinds are called.
    public init(
        _ projects: Messages.Page<Project>,
        filter: Filter,
        summary: ProjectsSummaryReply?,
        names: Names
    ) {
        tiles = summary.map { Self.tiles($0) } ?? []
        fields = [
            .choice("programme", "方案", names.programmes, any: "全部方案", value: filter.programme),
            .choice(
                "status",
                "进展",
                ProjectStatus.allCases.map { ($0.rawValue, $0.zh) },
                any: "全部",
                value: filter.status
            ),
            .choice(
                "light",
                "亮灯",
                LightColour.allCases.map { ($0.rawValue, $0.badge.text) },
                any: "全部",
                value: filter.light
            ),
            Field("q", "项目名称", type: "search", value: filter.q),
        ]
        rows = projects.items.map { ProjectRow($0, names) }
        town = filter.town.isEmpty ? nil : filter.town
        pager = Pager(
            projects,
            at: "/projects",
            query: [
                ("programme", filter.programme), ("town", filter.town), ("status", filter.status),
                ("light", filter.light), ("q", filter.q), ("cursor", filter.cursor),
            ],
            table: "/api/v1/projects"
        )
    }

    private static func tiles(_ summary: ProjectsSummaryReply) -> [Tile] {
        let lights = Dictionary(summary.lights.map { ($0.name, $0.count) }) { first, _ in first }
        let sums = summary.investment.map {
            Tile("已明确总投资", $0.value.grouped, $0.unit, note: "\($0.covered)/\($0.of) 个项目有数")
        }
        return [Tile("项目", String(summary.projects), "个")] + sums
            + LightColour.allCases.compactMap { light in
                lights[light.rawValue].map {
                    Tile(
                        light.badge.text,
                        String($0),
                        "个",
                        link: Address("/projects", [("programme", summary.programme), ("light", light.rawValue)]).text,
                        tone: Badge.Tone(rawValue: light.badge.tone) ?? .quiet
                    )
                }
            }
    }
}

/// A project in a list.
struct ProjectRow {
    let link: String
    let number: String
    let name: String
    let kinds: String
    let status: String
    let light: Badge
    let why: String
    let investment: String
    let progress: String

    init(_ project: Project, _ names: Names) {
        link = "/projects/\(Address.escaped(project.id))"
        number = project.facts.number.map(String.init) ?? "—"
        name = project.facts.name
        kinds = project.facts.kinds.map { names.projectWord($0, of: project.programme) }.joined(separator: "、")
        status = project.status.zh
        light = project.light.colour.badge
        why = project.light.why.zh
        investment = project.facts.investment?.words ?? "—"
        progress = project.latest?.progress.map { "\($0)%" } ?? "—"
    }
}
