import Messages

/// Asks for the counts and sums of a programme's projects.
public struct SummarizeProjects: Query {
    /// The name on the bus.
    public static let name = "projects.summary"
    /// The summary.
    public typealias Reply = ProjectsSummaryReply

    /// The programme.
    public var programme: String
    /// Only projects of this town.
    public var town: String?
    /// Only projects of this kind, by id.
    public var kind: String?

    /// Makes a query.
    public init(programme: String, town: String? = nil, kind: String? = nil) {
        self.programme = programme
        self.town = town
        self.kind = kind
    }
}

/// The counts and sums of projects.
///
/// Every sum is over one dimension and says what it covers; unlike kinds are never added.
public struct ProjectsSummaryReply: Codable, Sendable, Hashable {
    /// A field that some projects lack.
    public struct MissingField: Codable, Sendable, Hashable {
        /// The field (`investment`, `zone`).
        public var field: String
        /// How many projects lack it.
        public var count: Int
        /// Their ids, at most ``limit``.
        public var projects: [String]

        /// The most ids that are named.
        public static let limit = 200

        /// Names a field.
        public init(field: String, count: Int, projects: [String]) {
            self.field = field
            self.count = count
            self.projects = projects
        }
    }

    /// The programme.
    public var programme: String
    /// How many projects.
    public var projects: Int
    /// How many of each kind of the programme; a project of several kinds is counted in each.
    public var kinds: [ProjectCount]
    /// The sum of ``kinds``: more than ``projects`` by those that have several.
    public var assignments: Int
    /// How many projects have several kinds.
    public var severalKinds: Int
    /// How many have each status.
    public var statuses: [ProjectCount]
    /// How many show each light.
    public var lights: [ProjectCount]
    /// The stated investment; one sum for each currency.
    public var investment: [CoveredSum]
    /// The measures by name, scope and dimension; `new` stands with `total`, `renovated` apart.
    public var measures: [NamedSum]
    /// The yearly benefits by kind, never added to each other.
    public var benefits: [NamedSum]
    /// The funds by kind.
    public var funds: [NamedSum]
    /// The listed funds together (财政支持合计), where there are several; it is what is listed, not all that was given.
    public var listedFunds: [CoveredSum]
    /// What the programme expects to be stated and is not.
    public var missing: [MissingField]
    /// What somebody should look at, by project, at most ``MissingField/limit``.
    public var warnings: [ProjectWarnings]

    /// Makes a summary.
    public init(
        programme: String,
        projects: Int,
        kinds: [ProjectCount],
        assignments: Int,
        severalKinds: Int,
        statuses: [ProjectCount],
        lights: [ProjectCount],
        investment: [CoveredSum],
        measures: [NamedSum],
        benefits: [NamedSum],
        funds: [NamedSum],
        listedFunds: [CoveredSum],
        missing: [MissingField],
        warnings: [ProjectWarnings]
    ) {
        self.programme = programme
        self.projects = projects
        self.kinds = kinds
        self.assignments = assignments
        self.severalKinds = severalKinds
        self.statuses = statuses
        self.lights = lights
        self.investment = investment
        self.measures = measures
        self.benefits = benefits
        self.funds = funds
        self.listedFunds = listedFunds
        self.missing = missing
        self.warnings = warnings
    }
}
