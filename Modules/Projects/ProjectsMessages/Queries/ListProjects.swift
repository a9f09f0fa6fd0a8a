import Messages

/// Asks for projects, by programme and number.
///
/// All filters given must hold, as of the same day.
public struct ListProjects: Query {
    /// The name on the bus.
    public static let name = "projects.list-projects"
    /// A page of projects.
    public typealias Reply = Page<Project>

    /// Only projects of this programme.
    public var programme: String?
    /// Only projects of this town.
    public var town: String?
    /// Only projects of this kind, by id.
    public var kind: String?
    /// Only projects with this status.
    public var status: ProjectStatus?
    /// Only projects with this light.
    public var light: LightColour?
    /// Only projects with this in their name or id.
    public var q: String?
    /// The day (`2024-06-30`; `2024` is its last day); left out: the latest on record.
    public var asOf: String?
    /// Items on the page; see ``PageLimit``.
    public var limit: Int?
    /// The `next` of the page before.
    public var cursor: String?

    /// Makes a query.
    public init(
        programme: String? = nil,
        town: String? = nil,
        kind: String? = nil,
        status: ProjectStatus? = nil,
        light: LightColour? = nil,
        q: String? = nil,
        asOf: String? = nil,
        limit: Int? = nil,
        cursor: String? = nil
    ) {
        self.programme = programme
        self.town = town
        self.kind = kind
        self.status = status
        self.light = light
        self.q = q
        self.asOf = asOf
        self.limit = limit
        self.cursor = cursor
    }
}

/// Asks for one project.
public struct FindProject: Query {
    /// The name on the bus.
    public static let name = "projects.find-project"
    /// The project.
    public typealias Reply = Project

    /// The project's id.
    public var id: String
    /// The day; left out: the latest on record.
    public var asOf: String?

    /// Makes a query.
    public init(id: String, asOf: String? = nil) {
        self.id = id
        self.asOf = asOf
    }
}

/// Asks for a month's round with its totals.
public struct FindRound: Query {
    /// The name on the bus.
    public static let name = "projects.find-round"
    /// The round.
    public typealias Reply = Round

    /// The programme.
    public var programme: String
    /// The month, `2024-07`.
    public var month: Period

    /// Makes a query.
    public init(programme: String, month: Period) {
        self.programme = programme
        self.month = month
    }
}

/// Asks for monthly reports, by project and month.
public struct ListReports: Query {
    /// The name on the bus.
    public static let name = "projects.list-reports"
    /// A page of reports.
    public typealias Reply = Page<ProjectReport>

    /// Only reports of this programme.
    public var programme: String?
    /// Only reports of this project.
    public var project: String?
    /// Only reports for this month.
    public var month: Period?
    /// Only reports in this state.
    public var state: ReportState?
    /// Items on the page; see ``PageLimit``.
    public var limit: Int?
    /// The `next` of the page before.
    public var cursor: String?

    /// Makes a query.
    public init(
        programme: String? = nil,
        project: String? = nil,
        month: Period? = nil,
        state: ReportState? = nil,
        limit: Int? = nil,
        cursor: String? = nil
    ) {
        self.programme = programme
        self.project = project
        self.month = month
        self.state = state
        self.limit = limit
        self.cursor = cursor
    }
}
