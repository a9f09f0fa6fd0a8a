import Messages

/// Asks for cases that fit every filter, by deadline.
public struct ListCases: Query {
    /// The name on the bus.
    public static let name = "rectification.list"
    /// A page of cases.
    public typealias Reply = Page<RectificationCase>

    /// Only cases in this state.
    public var state: CaseState?
    /// Only cases that are neither closed nor merged, or only those that are.
    public var open: Bool?
    /// Only overdue ones, or only others.
    public var overdue: Bool?
    /// Only cases with this light.
    public var light: CaseLight?
    /// Only cases that this unit is responsible for.
    public var unit: String?
    /// Only cases of this town.
    public var town: String?
    /// Only cases of this programme.
    public var programme: String?
    /// Only cases of this class.
    public var `class`: String?
    /// Only cases of this kind of origin.
    public var origin: CaseOrigin.Kind?
    /// Only cases with this in title, place, reason or id.
    public var q: String?
    /// The day that lights are judged on, `yyyy-MM-dd`; today when left out.
    public var asOf: String?
    /// Items on the page; see ``PageLimit``.
    public var limit: Int?
    /// The `next` of the page before.
    public var cursor: String?

    /// Makes a query.
    public init(
        state: CaseState? = nil,
        open: Bool? = nil,
        overdue: Bool? = nil,
        light: CaseLight? = nil,
        unit: String? = nil,
        town: String? = nil,
        programme: String? = nil,
        `class`: String? = nil,
        origin: CaseOrigin.Kind? = nil,
        q: String? = nil,
        asOf: String? = nil,
        limit: Int? = nil,
        cursor: String? = nil
    ) {
        self.state = state
        self.open = open
        self.overdue = overdue
        self.light = light
        self.unit = unit
        self.town = town
        self.programme = programme
        self.class = `class`
        self.origin = origin
        self.q = q
        self.asOf = asOf
        self.limit = limit
        self.cursor = cursor
    }
}

/// Asks for one case.
public struct FindCase: Query {
    /// The name on the bus.
    public static let name = "rectification.find"
    /// The case.
    public typealias Reply = RectificationCase

    /// The case's id.
    public var id: String
    /// The day that its light is judged on; today when left out.
    public var asOf: String?

    /// Makes a query.
    public init(
        id: String,
        asOf: String? = nil
    ) {
        self.id = id
        self.asOf = asOf
    }
}

/// Asks what happened to a case, oldest first.
public struct CaseHistory: Query {
    /// The name on the bus.
    public static let name = "rectification.history"
    /// All of it, on one page.
    public typealias Reply = Page<CaseHistoryEntry>

    /// The case's id.
    public var id: String

    /// Makes a query.
    public init(
        id: String
    ) {
        self.id = id
    }
}
