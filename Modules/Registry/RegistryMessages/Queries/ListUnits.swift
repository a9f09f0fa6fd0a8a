import Messages

/// Asks for units, by id.
public struct ListUnits: Query {
    /// The name on the bus.
    public static let name = "registry.list-units"
    /// A page of units.
    public typealias Reply = Page<OfficeUnit>

    /// Only units of this kind.
    public var kind: String?
    /// Only units with this in their id, name or aliases.
    public var q: String?
    /// Items on the page; see ``PageLimit``.
    public var limit: Int?
    /// The `next` of the page before.
    public var cursor: String?

    /// Makes a query.
    public init(kind: String? = nil, q: String? = nil, limit: Int? = nil, cursor: String? = nil) {
        self.kind = kind
        self.q = q
        self.limit = limit
        self.cursor = cursor
    }
}

/// Asks for regions, by id.
public struct ListRegions: Query {
    /// The name on the bus.
    public static let name = "registry.list-regions"
    /// A page of regions.
    public typealias Reply = Page<Region>

    /// Only regions directly below this one, by id, in ``hierarchy``.
    public var parent: String?
    /// The hierarchy that ``parent`` is meant in; left out: the administrative one.
    public var hierarchy: String?
    /// Only regions whose official code begins like this.
    public var code: String?
    /// The day; left out: the latest on record.
    public var asOf: String?
    /// Items on the page; see ``PageLimit``.
    public var limit: Int?
    /// The `next` of the page before.
    public var cursor: String?

    /// Makes a query.
    public init(
        parent: String? = nil,
        hierarchy: String? = nil,
        code: String? = nil,
        asOf: String? = nil,
        limit: Int? = nil,
        cursor: String? = nil
    ) {
        self.parent = parent
        self.hierarchy = hierarchy
        self.code = code
        self.asOf = asOf
        self.limit = limit
        self.cursor = cursor
    }
}
