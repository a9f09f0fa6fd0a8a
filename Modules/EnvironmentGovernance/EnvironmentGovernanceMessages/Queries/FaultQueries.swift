import Messages

/// Asks for faults, the latest first.
public struct ListFaults: Query {
    /// The name on the bus.
    public static let name = "environment.list-faults"
    /// A page of faults.
    public typealias Reply = Page<EnvironmentFault>

    /// Only faults of this programme.
    public var programme: String?
    /// Only faults of this town.
    public var town: String?
    /// Only faults at this place.
    public var place: String?
    /// Only faults of this checklist item.
    public var item: String?
    /// Only faults in this state.
    public var state: FaultState?
    /// Only faults that became known so.
    public var origin: FaultOrigin?
    /// Only faults found in this month, `2024-07`.
    public var month: Period?
    /// Items on the page; see ``PageLimit``.
    public var limit: Int?
    /// The `next` of the page before.
    public var cursor: String?

    /// Makes a query.
    public init(
        programme: String? = nil,
        town: String? = nil,
        place: String? = nil,
        item: String? = nil,
        state: FaultState? = nil,
        origin: FaultOrigin? = nil,
        month: Period? = nil,
        limit: Int? = nil,
        cursor: String? = nil
    ) {
        self.programme = programme
        self.town = town
        self.place = place
        self.item = item
        self.state = state
        self.origin = origin
        self.month = month
        self.limit = limit
        self.cursor = cursor
    }
}

/// Asks for one fault.
public struct FindFault: Query {
    /// The name on the bus.
    public static let name = "environment.find-fault"
    /// The fault.
    public typealias Reply = EnvironmentFault

    /// The fault's id.
    public var id: String

    /// Makes a query.
    public init(id: String) {
        self.id = id
    }
}
