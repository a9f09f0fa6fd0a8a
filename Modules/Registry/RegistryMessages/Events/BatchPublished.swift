import Messages

/// A batch was published.
///
/// Its towns follow in ``TownListed``, one event each.
public struct BatchPublished: Event {
    /// The type.
    public static let name = "registry.batch-published.v1"

    /// The batch with its citation and claims; `entries` is empty here.
    public var batch: BatchDefinition
    /// The version of the programme's definition.
    public var programmeVersion: Int
    /// The check of text against list.
    public var check: ListCheck

    /// The programme's id.
    public var subject: String { batch.programme }

    /// States the fact.
    public init(batch: BatchDefinition, programmeVersion: Int, check: ListCheck) {
        self.batch = batch
        self.programmeVersion = programmeVersion
        self.check = check
    }
}

/// A batch listed a town.
public struct TownListed: Event {
    /// The type.
    public static let name = "registry.town-listed.v1"

    /// The town's id.
    public var town: String
    /// The programme's id.
    public var programme: String
    /// The version of the programme's definition.
    public var programmeVersion: Int
    /// The batch's number.
    public var batch: Int
    /// The entry as printed.
    public var entry: BatchEntry
    /// The town's region, by id.
    @OrNull public var region: String?
    /// The stage that it is at now.
    public var stage: String
    /// When: the day of publication.
    public var date: String
    /// The document that published the list.
    public var document: Citation
    /// What changed of the town.
    public var changes: [FieldChange]
    /// Whether the town was new to the registry.
    public var isNew: Bool

    /// The town's id.
    public var subject: String { town }

    /// States the fact.
    public init(
        town: String,
        programme: String,
        programmeVersion: Int,
        batch: Int,
        entry: BatchEntry,
        region: String?,
        stage: String,
        date: String,
        document: Citation,
        changes: [FieldChange],
        isNew: Bool
    ) {
        self.town = town
        self.programme = programme
        self.programmeVersion = programmeVersion
        self.batch = batch
        self.entry = entry
        self._region = OrNull(wrappedValue: region)
        self.stage = stage
        self.date = date
        self.document = document
        self.changes = changes
        self.isNew = isNew
    }
}
