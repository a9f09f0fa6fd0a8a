import Messages

/// Asks for the page of a town.
public struct FindTownPage: Query {
    /// The name on the bus.
    public static let name = "townpage.find"
    /// The page.
    public typealias Reply = TownPage

    /// The town's id.
    public var town: String

    /// Makes a query.
    public init(town: String) {
        self.town = town
    }
}

/// Asks for towns with their lights, by id.
public struct ListTownRows: Query {
    /// The name on the bus.
    public static let name = "townpage.list"
    /// A page of towns.
    public typealias Reply = Page<TownRow>

    /// Only towns of this programme.
    public var programme: String?
    /// Only towns of this type.
    public var townType: String?
    /// Only towns whose name or id contains this.
    public var q: String?
    /// Items on the page; see ``PageLimit``.
    public var limit: Int?
    /// The `next` of the page before.
    public var cursor: String?

    /// Makes a query.
    public init(
        programme: String? = nil,
        townType: String? = nil,
        q: String? = nil,
        limit: Int? = nil,
        cursor: String? = nil
    ) {
        self.programme = programme
        self.townType = townType
        self.q = q
        self.limit = limit
        self.cursor = cursor
    }
}

/// Asks for all that the asker may see, counted.
public struct FindOverview: Query {
    /// The name on the bus.
    public static let name = "townpage.overview"
    /// The overview.
    public typealias Reply = Overview

    /// Only this programme.
    public var programme: String?

    /// Makes a query.
    public init(programme: String? = nil) {
        self.programme = programme
    }
}
