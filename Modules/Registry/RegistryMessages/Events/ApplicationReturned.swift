import Messages

/// A town's application was returned; the town is at the stage again that it applied from.
public struct ApplicationReturned: Event {
    /// The type.
    public static let name = "registry.application-returned.v1"

    /// The town's id.
    public var town: String
    /// The programme's id.
    public var programme: String
    /// The unit that returned it.
    public var unit: String
    /// The unit that had applied.
    public var applicant: String
    /// Why.
    public var reason: String
    /// The materials that are missing or not in order, by id.
    @OrEmpty public var materials: [String]
    /// The day, `yyyy-MM-dd`.
    public var date: String
    /// The stage.
    public var changes: [FieldChange]

    /// The town's id.
    public var subject: String { town }

    /// States the fact.
    public init(
        town: String,
        programme: String,
        unit: String,
        applicant: String,
        reason: String,
        materials: [String],
        date: String,
        changes: [FieldChange]
    ) {
        self.town = town
        self.programme = programme
        self.unit = unit
        self.applicant = applicant
        self.reason = reason
        self._materials = OrEmpty(wrappedValue: materials)
        self.date = date
        self.changes = changes
    }
}
