import Messages

/// A month of a town.
public struct CommerceMonth: Codable, Sendable, Hashable {
    /// The programme.
    public var programme: String
    /// The town.
    public var town: String
    /// The month.
    public var month: Period
    /// Its version now: 1, and one more each time that late rows changed it after it was closed.
    public var version: Int
    /// The version in which it was last closed; `null` when it was not.
    @OrNull public var closedVersion: Int?
    /// Rows that came after it was first closed.
    public var late: Int

    /// Makes a month.
    public init(programme: String, town: String, month: Period, version: Int, closedVersion: Int?, late: Int) {
        self.programme = programme
        self.town = town
        self.month = month
        self.version = version
        self._closedVersion = OrNull(wrappedValue: closedVersion)
        self.late = late
    }
}

/// Asks for the months that were closed, newest first.
public struct ListMonths: Query {
    /// The name on the bus.
    public static let name = "ecommerce.list-months"
    /// A page of months.
    public typealias Reply = Page<CommerceMonth>

    /// Only those of this programme.
    public var programme: String?
    /// Only those of this town.
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
