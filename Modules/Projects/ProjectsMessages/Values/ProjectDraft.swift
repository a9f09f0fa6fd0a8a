import Messages

/// A project that is to be put into the library.
///
/// Its JSON is flat: the members of ``facts`` stand beside the others.
public struct ProjectDraft: Codable, Sendable, Hashable {
    /// The id; `PROGRAMME-NUMBER` when left out.
    public var id: String?
    /// What is said of it.
    public var facts: ProjectFacts
    /// Its milestones.
    public var milestones: [ProjectMilestone]
    /// The step that it took last; left out, it is only planned.
    public var step: FunnelStep?
    /// When it took that step, or since when it is in the library, `yyyy-MM-dd` or less exact;
    /// today when left out.
    public var date: String?

    /// Describes a project.
    public init(
        id: String? = nil,
        _ facts: ProjectFacts,
        milestones: [ProjectMilestone] = [],
        step: FunnelStep? = nil,
        date: String? = nil
    ) {
        self.id = id
        self.facts = facts
        self.milestones = milestones
        self.step = step
        self.date = date
    }

    private enum CodingKeys: String, CodingKey {
        case id, milestones, step, date
    }

    /// Reads a project.
    ///
    /// - Throws: `DecodingError`.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        id = try fields.decodeIfPresent(String.self, forKey: .id)
        facts = try ProjectFacts(from: decoder)
        milestones = try fields.decode(OrEmpty<ProjectMilestone>.self, forKey: .milestones).wrappedValue
        step = try fields.decodeIfPresent(FunnelStep.self, forKey: .step)
        date = try fields.decodeIfPresent(String.self, forKey: .date)
    }

    /// Writes a project.
    public func encode(to encoder: any Encoder) throws {
        try facts.encode(to: encoder)
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encodeIfPresent(id, forKey: .id)
        try fields.encode(milestones, forKey: .milestones)
        try fields.encodeIfPresent(step, forKey: .step)
        try fields.encodeIfPresent(date, forKey: .date)
    }
}
