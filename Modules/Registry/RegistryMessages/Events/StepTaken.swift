import Messages

/// A town took a step of a programme.
public struct StepTaken: Event {
    /// The type.
    public static let name = "registry.step-taken.v1"

    /// The town's id.
    public var town: String
    /// The programme's id.
    public var programme: String
    /// The step's id.
    public var step: String
    /// When it was taken.
    public var date: String
    /// The stage, and the version of the definition where it is another.
    public var changes: [FieldChange]
    /// The document that it rests on.
    @OrNull public var document: Citation?
    /// The materials handed in, by id.
    @OrEmpty public var materials: [String]

    /// The town's id.
    public var subject: String { town }

    /// States the fact.
    public init(
        town: String,
        programme: String,
        step: String,
        date: String,
        changes: [FieldChange],
        document: Citation?,
        materials: [String]
    ) {
        self.town = town
        self.programme = programme
        self.step = step
        self.date = date
        self.changes = changes
        self._document = OrNull(wrappedValue: document)
        self._materials = OrEmpty(wrappedValue: materials)
    }
}
