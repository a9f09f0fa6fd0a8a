import Messages

/// Where an inspection stands.
public enum InspectionState: String, Codable, Sendable, CaseIterable {
    /// Its candidates are frozen, its places not drawn.
    case open
    /// Its places are drawn; findings are taken.
    case drawn
    /// Its month is closed.
    case closed
}

/// How many places of a kind are drawn.
public struct KindQuota: Codable, Sendable, Hashable {
    /// The kind, by the programme's id.
    public var kind: String
    /// How many, from 1; all when there are fewer.
    public var count: Int

    /// Asks for places.
    public init(_ kind: String, count: Int) {
        self.kind = kind
        self.count = count
    }
}

/// A place that may be drawn.
public struct Candidate: Codable, Sendable, Hashable {
    /// The place, by id.
    public var place: String
    /// Its kind.
    public var kind: String
    /// Its town.
    public var town: String

    /// Names a candidate.
    public init(place: String, kind: String, town: String) {
        self.place = place
        self.kind = kind
        self.town = town
    }
}

/// A place that was drawn.
public struct DrawnPlace: Codable, Sendable, Hashable {
    /// The place, by id.
    public var place: String
    /// Its kind.
    public var kind: String
    /// Its town.
    public var town: String
    /// What it was drawn by: SHA-256 of the secret, a zero byte and the place's id, as 64 hex digits.
    public var key: String

    /// Names a place.
    public init(place: String, kind: String, town: String, key: String) {
        self.place = place
        self.kind = kind
        self.town = town
        self.key = key
    }
}

/// An inspection: what is looked at, where, by whom, and the places that were drawn.
public struct Inspection: Codable, Sendable, Hashable {
    /// The id.
    public var id: String
    /// The programme.
    public var programme: String
    /// The month that its findings count for, `2024-07`.
    public var month: Period
    /// The part of the month's score, by id.
    public var part: String
    /// Where it stands.
    public var state: InspectionState
    /// The unit that inspects.
    public var unit: String
    /// The checklist items that are looked at, by id.
    public var items: [String]
    /// How many places of each kind are drawn.
    public var quotas: [KindQuota]
    /// Whether the towns are not told before (四不两直): reporters see it only when the month is closed.
    public var unannounced: Bool
    /// Whether findings are taken at places that were not drawn, too.
    public var anyPlace: Bool
    /// SHA-256 of the secret, as 64 hex digits.
    public var commitment: String
    /// SHA-256 of the candidates' list, as 64 hex digits.
    public var digest: String
    /// How many candidates of what the asker may see there are.
    public var candidates: Int
    /// The places drawn, of what the asker may see.
    public var drawn: [DrawnPlace]
    /// Places in which something is recorded, of what the asker may see.
    public var visited: Int

    /// Describes an inspection.
    public init(
        id: String,
        programme: String,
        month: Period,
        part: String,
        state: InspectionState,
        unit: String,
        items: [String],
        quotas: [KindQuota],
        unannounced: Bool,
        anyPlace: Bool,
        commitment: String,
        digest: String,
        candidates: Int,
        drawn: [DrawnPlace],
        visited: Int
    ) {
        self.id = id
        self.programme = programme
        self.month = month
        self.part = part
        self.state = state
        self.unit = unit
        self.items = items
        self.quotas = quotas
        self.unannounced = unannounced
        self.anyPlace = anyPlace
        self.commitment = commitment
        self.digest = digest
        self.candidates = candidates
        self.drawn = drawn
        self.visited = visited
    }
}

/// Everything that is needed to draw the places of an inspection again.
public struct DrawProof: Codable, Sendable, Hashable {
    /// The inspection.
    public var inspection: String
    /// SHA-256 of the secret, published when the candidates were frozen.
    public var commitment: String
    /// The secret; `null` until the draw.
    @OrNull public var secret: String?
    /// SHA-256 of the candidates' list: one line `place TAB kind TAB town LF` for each, by place.
    public var digest: String
    /// How many places of each kind are drawn.
    public var quotas: [KindQuota]
    /// The candidates, by place; of what the asker may see.
    public var candidates: [Candidate]
    /// Whether these are all candidates, so that the digest and the draw can be recomputed.
    public var complete: Bool
    /// The places drawn, in the order of their keys; of what the asker may see.
    public var drawn: [DrawnPlace]
    /// The greatest key drawn of each kind: a candidate is drawn exactly when its key is not greater.
    public var limits: [KindLimit]

    /// The greatest key drawn of a kind.
    public struct KindLimit: Codable, Sendable, Hashable {
        /// The kind.
        public var kind: String
        /// The key, 64 hex digits.
        public var key: String

        /// Names a limit.
        public init(kind: String, key: String) {
            self.kind = kind
            self.key = key
        }
    }

    /// Gathers a proof.
    public init(
        inspection: String,
        commitment: String,
        secret: String?,
        digest: String,
        quotas: [KindQuota],
        candidates: [Candidate],
        complete: Bool,
        drawn: [DrawnPlace],
        limits: [KindLimit]
    ) {
        self.inspection = inspection
        self.commitment = commitment
        self._secret = OrNull(wrappedValue: secret)
        self.digest = digest
        self.quotas = quotas
        self.candidates = candidates
        self.complete = complete
        self.drawn = drawn
        self.limits = limits
    }
}
