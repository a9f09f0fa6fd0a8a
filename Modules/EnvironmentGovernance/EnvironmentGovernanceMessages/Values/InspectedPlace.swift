import Messages

/// A place that can be looked at: a road, a shop, a school, a building site.
public struct PlaceDraft: Codable, Sendable, Hashable {
    /// So many of something that stands there (垃圾桶, 路灯).
    public struct Facility: Codable, Sendable, Hashable {
        /// What it is.
        public var name: String
        /// How many, from 0.
        public var count: Int

        /// Counts something.
        public init(_ name: String, count: Int) {
            self.name = name
            self.count = count
        }
    }

    /// The id: lower-case letters, digits and dashes.
    public var id: String
    /// The town that it lies in, by id.
    public var town: String
    /// Its kind, by the programme's id.
    public var kind: String
    /// Its name.
    public var name: String
    /// The grid that it lies in, by id; `null` when it is in none.
    @OrNull public var grid: String?
    /// Who answers for it (路长, 街长, 包保单位); `null` when nobody is named.
    @OrNull public var duty: DutyHolder?
    /// Whether 门前三包 is signed for it; `null` where nobody is asked to.
    @OrNull public var signed: Bool?
    /// What stands there.
    @OrEmpty public var facilities: [Facility]
    /// What is protected there (河流, 古树名木, 遗迹).
    @OrEmpty public var protected: [String]

    /// Describes a place.
    public init(
        id: String,
        town: String,
        kind: String,
        name: String,
        grid: String? = nil,
        duty: DutyHolder? = nil,
        signed: Bool? = nil,
        facilities: [Facility] = [],
        protected: [String] = []
    ) {
        self.id = id
        self.town = town
        self.kind = kind
        self.name = name
        self._grid = OrNull(wrappedValue: grid)
        self._duty = OrNull(wrappedValue: duty)
        self._signed = OrNull(wrappedValue: signed)
        self._facilities = OrEmpty(wrappedValue: facilities)
        self._protected = OrEmpty(wrappedValue: protected)
    }
}

/// A place on record.
public struct InspectedPlace: Codable, Sendable, Hashable {
    /// The programme.
    public var programme: String
    /// What was registered.
    public var draft: PlaceDraft

    /// Describes a place.
    public init(programme: String, draft: PlaceDraft) {
        self.programme = programme
        self.draft = draft
    }
}

/// How far duties reach among the places of one kind.
public struct KindCoverage: Codable, Sendable, Hashable {
    /// The kind, by id.
    public var kind: String
    /// Its name.
    public var names: LocalizedName
    /// How many places there are.
    public var places: Int
    /// How many of them somebody answers for.
    public var withDuty: Int
    /// How many of them are asked to sign 门前三包.
    public var signable: Int
    /// How many of those have signed.
    public var signed: Int

    /// Counts places.
    public init(kind: String, names: LocalizedName, places: Int, withDuty: Int, signable: Int, signed: Int) {
        self.kind = kind
        self.names = names
        self.places = places
        self.withDuty = withDuty
        self.signable = signable
        self.signed = signed
    }
}
