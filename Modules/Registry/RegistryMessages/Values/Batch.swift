import Messages

/// A numbered list of towns as a document publishes it (批次).
public struct BatchDefinition: Codable, Sendable, Hashable {
    /// The programme's id.
    public var programme: String
    /// The batch's number, from 1; batches append.
    public var number: Int
    /// When it was published: `yyyy-MM-dd`; of a historical list as exact as is known (`2023`).
    public var published: String
    /// The document that publishes it.
    public var citation: Citation
    /// What the document's text claims of its list; `null` when it claims nothing.
    @OrNull public var claims: CountClaims?
    /// The level of towns whose entry names none.
    @OrNull public var level: String?
    /// Whether the list was published before the programme was kept here: the earlier steps of its towns are not on
    /// record.
    @OrFalse public var historical: Bool
    /// The list.
    public var entries: [BatchEntry]

    /// Makes a batch.
    public init(
        programme: String,
        number: Int,
        published: String,
        citation: Citation,
        claims: CountClaims? = nil,
        level: String? = nil,
        historical: Bool = false,
        entries: [BatchEntry]
    ) {
        self.programme = programme
        self.number = number
        self.published = published
        self.citation = citation
        self._claims = OrNull(wrappedValue: claims)
        self._level = OrNull(wrappedValue: level)
        self._historical = OrFalse(wrappedValue: historical)
        self.entries = entries
    }
}

/// One town on a list.
public struct BatchEntry: Codable, Sendable, Hashable {
    /// The number on the list.
    public var number: Int
    /// The heading that it stands under.
    @OrNull public var heading: String?
    /// The town's name, as printed.
    public var name: String
    /// The category's code.
    @OrNull public var category: String?
    /// Whether it is a designated town (建制镇).
    @OrNull public var isDesignatedTown: Bool?
    /// The town's region: an id, or an official code of the day of publication.
    @OrNull public var region: String?
    /// The level's id, when it is not the batch's.
    @OrNull public var level: String?
    /// The town type's id.
    @OrNull public var townType: String?
    /// What its town type describes of it, by name; `null` when nothing is said.
    @OrNull public var attributes: [String: AttributeValue]?
    /// The id of a town that is in the registry already; `null` makes a new one.
    @OrNull public var town: String?
    /// The id that a new town gets; `null` makes one of the programme and the number.
    @OrNull public var newTown: String?

    /// Makes an entry.
    public init(
        number: Int,
        heading: String? = nil,
        name: String,
        category: String? = nil,
        isDesignatedTown: Bool? = nil,
        region: String? = nil,
        level: String? = nil,
        townType: String? = nil,
        attributes: [String: AttributeValue]? = nil,
        town: String? = nil,
        newTown: String? = nil
    ) {
        self.number = number
        self._heading = OrNull(wrappedValue: heading)
        self.name = name
        self._category = OrNull(wrappedValue: category)
        self._isDesignatedTown = OrNull(wrappedValue: isDesignatedTown)
        self._region = OrNull(wrappedValue: region)
        self._level = OrNull(wrappedValue: level)
        self._townType = OrNull(wrappedValue: townType)
        self._attributes = OrNull(wrappedValue: attributes)
        self._town = OrNull(wrappedValue: town)
        self._newTown = OrNull(wrappedValue: newTown)
    }
}

/// A batch as it was published: frozen.
public struct PublishedBatch: Codable, Sendable, Hashable {
    /// What was published.
    public var batch: BatchDefinition
    /// The version of the programme's definition that it was published under.
    public var programmeVersion: Int
    /// What the check of text against list found on the day it was recorded.
    public var check: ListCheck
    /// When it was recorded: RFC 3339 in office time.
    public var recordedAt: String

    /// Makes a published batch.
    public init(batch: BatchDefinition, programmeVersion: Int, check: ListCheck, recordedAt: String) {
        self.batch = batch
        self.programmeVersion = programmeVersion
        self.check = check
        self.recordedAt = recordedAt
    }
}
