import Messages

/// A town (镇) of one or more programmes, as it was on a day.
public struct Town: Codable, Sendable, Hashable {
    /// The id.
    public var id: String
    /// The name.
    public var name: String
    /// The official code of the town's region on that day; `null` when the region has none.
    @OrNull public var regionCode: String?
    /// The town type, by id; `null` when nobody has said.
    @OrNull public var townType: String?
    /// Whether it is a designated town (建制镇); `null` when the source does not say.
    @OrNull public var isDesignatedTown: Bool?
    /// What its town type describes of it, by name.
    public var attributes: [String: AttributeValue]
    /// The region that the town lies in.
    @OrNull public var region: Region?
    /// The programmes that it is in.
    public var memberships: [Membership]
    /// The titles that it carries or is put forward for.
    public var honours: [Honour]
    /// Counts the town's events; give it back as `expectedVersion` to be told when somebody else was faster.
    public var version: Int

    /// Makes a town.
    public init(
        id: String,
        name: String,
        regionCode: String?,
        townType: String?,
        isDesignatedTown: Bool?,
        attributes: [String: AttributeValue] = [:],
        region: Region?,
        memberships: [Membership],
        honours: [Honour],
        version: Int
    ) {
        self.id = id
        self.name = name
        self._regionCode = OrNull(wrappedValue: regionCode)
        self._townType = OrNull(wrappedValue: townType)
        self._isDesignatedTown = OrNull(wrappedValue: isDesignatedTown)
        self.attributes = attributes
        self._region = OrNull(wrappedValue: region)
        self.memberships = memberships
        self.honours = honours
        self.version = version
    }
}

/// A town's place in a programme, as it was on a day.
public struct Membership: Codable, Sendable, Hashable {
    /// The programme's id.
    public var programme: String
    /// The number on the programme's lists; given once, never again; `null` before the town is listed.
    @OrNull public var number: Int?
    /// The level's id.
    @OrNull public var level: String?
    /// The category's code.
    @OrNull public var category: String?
    /// The stage's id.
    public var stage: String
    /// The batch that listed the town.
    @OrNull public var batch: Int?
    /// The heading under which the list prints the town.
    @OrNull public var heading: String?
    /// The version of the definition that the last step was taken under.
    public var programmeVersion: Int

    /// Makes a membership.
    public init(
        programme: String,
        number: Int?,
        level: String?,
        category: String?,
        stage: String,
        batch: Int?,
        heading: String?,
        programmeVersion: Int
    ) {
        self.programme = programme
        self._number = OrNull(wrappedValue: number)
        self._level = OrNull(wrappedValue: level)
        self._category = OrNull(wrappedValue: category)
        self.stage = stage
        self._batch = OrNull(wrappedValue: batch)
        self._heading = OrNull(wrappedValue: heading)
        self.programmeVersion = programmeVersion
    }
}

/// A title (荣誉) of a town.
public struct Honour: Codable, Sendable, Hashable {
    /// How far it has come.
    public enum Status: String, Codable, Sendable, CaseIterable {
        /// Put forward, not yet given (拟认定).
        case proposed
        /// Given.
        case granted
        /// Taken back.
        case withdrawn
    }

    /// The title.
    public var name: String
    /// The unit that gives it.
    @OrNull public var grantor: String?
    /// How far it has come.
    public var status: Status
    /// Since when, as exact as the document has it; where it has no date, since the document itself.
    public var date: String
    /// Where it is written.
    @OrNull public var document: Citation?

    /// Makes an honour.
    public init(name: String, grantor: String? = nil, status: Status, date: String, document: Citation? = nil) {
        self.name = name
        self._grantor = OrNull(wrappedValue: grantor)
        self.status = status
        self.date = date
        self._document = OrNull(wrappedValue: document)
    }
}
