import Messages

/// Gives tasks of a programme to a town, all or none.
///
/// A task that the town has already is left alone.
public struct AssignTasks: Command {
    /// The name on the bus.
    public static let name = "responsibility.assign-tasks"

    /// What became of them.
    public struct Reply: Codable, Sendable, Hashable {
        /// The assignments' ids, in the order of the tasks.
        public var assignments: [String]
        /// How many are new.
        public var assigned: Int

        /// Tells what became of them.
        public init(assignments: [String], assigned: Int) {
            self.assignments = assignments
            self.assigned = assigned
        }
    }

    /// The programme.
    public var programme: String
    /// The town.
    public var town: String
    /// The tasks, by id; `null` for all that are for a town of its type.
    public var tasks: [String]?
    /// Until when, `yyyy-MM-dd`; what the document says when left out.
    public var due: String?

    /// Makes a command.
    public init(programme: String, town: String, tasks: [String]? = nil, due: String? = nil) {
        self.programme = programme
        self.town = town
        self.tasks = tasks
        self.due = due
    }
}

/// What became of an assignment.
public struct AssignmentReply: Codable, Sendable, Hashable {
    /// The assignment's id.
    public var assignment: String
    /// Where it is now.
    public var state: AssignmentState
    /// Its version now.
    public var version: Int

    /// Tells what became of it.
    public init(assignment: String, state: AssignmentState, version: Int) {
        self.assignment = assignment
        self.state = state
        self.version = version
    }
}

/// Reports how far a town is with a task.
public struct ReportProgress: Command {
    /// The name on the bus.
    public static let name = "responsibility.report-progress"
    /// What became of it.
    public typealias Reply = AssignmentReply

    /// The assignment.
    public var assignment: String
    /// How much is done, 0 to 100 %.
    public var percent: DecimalValue
    /// How it stands, in words.
    public var text: String

    /// Makes a command.
    public init(assignment: String, percent: DecimalValue, text: String) {
        self.assignment = assignment
        self.percent = percent
        self.text = text
    }
}

/// Says that a town has done a task, and what shows it.
public struct CompleteTask: Command {
    /// The name on the bus.
    public static let name = "responsibility.complete-task"
    /// What became of it.
    public typealias Reply = AssignmentReply

    /// The assignment.
    public var assignment: String
    /// What shows it: documents, photos, figures, in words; one at least.
    public var evidence: [String]

    /// Makes a command.
    public init(assignment: String, evidence: [String]) {
        self.assignment = assignment
        self.evidence = evidence
    }
}
