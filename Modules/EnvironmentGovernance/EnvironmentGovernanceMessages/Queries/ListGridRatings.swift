import Messages

/// Asks how the heads of grids did, by grid and month.
public struct ListGridRatings: Query {
    /// The name on the bus.
    public static let name = "environment.list-grid-ratings"
    /// A page of ratings.
    public typealias Reply = Page<GridRating>

    /// Only ratings of this programme.
    public var programme: String?
    /// Only ratings of this town.
    public var town: String?
    /// Only ratings of this grid.
    public var grid: String?
    /// Only ratings of this month, `2024-07`.
    public var month: Period?
    /// Items on the page; see ``PageLimit``.
    public var limit: Int?
    /// The `next` of the page before.
    public var cursor: String?

    /// Makes a query.
    public init(
        programme: String? = nil,
        town: String? = nil,
        grid: String? = nil,
        month: Period? = nil,
        limit: Int? = nil,
        cursor: String? = nil
    ) {
        self.programme = programme
        self.town = town
        self.grid = grid
        self.month = month
        self.limit = limit
        self.cursor = cursor
    }
}
