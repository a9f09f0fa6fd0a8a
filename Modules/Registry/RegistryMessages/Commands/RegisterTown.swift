import Messages

/// What became of a command about a town.
public struct TownReply: Codable, Sendable, Hashable {
    /// The town's id.
    public var town: String
    /// The town's version now.
    public var version: Int
    /// The stage in the programme that the command was about.
    @OrNull public var stage: String?
    /// What the asker should know and what stops nothing, such as a missed deadline.
    public var notices: [String]
    /// Whether everything was so already, and nothing happened.
    @OrFalse public var unchanged: Bool

    /// Makes a reply.
    public init(
        town: String,
        version: Int,
        stage: String? = nil,
        notices: [String] = [],
        unchanged: Bool = false
    ) {
        self.town = town
        self.version = version
        self._stage = OrNull(wrappedValue: stage)
        self.notices = notices
        self._unchanged = OrFalse(wrappedValue: unchanged)
    }
}

/// Puts a town into the registry and, when a programme is named, at the beginning of that programme.
///
/// A town that is there and of which all that is said here holds is left alone; what differs is refused by name.
public struct RegisterTown: Command {
    /// The name on the bus.
    public static let name = "registry.register-town"
    /// What became of it.
    public typealias Reply = TownReply

    /// The town's id; one is made when it is left out.
    public var id: String?
    /// The town's name.
    public var townName: String
    /// The region: an id, or an official code.
    public var region: String?
    /// The town type's id.
    public var townType: String?
    /// Whether it is a designated town (建制镇).
    public var isDesignatedTown: Bool?
    /// What its town type describes of it, by name.
    public var attributes: [String: AttributeValue]?
    /// The programme that it enters.
    public var programme: String?
    /// The level in that programme.
    public var level: String?
    /// The category in that programme.
    public var category: String?
    /// Since when, `yyyy-MM-dd`; today when left out.
    public var date: String?
    /// Where it is written.
    public var document: Citation?

    private enum CodingKeys: String, CodingKey {
        case id, region, townType, isDesignatedTown, attributes, programme, level, category, date, document
        case townName = "name"
    }

    /// Makes a command.
    public init(
        id: String? = nil,
        townName: String,
        region: String? = nil,
        townType: String? = nil,
        isDesignatedTown: Bool? = nil,
        attributes: [String: AttributeValue]? = nil,
        programme: String? = nil,
        level: String? = nil,
        category: String? = nil,
        date: String? = nil,
        document: Citation? = nil
    ) {
        self.id = id
        self.townName = townName
        self.region = region
        self.townType = townType
        self.isDesignatedTown = isDesignatedTown
        self.attributes = attributes
        self.programme = programme
        self.level = level
        self.category = category
        self.date = date
        self.document = document
    }
}

/// Puts a town that is in the registry at the beginning of another programme.
public struct JoinProgramme: Command {
    /// The name on the bus.
    public static let name = "registry.join-programme"
    /// What became of it.
    public typealias Reply = TownReply

    /// The town's id.
    public var town: String
    /// The programme's id.
    public var programme: String
    /// The level in it.
    public var level: String?
    /// The category in it.
    public var category: String?
    /// Since when, `yyyy-MM-dd`; today when left out.
    public var date: String?
    /// Where it is written.
    public var document: Citation?
    /// The town's version as the asker saw it.
    public var expectedVersion: Int?

    /// Makes a command.
    public init(
        town: String,
        programme: String,
        level: String? = nil,
        category: String? = nil,
        date: String? = nil,
        document: Citation? = nil,
        expectedVersion: Int? = nil
    ) {
        self.town = town
        self.programme = programme
        self.level = level
        self.category = category
        self.date = date
        self.document = document
        self.expectedVersion = expectedVersion
    }
}
