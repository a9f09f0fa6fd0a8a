import Messages

/// What a number that changes over the years is counted over.
///
/// > Source: `contract.md`, Example data: `stock`, `cumulative`, `annual`, `growth`, `ratio`.
public enum PeriodKind: String, Codable, Sendable, CaseIterable {
    /// 存量: as it stands at the end of the period.
    case stock
    /// 累计: summed from the start of the plan.
    case cumulative
    /// 当年: within one year.
    case annual
    /// 年均增长: the mean yearly growth over the plan.
    case growth
    /// 比率: a share or a rate.
    case ratio
}

/// A unit of measure that only this programme uses (`件/万人`).
public struct MeasureUnitDefinition: Codable, Sendable, Hashable {
    /// The unit as documents write it.
    public var unit: String
    /// What it measures (`money`, `area`, `count`); units of one dimension can be turned into each other.
    public var dimension: String
    /// How many of the dimension's base unit it is.
    public var factor: DecimalValue

    /// Defines a unit.
    public init(unit: String, dimension: String, factor: DecimalValue) {
        self.unit = unit
        self.dimension = dimension
        self.factor = factor
    }
}

/// Something that is measured again and again.
public struct IndicatorDefinition: Codable, Sendable, Hashable {
    /// Which way is better.
    public enum Direction: String, Codable, Sendable, CaseIterable {
        /// More is better.
        case more
        /// Less is better.
        case less
    }

    /// The id within the programme.
    public var id: String
    /// Its names.
    public var names: LocalizedName
    /// The unit it is kept in.
    public var unit: String
    /// Which way is better.
    public var direction: Direction
    /// What it is counted over.
    public var period: PeriodKind
    /// The clause that names it.
    @OrNull public var source: String?

    /// Defines an indicator.
    public init(
        id: String,
        names: LocalizedName,
        unit: String,
        direction: Direction = .more,
        period: PeriodKind = .annual,
        source: String? = nil
    ) {
        self.id = id
        self.names = names
        self.unit = unit
        self.direction = direction
        self.period = period
        self._source = OrNull(wrappedValue: source)
    }
}

/// A list that a document names with its number, such as ten actions.
public struct Enumeration: Codable, Sendable, Hashable {
    /// One of the list.
    public struct Item: Codable, Sendable, Hashable {
        /// Its number.
        public var number: Int
        /// Its name; `null` when the document counts it and does not name it.
        @OrNull public var name: String?

        /// Names an item.
        public init(number: Int, name: String?) {
            self.number = number
            self._name = OrNull(wrappedValue: name)
        }
    }

    /// The id within the programme.
    public var id: String
    /// What the list is called.
    public var names: LocalizedName
    /// How many the document says there are; `null` when it does not say.
    @OrNull public var statedCount: Int?
    /// The items.
    public var items: [Item]
    /// The clause.
    @OrNull public var source: String?

    /// Defines a list.
    public init(id: String, names: LocalizedName, statedCount: Int?, items: [Item], source: String? = nil) {
        self.id = id
        self.names = names
        self._statedCount = OrNull(wrappedValue: statedCount)
        self.items = items
        self._source = OrNull(wrappedValue: source)
    }
}

/// A group that leads the work: units and posts, never persons.
public struct LeadingGroup: Codable, Sendable, Hashable {
    /// The post of its head.
    public var head: String
    /// The units of its deputies.
    public var deputies: [String]
    /// Its member units, one for each seat: a unit may have several.
    public var members: [String]
    /// The unit that keeps its office.
    public var office: String
    /// When it dissolves, in the document's words; `null` when it does not say.
    @OrNull public var dissolves: String?
    /// The clause.
    @OrNull public var source: String?

    /// Defines a group.
    public init(
        head: String,
        deputies: [String],
        members: [String],
        office: String,
        dissolves: String? = nil,
        source: String? = nil
    ) {
        self.head = head
        self.deputies = deputies
        self.members = members
        self.office = office
        self._dissolves = OrNull(wrappedValue: dissolves)
        self._source = OrNull(wrappedValue: source)
    }
}
