import Messages

/// Opens an inspection: freezes its candidates and publishes the commitment to the secret that will draw from them.
public struct OpenInspection: Command {
    /// The name on the bus.
    public static let name = "environment.open-inspection"
    /// The inspection.
    public typealias Reply = InspectionReply
    /// Candidates at most; more are refused, for the list must fit one event.
    public static let candidateLimit = 5000

    /// The inspection's id; left out: the programme, the month and a number.
    public var id: String?
    /// The programme.
    public var programme: String
    /// The month that its findings count for, `2024-07`.
    public var month: Period
    /// The part of the month's score; left out: the only one.
    public var part: String?
    /// The unit that inspects; places that it answers for itself are left out.
    public var unit: String
    /// The checklist items, by id.
    @OrEmpty public var items: [String]
    /// Groups whose items are looked at, by id; neither items nor groups: all.
    @OrEmpty public var groups: [String]
    /// The towns; none: all of the programme's.
    @OrEmpty public var towns: [String]
    /// How many places of each kind are drawn.
    public var quotas: [KindQuota]
    /// Whether the towns are not told before.
    @OrFalse public var unannounced: Bool
    /// Whether findings are taken at places that were not drawn, too.
    @OrFalse public var anyPlace: Bool
    /// SHA-256 of the secret's bytes (UTF-8), as 64 hex digits.
    public var commitment: String

    /// Makes a command.
    public init(
        id: String? = nil,
        programme: String,
        month: Period,
        part: String? = nil,
        unit: String,
        items: [String] = [],
        groups: [String] = [],
        towns: [String] = [],
        quotas: [KindQuota],
        unannounced: Bool = false,
        anyPlace: Bool = false,
        commitment: String
    ) {
        self.id = id
        self.programme = programme
        self.month = month
        self.part = part
        self.unit = unit
        self._items = OrEmpty(wrappedValue: items)
        self._groups = OrEmpty(wrappedValue: groups)
        self._towns = OrEmpty(wrappedValue: towns)
        self.quotas = quotas
        self._unannounced = OrFalse(wrappedValue: unannounced)
        self._anyPlace = OrFalse(wrappedValue: anyPlace)
        self.commitment = commitment
    }
}

/// What became of an inspection.
public struct InspectionReply: Codable, Sendable, Hashable {
    /// The inspection's id.
    public var inspection: String
    /// Where it stands.
    public var state: InspectionState
    /// How many candidates are frozen.
    public var candidates: Int
    /// SHA-256 of the candidates' list.
    public var digest: String
    /// The places drawn.
    public var drawn: [DrawnPlace]

    /// Makes a reply.
    public init(
        inspection: String,
        state: InspectionState,
        candidates: Int,
        digest: String,
        drawn: [DrawnPlace] = []
    ) {
        self.inspection = inspection
        self.state = state
        self.candidates = candidates
        self.digest = digest
        self.drawn = drawn
    }
}

/// Reveals the secret of an inspection and draws its places by it.
public struct DrawInspection: Command {
    /// The name on the bus.
    public static let name = "environment.draw-inspection"
    /// What became of it.
    public typealias Reply = InspectionReply

    /// The inspection.
    public var inspection: String
    /// The secret; its SHA-256 must be the commitment.
    public var secret: String

    /// Makes a command.
    public init(inspection: String, secret: String) {
        self.inspection = inspection
        self.secret = secret
    }
}

/// Records what was found at one place.
///
/// A failed item becomes a fault. An item that is on record is corrected; that needs a reason.
public struct RecordFindings: Command {
    /// The name on the bus.
    public static let name = "environment.record-findings"
    /// What became of it.
    public typealias Reply = FindingsReply

    /// The inspection.
    public var inspection: String
    /// The place.
    public var place: String
    /// The day, `yyyy-MM-dd`; left out: today.
    public var date: String?
    /// The results, each item once.
    public var results: [ItemResult]

    /// Makes a command.
    public init(inspection: String, place: String, date: String? = nil, _ results: [ItemResult]) {
        self.inspection = inspection
        self.place = place
        self.date = date
        self.results = results
    }
}

/// What became of findings.
public struct FindingsReply: Codable, Sendable, Hashable {
    /// How many results are new.
    public var recorded: Int
    /// How many were on record and say something else now.
    public var corrected: Int
    /// Faults that were not known, by id.
    public var found: [String]
    /// Faults that were known and are seen again, by id.
    public var seenAgain: [String]
    /// Faults that were recorded in error, by id.
    public var withdrawn: [String]

    /// Makes a reply.
    public init(
        recorded: Int = 0,
        corrected: Int = 0,
        found: [String] = [],
        seenAgain: [String] = [],
        withdrawn: [String] = []
    ) {
        self.recorded = recorded
        self.corrected = corrected
        self.found = found
        self.seenAgain = seenAgain
        self.withdrawn = withdrawn
    }
}
