import Messages

/// Asks for grids in the order of their tree: each after the one around it.
public struct ListGrids: Query {
    /// The name on the bus.
    public static let name = "environment.list-grids"
    /// A page of grids.
    public typealias Reply = Page<Grid>

    /// Only grids of this programme.
    public var programme: String?
    /// Only grids of this town.
    public var town: String?
    /// Only grids of this level.
    public var level: String?
    /// Items on the page; see ``PageLimit``.
    public var limit: Int?
    /// The `next` of the page before.
    public var cursor: String?

    /// Makes a query.
    public init(
        programme: String? = nil,
        town: String? = nil,
        level: String? = nil,
        limit: Int? = nil,
        cursor: String? = nil
    ) {
        self.programme = programme
        self.town = town
        self.level = level
        self.limit = limit
        self.cursor = cursor
    }
}

/// Asks for places, by id.
public struct ListPlaces: Query {
    /// The name on the bus.
    public static let name = "environment.list-places"
    /// A page of places.
    public typealias Reply = Page<InspectedPlace>

    /// Only places of this programme.
    public var programme: String?
    /// Only places of this town.
    public var town: String?
    /// Only places of this kind.
    public var kind: String?
    /// Only places in this grid or in one within it.
    public var grid: String?
    /// Only places with this in their name or id.
    public var q: String?
    /// Items on the page; see ``PageLimit``.
    public var limit: Int?
    /// The `next` of the page before.
    public var cursor: String?

    /// Makes a query.
    public init(
        programme: String? = nil,
        town: String? = nil,
        kind: String? = nil,
        grid: String? = nil,
        q: String? = nil,
        limit: Int? = nil,
        cursor: String? = nil
    ) {
        self.programme = programme
        self.town = town
        self.kind = kind
        self.grid = grid
        self.q = q
        self.limit = limit
        self.cursor = cursor
    }
}

/// Asks for one place.
public struct FindPlace: Query {
    /// The name on the bus.
    public static let name = "environment.find-place"
    /// The place.
    public typealias Reply = InspectedPlace

    /// The place's id.
    public var id: String

    /// Makes a query.
    public init(id: String) {
        self.id = id
    }
}

/// Asks how many places of each kind somebody answers for, and how many have signed 门前三包.
public struct FindCoverage: Query {
    /// The name on the bus.
    public static let name = "environment.find-coverage"
    /// The kinds, in the programme's order.
    public struct Reply: Codable, Sendable, Hashable {
        /// One entry for each kind, also for those without a place.
        public var kinds: [KindCoverage]

        /// Makes a reply.
        public init(kinds: [KindCoverage]) {
            self.kinds = kinds
        }
    }

    /// The programme.
    public var programme: String
    /// Only places of this town.
    public var town: String?

    /// Makes a query.
    public init(programme: String, town: String? = nil) {
        self.programme = programme
        self.town = town
    }
}
