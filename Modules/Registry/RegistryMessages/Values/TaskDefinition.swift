import Messages

/// A task of a programme (责任分工) with the units that answer for it, as its document has it.
///
/// Units stand as the document writes them: an id, a name or an alias of the unit register. Whether each is known, and
/// what is odd about a task, the Responsibility module says.
///
/// > Source: AC-003-01, AC-003-04 to AC-003-09.
public struct TaskDefinition: Codable, Sendable, Hashable {
    /// How it is known who leads.
    public enum LeadBasis: String, Codable, Sendable, CaseIterable {
        /// The document says 牵头.
        case stated
        /// The document names it first and leaves out the word.
        case byPosition = "by-position"
        /// Nobody leads: each does its part (按照职责分工负责).
        case none
    }

    /// The id within the programme.
    public var id: String
    /// The number as the document counts it (`2.1`); `null` when it has none.
    @OrNull public var number: String?
    /// The part of the document that it stands in (共性任务).
    public var group: String
    /// The heading above it within the group (提升形态风貌); `null` when there is none.
    @OrNull public var parent: String?
    /// Its names.
    public var names: LocalizedName
    /// What is to be done, in the document's words; `null` when the definition does not repeat them.
    @OrNull public var text: String?
    /// The units that lead (牵头).
    @OrEmpty public var leads: [String]
    /// The units that take part (参加).
    @OrEmpty public var joining: [String]
    /// How it is known who leads.
    public var leadBasis: LeadBasis
    /// Whether the list of units is left open (等部门单位).
    @OrFalse public var openEnded: Bool
    /// The town type that it is for, by id; `null` when it is for every town.
    @OrNull public var townType: String?
    /// How many; `null` when the document does not say.
    @OrNull public var quantity: DecimalValue?
    /// Of what (`处`); `null` when nothing is counted.
    @OrNull public var quantityUnit: String?
    /// Until when: `2024-12-31`, `2024-12` or `2024`; `null` when the document does not say.
    @OrNull public var due: String?
    /// The clause.
    @OrNull public var source: String?

    /// Defines a task.
    public init(
        id: String,
        number: String? = nil,
        group: String,
        parent: String? = nil,
        names: LocalizedName,
        text: String? = nil,
        leads: [String] = [],
        joining: [String] = [],
        leadBasis: LeadBasis = .stated,
        openEnded: Bool = false,
        townType: String? = nil,
        quantity: DecimalValue? = nil,
        quantityUnit: String? = nil,
        due: String? = nil,
        source: String? = nil
    ) {
        self.id = id
        self._number = OrNull(wrappedValue: number)
        self.group = group
        self._parent = OrNull(wrappedValue: parent)
        self.names = names
        self._text = OrNull(wrappedValue: text)
        self._leads = OrEmpty(wrappedValue: leads)
        self._joining = OrEmpty(wrappedValue: joining)
        self.leadBasis = leadBasis
        self._openEnded = OrFalse(wrappedValue: openEnded)
        self._townType = OrNull(wrappedValue: townType)
        self._quantity = OrNull(wrappedValue: quantity)
        self._quantityUnit = OrNull(wrappedValue: quantityUnit)
        self._due = OrNull(wrappedValue: due)
        self._source = OrNull(wrappedValue: source)
    }
}
