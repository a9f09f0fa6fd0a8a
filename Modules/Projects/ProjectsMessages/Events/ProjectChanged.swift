import Messages

/// What is said of a project was changed.
///
/// It has the shape of ``ProjectRegistered`` as the project is now, and says what changed.
public struct ProjectChanged: Event {
    /// The type.
    public static let name = "projects.project-changed.v1"

    /// One member of a project's facts that changed.
    public struct Change: Codable, Sendable, Hashable {
        /// The member (`investment`).
        public var field: String
        /// What it was, as JSON text.
        public var from: String
        /// What it is, as JSON text.
        public var to: String

        /// States a change.
        public init(field: String, from: String, to: String) {
            self.field = field
            self.from = from
            self.to = to
        }
    }

    /// The project as it is now.
    public var now: ProjectRegistered
    /// What changed.
    public var changes: [Change]
    /// The project's light now; `nil` in events that were written before it was told.
    public var light: LightColour?

    /// The project's id.
    public var subject: String { now.project }

    /// States the fact.
    public init(_ now: ProjectRegistered, changes: [Change], light: LightColour? = nil) {
        self.now = now
        self.changes = changes
        self.light = light
    }

    private enum CodingKeys: String, CodingKey {
        case changes, light
    }

    /// Reads the fact.
    ///
    /// - Throws: `DecodingError`.
    public init(from decoder: any Decoder) throws {
        now = try ProjectRegistered(from: decoder)
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        changes = try fields.decode([Change].self, forKey: .changes)
        light = try fields.decode(OrNull<LightColour>.self, forKey: .light).wrappedValue
    }

    /// Writes the fact.
    public func encode(to encoder: any Encoder) throws {
        try now.encode(to: encoder)
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(changes, forKey: .changes)
        try fields.encode(OrNull(wrappedValue: light), forKey: .light)
    }
}

/// A project took a step.
public struct ProjectStatusChanged: Event {
    /// The type.
    public static let name = "projects.project-status-changed.v1"

    /// The project's id.
    public var project: String
    /// The programme.
    public var programme: String
    /// Its town; `null` when it has none.
    @OrNull public var town: String?
    /// Its kinds.
    public var kinds: [String]
    /// The step.
    public var step: FunnelStep
    /// How far it was.
    public var from: ProjectStatus
    /// How far it is.
    public var status: ProjectStatus
    /// Since when, `yyyy-MM-dd`.
    public var date: String

    /// The project's id.
    public var subject: String { project }

    /// States the fact.
    public init(
        project: String,
        programme: String,
        town: String?,
        kinds: [String],
        step: FunnelStep,
        from: ProjectStatus,
        status: ProjectStatus,
        date: String
    ) {
        self.project = project
        self.programme = programme
        self._town = OrNull(wrappedValue: town)
        self.kinds = kinds
        self.step = step
        self.from = from
        self.status = status
        self.date = date
    }
}

/// A milestone of a project was recorded.
public struct MilestoneRecorded: Event {
    /// The type.
    public static let name = "projects.milestone-recorded.v1"

    /// The project's id.
    public var project: String
    /// The programme.
    public var programme: String
    /// Its town; `null` when it has none.
    @OrNull public var town: String?
    /// The milestone.
    public var milestone: ProjectMilestone

    /// The project's id.
    public var subject: String { project }

    /// States the fact.
    public init(project: String, programme: String, town: String?, milestone: ProjectMilestone) {
        self.project = project
        self.programme = programme
        self._town = OrNull(wrappedValue: town)
        self.milestone = milestone
    }
}
