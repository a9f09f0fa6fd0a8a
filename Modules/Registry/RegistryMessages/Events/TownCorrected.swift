import Messages

/// Values of a town were put right, or changed on a day.
///
/// The old ones are named.
public struct TownCorrected: Event {
    /// The type.
    public static let name = "registry.town-corrected.v1"

    /// The town's id.
    public var town: String
    /// The programme, for values that belong to one.
    @OrNull public var programme: String?
    /// Since when the new values hold.
    public var validFrom: String
    /// The values, old and new.
    public var changes: [FieldChange]
    /// The history entry whose values they replace; `null` when they changed on a day.
    @OrNull public var corrects: Int?
    /// Where it is written.
    @OrNull public var document: Citation?

    /// The town's id.
    public var subject: String { town }

    /// States the fact.
    public init(
        town: String,
        programme: String?,
        validFrom: String,
        changes: [FieldChange],
        corrects: Int?,
        document: Citation?
    ) {
        self.town = town
        self._programme = OrNull(wrappedValue: programme)
        self.validFrom = validFrom
        self.changes = changes
        self._corrects = OrNull(wrappedValue: corrects)
        self._document = OrNull(wrappedValue: document)
    }
}

/// The date or the document of a step was put right.
///
/// The old ones are named.
public struct StepCorrected: Event {
    /// The type.
    public static let name = "registry.step-corrected.v1"

    /// The town's id.
    public var town: String
    /// The programme's id.
    @OrNull public var programme: String?
    /// The history entry of the step.
    public var entry: Int
    /// The date as it was.
    public var oldDate: String
    /// The right date.
    public var date: String
    /// The document as it was.
    @OrNull public var oldDocument: Citation?
    /// The right document.
    @OrNull public var document: Citation?

    /// The town's id.
    public var subject: String { town }

    /// States the fact.
    public init(
        town: String,
        programme: String?,
        entry: Int,
        oldDate: String,
        date: String,
        oldDocument: Citation?,
        document: Citation?
    ) {
        self.town = town
        self._programme = OrNull(wrappedValue: programme)
        self.entry = entry
        self.oldDate = oldDate
        self.date = date
        self._oldDocument = OrNull(wrappedValue: oldDocument)
        self._document = OrNull(wrappedValue: document)
    }
}
