import Messages

/// Replaces what is said of a project; the old words stay in the log, and a reason is required.
///
/// Read the project, alter its facts, and send them whole with its version.
public struct ChangeProject: Command {
    /// The name on the bus.
    public static let name = "projects.change-project"
    /// What became of it.
    public typealias Reply = ProjectReply

    /// The project.
    public var project: String
    /// What is said of it from now on; the number stays as it is.
    public var facts: ProjectFacts
    /// The project's version as the asker saw it.
    public var expectedVersion: Int?

    /// Makes a command.
    public init(project: String, facts: ProjectFacts, expectedVersion: Int? = nil) {
        self.project = project
        self.facts = facts
        self.expectedVersion = expectedVersion
    }
}

/// Records a step of a project: 签约, 落地, 开工, 投产, 完成, 停建, 复工.
///
/// Steps may be left out, and none goes back. Only what was suspended is resumed, and what is suspended must be.
public struct RecordStatus: Command {
    /// The name on the bus.
    public static let name = "projects.record-status"
    /// What became of it.
    public typealias Reply = ProjectReply

    /// The project.
    public var project: String
    /// The step.
    public var step: FunnelStep
    /// When, `yyyy-MM-dd`; today when left out.
    public var date: String?
    /// The project's version as the asker saw it.
    public var expectedVersion: Int?

    /// Makes a command.
    public init(project: String, step: FunnelStep, date: String? = nil, expectedVersion: Int? = nil) {
        self.project = project
        self.step = step
        self.date = date
        self.expectedVersion = expectedVersion
    }
}

/// Records a milestone of a project, a new one or what became of one.
public struct RecordMilestone: Command {
    /// The name on the bus.
    public static let name = "projects.record-milestone"
    /// What became of it.
    public typealias Reply = ProjectReply

    /// The project.
    public var project: String
    /// The milestone; one of the same name is replaced.
    public var milestone: ProjectMilestone
    /// The project's version as the asker saw it.
    public var expectedVersion: Int?

    /// Makes a command.
    public init(project: String, _ milestone: ProjectMilestone, expectedVersion: Int? = nil) {
        self.project = project
        self.milestone = milestone
        self.expectedVersion = expectedVersion
    }
}
