import Messages

/// A month's round in a list, without its totals.
public struct RoundSummary: Codable, Sendable, Hashable {
    /// The programme.
    public var programme: String
    /// The month.
    public var month: Period
    /// Whether reports are taken.
    public var state: RoundState
    /// Until when reports are due, `yyyy-MM-dd`; `null` when the programme does not say.
    @OrNull public var due: String?

    /// Makes a summary.
    public init(programme: String, month: Period, state: RoundState, due: String? = nil) {
        self.programme = programme
        self.month = month
        self.state = state
        self._due = OrNull(wrappedValue: due)
    }
}

/// Asks for the rounds, newest first, then by programme.
public struct ListRounds: Query {
    /// The name on the bus.
    public static let name = "projects.list-rounds"
    /// A page of rounds.
    public typealias Reply = Page<RoundSummary>

    /// Only rounds of this programme.
    public var programme: String?
    /// Only rounds in this state.
    public var state: RoundState?
    /// Items on the page; see ``PageLimit``.
    public var limit: Int?
    /// The `next` of the page before.
    public var cursor: String?

    /// Makes a query.
    public init(programme: String? = nil, state: RoundState? = nil, limit: Int? = nil, cursor: String? = nil) {
        self.programme = programme
        self.state = state
        self.limit = limit
        self.cursor = cursor
    }
}
