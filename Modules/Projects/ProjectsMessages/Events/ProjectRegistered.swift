import Messages

/// A project was put into the library.
///
/// Its JSON is flat: the members of ``facts`` (`town`, `kinds`, `investment`, …) stand beside the others.
public struct ProjectRegistered: Event {
    /// The type.
    public static let name = "projects.project-registered.v1"

    /// The project's id.
    public var project: String
    /// The programme.
    public var programme: String
    /// What is said of it; its number is set.
    public var facts: ProjectFacts
    /// Its milestones.
    public var milestones: [ProjectMilestone]
    /// How far it is.
    public var status: ProjectStatus
    /// Since when, `yyyy-MM-dd`.
    public var date: String
    /// What somebody should look at.
    public var warnings: [ProjectWarning]

    /// The project's id.
    public var subject: String { project }

    /// States the fact.
    public init(
        project: String,
        programme: String,
        facts: ProjectFacts,
        milestones: [ProjectMilestone],
        status: ProjectStatus,
        date: String,
        warnings: [ProjectWarning]
    ) {
        self.project = project
        self.programme = programme
        self.facts = facts
        self.milestones = milestones
        self.status = status
        self.date = date
        self.warnings = warnings
    }

    private enum CodingKeys: String, CodingKey {
        case project, programme, milestones, status, date, warnings
    }

    /// Reads the fact.
    ///
    /// - Throws: `DecodingError`.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        project = try fields.decode(String.self, forKey: .project)
        programme = try fields.decode(String.self, forKey: .programme)
        facts = try ProjectFacts(from: decoder)
        milestones = try fields.decode([ProjectMilestone].self, forKey: .milestones)
        status = try fields.decode(ProjectStatus.self, forKey: .status)
        date = try fields.decode(String.self, forKey: .date)
        warnings = try fields.decode([ProjectWarning].self, forKey: .warnings)
    }

    /// Writes the fact.
    public func encode(to encoder: any Encoder) throws {
        try facts.encode(to: encoder)
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(project, forKey: .project)
        try fields.encode(programme, forKey: .programme)
        try fields.encode(milestones, forKey: .milestones)
        try fields.encode(status, forKey: .status)
        try fields.encode(date, forKey: .date)
        try fields.encode(warnings, forKey: .warnings)
    }
}
