import Messages

/// A thing that can be said of a town, and that can change.
public enum TownField: String, Codable, Sendable, CaseIterable {
    /// The name.
    case name
    /// The region's id.
    case region
    /// The town type's id.
    case townType
    /// Whether it is a designated town: `true` or `false`.
    case isDesignatedTown
    /// An attribute, by ``FieldChange/key``; its value is written as JSON.
    case attribute
    /// The stage in a programme.
    case stage
    /// The number on a programme's lists.
    case number
    /// The batch that listed it.
    case batch
    /// The heading that it is printed under.
    case heading
    /// The level in a programme.
    case level
    /// The category in a programme.
    case category
    /// The version of the programme's definition.
    case programmeVersion
    /// The date of an earlier entry, in an entry that puts it right.
    case date
    /// The title of an earlier entry's document, in an entry that puts it right.
    case document

    /// Whether it is said of the town itself, in no programme.
    public var isOfTown: Bool {
        switch self {
        case .name, .region, .townType, .isDesignatedTown, .attribute: true
        case .stage, .number, .batch, .heading, .level, .category, .programmeVersion, .date, .document: false
        }
    }
}

/// One field that became another.
public struct FieldChange: Codable, Sendable, Hashable {
    /// Which field.
    public var field: TownField
    /// Which attribute; left out for every other field.
    public var key: String?
    /// What it was, as text; `null` when it was unknown.
    @OrNull public var from: String?
    /// What it is, as text; `null` when it is unknown.
    @OrNull public var to: String?

    /// Makes a change.
    public init(_ field: TownField, key: String? = nil, from: String? = nil, to: String?) {
        self.field = field
        self.key = key
        self._from = OrNull(wrappedValue: from)
        self._to = OrNull(wrappedValue: to)
    }
}

/// One thing that happened to a town.
///
/// The entries together are the town; its tables are only a view of them.
public struct TownHistoryEntry: Codable, Sendable, Hashable {
    /// What sort of entry it is.
    public enum Kind: String, Codable, Sendable, CaseIterable {
        /// The town was put into the registry.
        case registered
        /// It entered a programme.
        case joined
        /// A batch listed it.
        case listed
        /// It took a step of a programme.
        case step
        /// Its application was returned.
        case applicationReturned = "application-returned"
        /// A step's date or document was put right.
        case stepCorrected = "step-corrected"
        /// A value was put right, or changed on a day.
        case corrected
        /// An honour was recorded.
        case honour
    }

    /// The entry's place among the town's entries, from 1; the town's version after it.
    public var entry: Int
    /// What sort of entry it is.
    public var kind: Kind
    /// The programme that it belongs to.
    @OrNull public var programme: String?
    /// The step taken.
    @OrNull public var step: String?
    /// Since when it holds: the date of the step, as put right since.
    public var validFrom: String
    /// When it was recorded: RFC 3339 in office time.
    public var recordedAt: String
    /// What changed, with the old values.
    public var changes: [FieldChange]
    /// Who did it.
    public var actor: ActingUnit
    /// Why.
    @OrNull public var reason: String?
    /// Where it is written.
    @OrNull public var document: Citation?
    /// For a correction: the entry that it puts right.
    @OrNull public var corrects: Int?
    /// For a corrected step: the later entry that put it right.
    @OrNull public var correctedBy: Int?
    /// The event: hex epoch, a dash, the sequence.
    public var event: String

    /// Makes an entry.
    public init(
        entry: Int,
        kind: Kind,
        programme: String? = nil,
        step: String? = nil,
        validFrom: String,
        recordedAt: String,
        changes: [FieldChange],
        actor: ActingUnit,
        reason: String? = nil,
        document: Citation? = nil,
        corrects: Int? = nil,
        correctedBy: Int? = nil,
        event: String
    ) {
        self.entry = entry
        self.kind = kind
        self._programme = OrNull(wrappedValue: programme)
        self._step = OrNull(wrappedValue: step)
        self.validFrom = validFrom
        self.recordedAt = recordedAt
        self.changes = changes
        self.actor = actor
        self._reason = OrNull(wrappedValue: reason)
        self._document = OrNull(wrappedValue: document)
        self._corrects = OrNull(wrappedValue: corrects)
        self._correctedBy = OrNull(wrappedValue: correctedBy)
        self.event = event
    }
}
