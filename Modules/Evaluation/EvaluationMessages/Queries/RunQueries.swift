import Messages

/// Asks for runs, newest first.
public struct ListRuns: Query {
    /// The name on the bus.
    public static let name = "evaluation.list-runs"
    /// A page of runs.
    public typealias Reply = Page<EvaluationRun>

    /// Only of this programme.
    public var programme: String?
    /// Only of this period.
    public var period: Period?
    /// Only in this state.
    public var state: RunState?
    /// Items on the page; see ``PageLimit``.
    public var limit: Int?
    /// The `next` of the page before.
    public var cursor: String?

    /// Makes a query.
    public init(
        programme: String? = nil,
        period: Period? = nil,
        state: RunState? = nil,
        limit: Int? = nil,
        cursor: String? = nil
    ) {
        self.programme = programme
        self.period = period
        self.state = state
        self.limit = limit
        self.cursor = cursor
    }
}

/// Asks for one run.
public struct FindRun: Query {
    /// The name on the bus.
    public static let name = "evaluation.find-run"
    /// The run.
    public typealias Reply = EvaluationRun

    /// The run's id.
    public var run: String

    /// Makes a query.
    public init(run: String) {
        self.run = run
    }
}

/// Asks for the results of a run: by rank, then towns without a score by id.
public struct ListResults: Query {
    /// The name on the bus.
    public static let name = "evaluation.list-results"
    /// A page of results.
    public typealias Reply = Page<TownResult>

    /// The run's id.
    public var run: String
    /// Items on the page; see ``PageLimit``.
    public var limit: Int?
    /// The `next` of the page before.
    public var cursor: String?

    /// Makes a query.
    public init(run: String, limit: Int? = nil, cursor: String? = nil) {
        self.run = run
        self.limit = limit
        self.cursor = cursor
    }
}

/// Asks why a town has its score.
public struct Explain: Query {
    /// The name on the bus.
    public static let name = "evaluation.explain"
    /// The run with the town in it, down to the sources.
    public typealias Reply = Explanation

    /// The run's id.
    public var run: String
    /// The town's id.
    public var town: String

    /// Makes a query.
    public init(run: String, town: String) {
        self.run = run
        self.town = town
    }
}
