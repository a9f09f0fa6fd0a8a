import Messages

/// A project of a programme, as it was on a day.
///
/// Its JSON is flat: the members of ``facts`` stand beside the others.
public struct Project: Codable, Sendable, Hashable {
    /// The id.
    public var id: String
    /// The programme.
    public var programme: String
    /// What is said of it.
    public var facts: ProjectFacts
    /// How far it is.
    public var status: ProjectStatus
    /// How far it was before it was suspended; `null` when it is not.
    @OrNull public var suspendedFrom: ProjectStatus?
    /// The steps that it took, oldest first.
    public var funnel: [FunnelEntry]
    /// Its milestones.
    public var milestones: [ProjectMilestone]
    /// Its light.
    public var light: ProjectLight
    /// What the last approved report says; `null` when there is none.
    @OrNull public var latest: ReportFigures?
    /// What somebody should look at.
    public var warnings: [ProjectWarning]
    /// Counts what happened to it; give it back as `expectedVersion` to be told when somebody else was faster.
    public var version: Int

    /// Makes a project.
    public init(
        id: String,
        programme: String,
        facts: ProjectFacts,
        status: ProjectStatus,
        suspendedFrom: ProjectStatus? = nil,
        funnel: [FunnelEntry],
        milestones: [ProjectMilestone],
        light: ProjectLight,
        latest: ReportFigures? = nil,
        warnings: [ProjectWarning],
        version: Int
    ) {
        self.id = id
        self.programme = programme
        self.facts = facts
        self.status = status
        self._suspendedFrom = OrNull(wrappedValue: suspendedFrom)
        self.funnel = funnel
        self.milestones = milestones
        self.light = light
        self._latest = OrNull(wrappedValue: latest)
        self.warnings = warnings
        self.version = version
    }

    private enum CodingKeys: String, CodingKey {
        case id, programme, status, suspendedFrom, funnel, milestones, light, lightWhy, lightMonth, latest, warnings
        case version
    }

    /// Reads a project.
    ///
    /// - Throws: `DecodingError`.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        id = try fields.decode(String.self, forKey: .id)
        programme = try fields.decode(String.self, forKey: .programme)
        facts = try ProjectFacts(from: decoder)
        status = try fields.decode(ProjectStatus.self, forKey: .status)
        _suspendedFrom = try fields.decode(OrNull<ProjectStatus>.self, forKey: .suspendedFrom)
        funnel = try fields.decode([FunnelEntry].self, forKey: .funnel)
        milestones = try fields.decode([ProjectMilestone].self, forKey: .milestones)
        light = ProjectLight(
            try fields.decode(LightColour.self, forKey: .light),
            why: try fields.decode(LocalizedName.self, forKey: .lightWhy),
            month: try fields.decode(OrNull<Period>.self, forKey: .lightMonth).wrappedValue
        )
        _latest = try fields.decode(OrNull<ReportFigures>.self, forKey: .latest)
        warnings = try fields.decode([ProjectWarning].self, forKey: .warnings)
        version = try fields.decode(Int.self, forKey: .version)
    }

    /// Writes a project.
    public func encode(to encoder: any Encoder) throws {
        try facts.encode(to: encoder)
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(id, forKey: .id)
        try fields.encode(programme, forKey: .programme)
        try fields.encode(status, forKey: .status)
        try fields.encode(_suspendedFrom, forKey: .suspendedFrom)
        try fields.encode(funnel, forKey: .funnel)
        try fields.encode(milestones, forKey: .milestones)
        try fields.encode(light.colour, forKey: .light)
        try fields.encode(light.why, forKey: .lightWhy)
        try fields.encode(OrNull(wrappedValue: light.month), forKey: .lightMonth)
        try fields.encode(_latest, forKey: .latest)
        try fields.encode(warnings, forKey: .warnings)
        try fields.encode(version, forKey: .version)
    }
}
