import Messages

/// Puts values of a town right.
///
/// The old ones stay in its history with who, when and why; a reason is required.
///
/// Without ``validFrom`` the value was wrong from the start and is replaced as of then. With it the value changed on
/// that day, such as a town that moves to another category.
public struct CorrectTown: Command {
    /// The name on the bus.
    public static let name = "registry.correct-town"
    /// What became of it.
    public typealias Reply = TownReply

    /// The town's id.
    public var town: String
    /// The programme, when ``level`` or ``category`` is given.
    public var programme: String?
    /// The right name.
    public var townName: String?
    /// The right region: an id, or an official code.
    public var region: String?
    /// The right town type's id.
    public var townType: String?
    /// The right designated flag.
    public var isDesignatedTown: Bool?
    /// The right attributes; `null` takes one away, those not named stay.
    public var attributes: [String: AttributeValue?]?
    /// The right level.
    public var level: String?
    /// The right category.
    public var category: String?
    /// Since when, `yyyy-MM-dd`; left out: since the value that it replaces.
    public var validFrom: String?
    /// Where it is written.
    public var document: Citation?
    /// The town's version as the asker saw it.
    public var expectedVersion: Int?

    private enum CodingKeys: String, CodingKey {
        case town, programme, region, townType, isDesignatedTown, attributes, level, category, validFrom, document
        case expectedVersion
        case townName = "name"
    }

    /// Makes a command.
    public init(
        town: String,
        programme: String? = nil,
        townName: String? = nil,
        region: String? = nil,
        townType: String? = nil,
        isDesignatedTown: Bool? = nil,
        attributes: [String: AttributeValue?]? = nil,
        level: String? = nil,
        category: String? = nil,
        validFrom: String? = nil,
        document: Citation? = nil,
        expectedVersion: Int? = nil
    ) {
        self.town = town
        self.programme = programme
        self.townName = townName
        self.region = region
        self.townType = townType
        self.isDesignatedTown = isDesignatedTown
        self.attributes = attributes
        self.level = level
        self.category = category
        self.validFrom = validFrom
        self.document = document
        self.expectedVersion = expectedVersion
    }
}

/// Puts the date or the document of a step right.
///
/// The old ones stay in the log with who, when and why; a reason is required.
public struct CorrectStep: Command {
    /// The name on the bus.
    public static let name = "registry.correct-step"
    /// What became of it.
    public typealias Reply = TownReply

    /// The town's id.
    public var town: String
    /// The history entry of the step.
    public var entry: Int
    /// The right date, `yyyy-MM-dd`.
    public var date: String?
    /// The right document.
    public var document: Citation?
    /// The town's version as the asker saw it.
    public var expectedVersion: Int?

    /// Makes a command.
    public init(
        town: String,
        entry: Int,
        date: String? = nil,
        document: Citation? = nil,
        expectedVersion: Int? = nil
    ) {
        self.town = town
        self.entry = entry
        self.date = date
        self.document = document
        self.expectedVersion = expectedVersion
    }
}
