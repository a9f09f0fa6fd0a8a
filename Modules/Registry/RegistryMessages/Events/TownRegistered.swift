import Messages

/// A town was put into the registry.
public struct TownRegistered: Event {
    /// The type.
    public static let name = "registry.town-registered.v1"

    /// The town's id.
    public var town: String
    /// Since when.
    public var date: String
    /// What is said of it.
    public var changes: [FieldChange]
    /// Where it is written.
    @OrNull public var document: Citation?

    /// The town's id.
    public var subject: String { town }

    /// States the fact.
    public init(town: String, date: String, changes: [FieldChange], document: Citation?) {
        self.town = town
        self.date = date
        self.changes = changes
        self._document = OrNull(wrappedValue: document)
    }
}

/// A town entered a programme, at its initial stage.
public struct ProgrammeJoined: Event {
    /// The type.
    public static let name = "registry.programme-joined.v1"

    /// The town's id.
    public var town: String
    /// The programme's id.
    public var programme: String
    /// Since when.
    public var date: String
    /// What is said of it there: stage, level, category, version of the definition.
    public var changes: [FieldChange]
    /// Where it is written.
    @OrNull public var document: Citation?

    /// The town's id.
    public var subject: String { town }

    /// States the fact.
    public init(town: String, programme: String, date: String, changes: [FieldChange], document: Citation?) {
        self.town = town
        self.programme = programme
        self.date = date
        self.changes = changes
        self._document = OrNull(wrappedValue: document)
    }
}

/// A title of a town was recorded.
public struct HonourRecorded: Event {
    /// The type.
    public static let name = "registry.honour-recorded.v1"

    /// The town's id.
    public var town: String
    /// The honour.
    public var honour: Honour

    /// The town's id.
    public var subject: String { town }

    /// States the fact.
    public init(town: String, honour: Honour) {
        self.town = town
        self.honour = honour
    }
}
