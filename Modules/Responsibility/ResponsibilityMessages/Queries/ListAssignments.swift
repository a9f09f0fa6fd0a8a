import Messages

/// Asks for the tasks that towns have, by id.
public struct ListAssignments: Query {
    /// The name on the bus.
    public static let name = "responsibility.list-assignments"
    /// A page of assignments.
    public typealias Reply = Page<Assignment>

    /// Only those of this programme.
    public var programme: String?
    /// Only those of this town.
    public var town: String?
    /// Only those of this task.
    public var task: String?
    /// Only those in this state.
    public var state: AssignmentState?
    /// Only those that are overdue, or that are not.
    public var overdue: Bool?
    /// Items on the page; see ``PageLimit``.
    public var limit: Int?
    /// The `next` of the page before.
    public var cursor: String?

    /// Makes a query.
    public init(
        programme: String? = nil,
        town: String? = nil,
        task: String? = nil,
        state: AssignmentState? = nil,
        overdue: Bool? = nil,
        limit: Int? = nil,
        cursor: String? = nil
    ) {
        self.programme = programme
        self.town = town
        self.task = task
        self.state = state
        self.overdue = overdue
        self.limit = limit
        self.cursor = cursor
    }
}

/// Asks for a task that a town has.
public struct FindAssignment: Query {
    /// The name on the bus.
    public static let name = "responsibility.find-assignment"
    /// The assignment.
    public typealias Reply = Assignment

    /// The assignment's id.
    public var id: String

    /// Makes a query.
    public init(id: String) {
        self.id = id
    }
}

/// Asks for the public catalogue of matters that towns took on, by id; for everybody.
public struct ListMatters: Query {
    /// The name on the bus.
    public static let name = "responsibility.list-matters"
    /// A page of matters.
    public typealias Reply = Page<DelegatedMatter>

    /// Only matters of this programme.
    public var programme: String?
    /// Only matters of this town.
    public var town: String?
    /// Items on the page; see ``PageLimit``.
    public var limit: Int?
    /// The `next` of the page before.
    public var cursor: String?

    /// Makes a query.
    public init(programme: String? = nil, town: String? = nil, limit: Int? = nil, cursor: String? = nil) {
        self.programme = programme
        self.town = town
        self.limit = limit
        self.cursor = cursor
    }
}
