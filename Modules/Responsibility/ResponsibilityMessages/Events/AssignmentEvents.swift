import Messages

/// A town was given a task.
public struct TaskAssigned: Event {
    /// The type.
    public static let name = "responsibility.task-assigned.v1"

    /// The assignment's id.
    public var assignment: String
    /// The programme.
    public var programme: String
    /// The version of its definition.
    public var programmeVersion: Int
    /// The town.
    public var town: String
    /// The task's id.
    public var task: String
    /// The task's number; `null` when it has none.
    @OrNull public var number: String?
    /// The task's names.
    public var names: LocalizedName
    /// Until when, `yyyy-MM-dd`; `null` when nobody said.
    @OrNull public var due: String?
    /// The day, `yyyy-MM-dd`.
    public var date: String

    /// The assignment's id.
    public var subject: String { assignment }

    /// States the fact.
    public init(
        assignment: String,
        programme: String,
        programmeVersion: Int,
        town: String,
        task: String,
        number: String?,
        names: LocalizedName,
        due: String?,
        date: String
    ) {
        self.assignment = assignment
        self.programme = programme
        self.programmeVersion = programmeVersion
        self.town = town
        self.task = task
        self._number = OrNull(wrappedValue: number)
        self.names = names
        self._due = OrNull(wrappedValue: due)
        self.date = date
    }
}

/// A town reported how far it is with a task.
public struct TaskProgressed: Event {
    /// The type.
    public static let name = "responsibility.task-progressed.v1"

    /// The assignment's id.
    public var assignment: String
    /// The programme.
    public var programme: String
    /// The town.
    public var town: String
    /// The task's id.
    public var task: String
    /// The report.
    public var progress: Assignment.Progress

    /// The assignment's id.
    public var subject: String { assignment }

    /// States the fact.
    public init(assignment: String, programme: String, town: String, task: String, progress: Assignment.Progress) {
        self.assignment = assignment
        self.programme = programme
        self.town = town
        self.task = task
        self.progress = progress
    }
}

/// A town has done a task.
public struct TaskCompleted: Event {
    /// The type.
    public static let name = "responsibility.task-completed.v1"

    /// The assignment's id.
    public var assignment: String
    /// The programme.
    public var programme: String
    /// The town.
    public var town: String
    /// The task's id.
    public var task: String
    /// What shows it.
    public var evidence: [String]
    /// The day, `yyyy-MM-dd`.
    public var date: String

    /// The assignment's id.
    public var subject: String { assignment }

    /// States the fact.
    public init(assignment: String, programme: String, town: String, task: String, evidence: [String], date: String) {
        self.assignment = assignment
        self.programme = programme
        self.town = town
        self.task = task
        self.evidence = evidence
        self.date = date
    }
}

/// A town's task is over without being done, since the leading group dissolved.
public struct TaskEnded: Event {
    /// The type.
    public static let name = "responsibility.task-ended.v1"

    /// The assignment's id.
    public var assignment: String
    /// The programme.
    public var programme: String
    /// The town.
    public var town: String
    /// The task's id.
    public var task: String
    /// Why.
    public var reason: String
    /// The day, `yyyy-MM-dd`.
    public var date: String

    /// The assignment's id.
    public var subject: String { assignment }

    /// States the fact.
    public init(assignment: String, programme: String, town: String, task: String, reason: String, date: String) {
        self.assignment = assignment
        self.programme = programme
        self.town = town
        self.task = task
        self.reason = reason
        self.date = date
    }
}
