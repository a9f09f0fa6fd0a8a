import Messages

/// Asks for tasks of programmes, in the order of their documents; for everybody.
public struct ListTasks: Query {
    /// The name on the bus.
    public static let name = "responsibility.list-tasks"
    /// A page of tasks.
    public typealias Reply = Page<ProgrammeTask>

    /// Only tasks of this programme.
    public var programme: String?
    /// Tasks of this version of its definition; the last one when left out.
    public var version: Int?
    /// Only tasks that this unit leads or takes part in: an id, a name or an alias.
    public var unit: String?
    /// Only tasks with this flag.
    public var flag: TaskFlag.Kind?
    /// Only tasks of this part of the document.
    public var group: String?
    /// Items on the page; see ``PageLimit``.
    public var limit: Int?
    /// The `next` of the page before.
    public var cursor: String?

    /// Makes a query.
    public init(
        programme: String? = nil,
        version: Int? = nil,
        unit: String? = nil,
        flag: TaskFlag.Kind? = nil,
        group: String? = nil,
        limit: Int? = nil,
        cursor: String? = nil
    ) {
        self.programme = programme
        self.version = version
        self.unit = unit
        self.flag = flag
        self.group = group
        self.limit = limit
        self.cursor = cursor
    }
}

/// Asks what each unit has to do in a programme, most clauses first.
///
/// Clauses are counted for everybody; work of towns only where the asker may see the town.
public struct ListWorkload: Query {
    /// The name on the bus.
    public static let name = "responsibility.workload"

    /// The units.
    public struct Reply: Codable, Sendable, Hashable {
        /// The programme's id.
        public var programme: String
        /// How many clauses it has.
        public var clauses: Int
        /// The units, most clauses first.
        public var units: [UnitWorkload]

        /// Answers.
        public init(programme: String, clauses: Int, units: [UnitWorkload]) {
            self.programme = programme
            self.clauses = clauses
            self.units = units
        }
    }

    /// The programme.
    public var programme: String

    /// Makes a query.
    public init(programme: String) {
        self.programme = programme
    }
}

/// Asks for the leading group of a programme; for everybody.
public struct FindGroup: Query {
    /// The name on the bus.
    public static let name = "responsibility.find-group"
    /// The group.
    public typealias Reply = GroupState

    /// The programme.
    public var programme: String

    /// Makes a query.
    public init(programme: String) {
        self.programme = programme
    }
}
