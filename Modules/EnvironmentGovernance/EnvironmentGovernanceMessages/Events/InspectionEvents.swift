import Messages

/// An inspection was opened: its candidates are frozen, and so is the secret that will draw from them.
///
/// It names no town, since it is about several and may be unannounced: only those who see whole programmes hear it.
public struct InspectionOpened: Event {
    /// The type.
    public static let name = "environment.inspection-opened.v1"

    /// The inspection's id.
    public var inspection: String
    /// The programme.
    public var programme: String
    /// The month that its findings count for.
    public var month: Period
    /// The part of the month's score, by id.
    public var part: String
    /// The unit that inspects.
    public var unit: String
    /// The checklist items, by id.
    public var items: [String]
    /// How many places of each kind will be drawn.
    public var quotas: [KindQuota]
    /// Whether the towns are not told before.
    public var unannounced: Bool
    /// Whether findings are taken at places that were not drawn, too.
    public var anyPlace: Bool
    /// SHA-256 of the secret, as 64 hex digits.
    public var commitment: String
    /// The places that may be drawn, by id.
    public var candidates: [Candidate]
    /// SHA-256 of the candidates' list, as 64 hex digits.
    public var digest: String
    /// Places of these kinds that the inspecting unit answers for itself and that are therefore left out.
    public var avoided: [String]

    /// The inspection's id.
    public var subject: String { inspection }

    /// States the fact.
    public init(
        inspection: String,
        programme: String,
        month: Period,
        part: String,
        unit: String,
        items: [String],
        quotas: [KindQuota],
        unannounced: Bool,
        anyPlace: Bool,
        commitment: String,
        candidates: [Candidate],
        digest: String,
        avoided: [String]
    ) {
        self.inspection = inspection
        self.programme = programme
        self.month = month
        self.part = part
        self.unit = unit
        self.items = items
        self.quotas = quotas
        self.unannounced = unannounced
        self.anyPlace = anyPlace
        self.commitment = commitment
        self.candidates = candidates
        self.digest = digest
        self.avoided = avoided
    }
}

/// The secret was revealed and the places of an inspection were drawn.
public struct InspectionDrawn: Event {
    /// The type.
    public static let name = "environment.inspection-drawn.v1"

    /// The inspection's id.
    public var inspection: String
    /// The programme.
    public var programme: String
    /// The secret.
    public var secret: String
    /// The places, in the order of their keys.
    public var drawn: [DrawnPlace]

    /// The inspection's id.
    public var subject: String { inspection }

    /// States the fact.
    public init(inspection: String, programme: String, secret: String, drawn: [DrawnPlace]) {
        self.inspection = inspection
        self.programme = programme
        self.secret = secret
        self.drawn = drawn
    }
}

/// Results of a place were recorded, or corrected.
public struct FindingsRecorded: Event {
    /// The type.
    public static let name = "environment.findings-recorded.v1"

    /// The inspection's id.
    public var inspection: String
    /// The programme.
    public var programme: String
    /// The town.
    public var town: String
    /// The place, by id.
    public var place: String
    /// The month that they count for.
    public var month: Period
    /// The part of the month's score.
    public var part: String
    /// The day, `yyyy-MM-dd`.
    public var date: String
    /// The unit that recorded them.
    public var unit: String
    /// The results.
    public var results: [ItemResult]
    /// Items that were on record and are corrected by this, by id.
    public var corrected: [String]

    /// The place's id.
    public var subject: String { place }

    /// States the fact.
    public init(
        inspection: String,
        programme: String,
        town: String,
        place: String,
        month: Period,
        part: String,
        date: String,
        unit: String,
        results: [ItemResult],
        corrected: [String]
    ) {
        self.inspection = inspection
        self.programme = programme
        self.town = town
        self.place = place
        self.month = month
        self.part = part
        self.date = date
        self.unit = unit
        self.results = results
        self.corrected = corrected
    }
}
