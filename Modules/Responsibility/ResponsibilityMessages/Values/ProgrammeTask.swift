import Messages

/// A unit as a task names it.
public struct NamedUnit: Codable, Sendable, Hashable {
    /// As the document writes it.
    public var written: String
    /// The unit's id in the unit register; `null` when the register has none of this name, or several.
    @OrNull public var unit: String?
    /// Its full name; what is written where it is not known.
    public var names: LocalizedName

    /// Names a unit.
    public init(written: String, unit: String?, names: LocalizedName) {
        self.written = written
        self._unit = OrNull(wrappedValue: unit)
        self.names = names
    }
}

/// A task of a programme (责任条款) with its units found in the unit register and what is odd about it.
public struct ProgrammeTask: Codable, Sendable, Hashable {
    /// The programme's id.
    public var programme: String
    /// The version of the programme's definition.
    public var programmeVersion: Int
    /// The task's id within the programme.
    public var task: String
    /// The number as the document counts it; `null` when it has none.
    @OrNull public var number: String?
    /// The part of the document that it stands in.
    public var group: String
    /// The heading above it; `null` when there is none.
    @OrNull public var parent: String?
    /// Its names.
    public var names: LocalizedName
    /// What is to be done; `null` when the definition does not say.
    @OrNull public var text: String?
    /// The units that lead.
    public var leads: [NamedUnit]
    /// The units that take part.
    public var joining: [NamedUnit]
    /// The town type that it is for; `null` when it is for every town.
    @OrNull public var townType: String?
    /// How many; `null` when the document does not say.
    @OrNull public var quantity: DecimalValue?
    /// Of what; `null` when nothing is counted.
    @OrNull public var quantityUnit: String?
    /// Until when; `null` when the document does not say.
    @OrNull public var due: String?
    /// The clause.
    @OrNull public var source: String?
    /// What is odd about it.
    public var flags: [TaskFlag]

    /// Makes a task.
    public init(
        programme: String,
        programmeVersion: Int,
        task: String,
        number: String?,
        group: String,
        parent: String?,
        names: LocalizedName,
        text: String?,
        leads: [NamedUnit],
        joining: [NamedUnit],
        townType: String?,
        quantity: DecimalValue?,
        quantityUnit: String?,
        due: String?,
        source: String?,
        flags: [TaskFlag]
    ) {
        self.programme = programme
        self.programmeVersion = programmeVersion
        self.task = task
        self._number = OrNull(wrappedValue: number)
        self.group = group
        self._parent = OrNull(wrappedValue: parent)
        self.names = names
        self._text = OrNull(wrappedValue: text)
        self.leads = leads
        self.joining = joining
        self._townType = OrNull(wrappedValue: townType)
        self._quantity = OrNull(wrappedValue: quantity)
        self._quantityUnit = OrNull(wrappedValue: quantityUnit)
        self._due = OrNull(wrappedValue: due)
        self._source = OrNull(wrappedValue: source)
        self.flags = flags
    }
}
