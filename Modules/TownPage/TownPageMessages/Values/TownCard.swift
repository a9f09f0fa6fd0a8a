import Messages

/// What a town is: the head of its page.
public struct TownCard: Codable, Sendable, Hashable {
    /// A programme that the town is in.
    public struct Membership: Codable, Sendable, Hashable {
        /// The programme's id.
        public var programme: String
        /// The programme's names.
        public var programmeNames: LocalizedName
        /// The stage's id.
        public var stage: String
        /// The stage's names.
        public var stageNames: LocalizedName
        /// The level's id; `null` when it has none.
        @OrNull public var level: String?
        /// The number on the programme's lists; `null` before it is listed.
        @OrNull public var number: Int?

        /// Describes a membership.
        public init(
            programme: String,
            programmeNames: LocalizedName,
            stage: String,
            stageNames: LocalizedName,
            level: String? = nil,
            number: Int? = nil
        ) {
            self.programme = programme
            self.programmeNames = programmeNames
            self.stage = stage
            self.stageNames = stageNames
            self._level = OrNull(wrappedValue: level)
            self._number = OrNull(wrappedValue: number)
        }
    }

    /// A title.
    public struct Title: Codable, Sendable, Hashable {
        /// The title.
        public var name: String
        /// Who gives it; `null` when the source does not say.
        @OrNull public var grantor: String?
        /// `proposed`, `granted` or `withdrawn`.
        public var status: String
        /// Since when.
        public var date: String

        /// Describes a title.
        public init(name: String, grantor: String?, status: String, date: String) {
            self.name = name
            self._grantor = OrNull(wrappedValue: grantor)
            self.status = status
            self.date = date
        }
    }

    /// The town's id.
    public var town: String
    /// Its name.
    public var name: String
    /// The region that it lies in, by id; `null` when nobody said.
    @OrNull public var region: String?
    /// The region's names; `null` when there is no region.
    @OrNull public var regionNames: LocalizedName?
    /// The town type, by id; `null` when nobody said.
    @OrNull public var townType: String?
    /// The town type's names, as its plugin has them; `null` when no plugin brings it.
    @OrNull public var townTypeNames: LocalizedName?
    /// Whether it is a designated town (建制镇); `null` when nobody said.
    @OrNull public var isDesignatedTown: Bool?
    /// The programmes that it is in, of those that the asker may see.
    public var memberships: [Membership]
    /// Its titles.
    public var honours: [Title]

    /// Describes a town.
    public init(
        town: String,
        name: String,
        region: String? = nil,
        regionNames: LocalizedName? = nil,
        townType: String? = nil,
        townTypeNames: LocalizedName? = nil,
        isDesignatedTown: Bool? = nil,
        memberships: [Membership] = [],
        honours: [Title] = []
    ) {
        self.town = town
        self.name = name
        self._region = OrNull(wrappedValue: region)
        self._regionNames = OrNull(wrappedValue: regionNames)
        self._townType = OrNull(wrappedValue: townType)
        self._townTypeNames = OrNull(wrappedValue: townTypeNames)
        self._isDesignatedTown = OrNull(wrappedValue: isDesignatedTown)
        self.memberships = memberships
        self.honours = honours
    }
}
