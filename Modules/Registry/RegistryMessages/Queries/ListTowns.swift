import Messages

/// Asks for towns, by id.
///
/// All filters given must hold, as of the same day.
public struct ListTowns: Query {
    /// The name on the bus.
    public static let name = "registry.list-towns"
    /// A page of towns.
    public typealias Reply = Page<Town>

    /// Only towns in this programme.
    public var programme: String?
    /// Only towns in or below this region: an id, or the beginning of an official code.
    public var region: String?
    /// Only towns at this level.
    public var level: String?
    /// Only towns in this category.
    public var category: String?
    /// Only towns of this type.
    public var type: String?
    /// Only towns at this stage.
    public var stage: String?
    /// Only towns with this in their name or id.
    public var q: String?
    /// The day (`2021-06-30`; `2021` is its last day); left out: the latest on record.
    public var asOf: String?
    /// Items on the page; see ``PageLimit``.
    public var limit: Int?
    /// The `next` of the page before.
    public var cursor: String?

    /// Makes a query.
    public init(
        programme: String? = nil,
        region: String? = nil,
        level: String? = nil,
        category: String? = nil,
        type: String? = nil,
        stage: String? = nil,
        q: String? = nil,
        asOf: String? = nil,
        limit: Int? = nil,
        cursor: String? = nil
    ) {
        self.programme = programme
        self.region = region
        self.level = level
        self.category = category
        self.type = type
        self.stage = stage
        self.q = q
        self.asOf = asOf
        self.limit = limit
        self.cursor = cursor
    }
}

/// Asks for one town.
public struct FindTown: Query {
    /// The name on the bus.
    public static let name = "registry.find-town"
    /// The town.
    public typealias Reply = Town

    /// The town's id.
    public var id: String
    /// The day; left out: the latest on record.
    public var asOf: String?
    /// As the registry knew it at the end of this day, later corrections left out; left out: as it is known now.
    public var knownAt: String?

    /// Makes a query.
    public init(id: String, asOf: String? = nil, knownAt: String? = nil) {
        self.id = id
        self.asOf = asOf
        self.knownAt = knownAt
    }
}

/// Asks for what happened to a town, oldest first as recorded.
public struct TownHistory: Query {
    /// The name on the bus.
    public static let name = "registry.town-history"
    /// A page of entries.
    public typealias Reply = Page<TownHistoryEntry>

    /// The town's id.
    public var id: String
    /// Only what belongs to this programme, and to the town itself.
    public var programme: String?
    /// Items on the page; see ``PageLimit``.
    public var limit: Int?
    /// The `next` of the page before.
    public var cursor: String?

    /// Makes a query.
    public init(id: String, programme: String? = nil, limit: Int? = nil, cursor: String? = nil) {
        self.id = id
        self.programme = programme
        self.limit = limit
        self.cursor = cursor
    }
}
