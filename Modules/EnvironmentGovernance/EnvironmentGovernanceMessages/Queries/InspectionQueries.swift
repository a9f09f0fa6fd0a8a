import Messages

/// Asks for inspections, the latest first.
public struct ListInspections: Query {
    /// The name on the bus.
    public static let name = "environment.list-inspections"
    /// A page of inspections.
    public typealias Reply = Page<Inspection>

    /// Only inspections of this programme.
    public var programme: String?
    /// Only inspections for this month, `2024-07`.
    public var month: Period?
    /// Only inspections in this state.
    public var state: InspectionState?
    /// Items on the page; see ``PageLimit``.
    public var limit: Int?
    /// The `next` of the page before.
    public var cursor: String?

    /// Makes a query.
    public init(
        programme: String? = nil,
        month: Period? = nil,
        state: InspectionState? = nil,
        limit: Int? = nil,
        cursor: String? = nil
    ) {
        self.programme = programme
        self.month = month
        self.state = state
        self.limit = limit
        self.cursor = cursor
    }
}

/// Asks for one inspection.
public struct FindInspection: Query {
    /// The name on the bus.
    public static let name = "environment.find-inspection"
    /// The inspection.
    public typealias Reply = Inspection

    /// The inspection's id.
    public var id: String

    /// Makes a query.
    public init(id: String) {
        self.id = id
    }
}

/// Asks for everything that is needed to draw an inspection's places again.
public struct FindDrawProof: Query {
    /// The name on the bus.
    public static let name = "environment.draw-proof"
    /// The proof.
    public typealias Reply = DrawProof

    /// The inspection's id.
    public var id: String

    /// Makes a query.
    public init(id: String) {
        self.id = id
    }
}

/// Asks for findings, by inspection, place and item.
public struct ListFindings: Query {
    /// The name on the bus.
    public static let name = "environment.list-findings"
    /// A page of findings.
    public typealias Reply = Page<Finding>

    /// Only findings of this programme.
    public var programme: String?
    /// Only findings of this town.
    public var town: String?
    /// Only findings of this inspection.
    public var inspection: String?
    /// Only findings at this place.
    public var place: String?
    /// Only findings with this result.
    public var result: FindingResult?
    /// Items on the page; see ``PageLimit``.
    public var limit: Int?
    /// The `next` of the page before.
    public var cursor: String?

    /// Makes a query.
    public init(
        programme: String? = nil,
        town: String? = nil,
        inspection: String? = nil,
        place: String? = nil,
        result: FindingResult? = nil,
        limit: Int? = nil,
        cursor: String? = nil
    ) {
        self.programme = programme
        self.town = town
        self.inspection = inspection
        self.place = place
        self.result = result
        self.limit = limit
        self.cursor = cursor
    }
}
