import Messages

/// What a programme says of its places: grids, focus items, checklists, and how a month is scored.
public struct EnvironmentRules: Codable, Sendable, Hashable {
    /// The clause.
    @OrNull public var source: String?
    /// The levels of the grids that places lie in, top first.
    @OrEmpty public var gridLevels: [Named]
    /// The kinds of places that are looked at.
    @OrEmpty public var placeKinds: [Named]
    /// What the work is about, in groups.
    @OrEmpty public var focus: [FocusGroup]
    /// What is looked at in a place.
    @OrEmpty public var checklist: [ChecklistItem]
    /// The shares of a month's score; none: one part that all inspections belong to.
    @OrEmpty public var parts: [ScorePart]
    /// Who is rewarded or called in after a month; `null` when nobody is.
    @OrNull public var rewards: RankingRewards?
    /// When a fault is the same again; `null` when the usual days hold.
    @OrNull public var duplicates: DuplicateRule?
    /// How the heads of grids are rated; `null` when they are not.
    @OrNull public var gridRating: GridRatingRule?

    /// Defines the rules.
    public init(
        source: String? = nil,
        gridLevels: [Named] = [],
        placeKinds: [Named] = [],
        focus: [FocusGroup] = [],
        checklist: [ChecklistItem] = [],
        parts: [ScorePart] = [],
        rewards: RankingRewards? = nil,
        duplicates: DuplicateRule? = nil,
        gridRating: GridRatingRule? = nil
    ) {
        self._source = OrNull(wrappedValue: source)
        self._gridLevels = OrEmpty(wrappedValue: gridLevels)
        self._placeKinds = OrEmpty(wrappedValue: placeKinds)
        self._focus = OrEmpty(wrappedValue: focus)
        self._checklist = OrEmpty(wrappedValue: checklist)
        self._parts = OrEmpty(wrappedValue: parts)
        self._rewards = OrNull(wrappedValue: rewards)
        self._duplicates = OrNull(wrappedValue: duplicates)
        self._gridRating = OrNull(wrappedValue: gridRating)
    }

    /// Something with an id and a name, such as a level of grids or a kind of place.
    public struct Named: Codable, Sendable, Hashable {
        /// The id within the programme.
        public var id: String
        /// Its name.
        public var names: LocalizedName

        /// Names something.
        public init(id: String, names: LocalizedName) {
            self.id = id
            self.names = names
        }
    }
}

/// A group of focus items (重点), such as ten things to build or five disorders to end.
public struct FocusGroup: Codable, Sendable, Hashable {
    /// The id within the programme; checklist items name it as their group.
    public var id: String
    /// Its name.
    public var names: LocalizedName
    /// How many items the document says that it has; `null` when it says nothing.
    @OrNull public var statedCount: Int?
    /// The items.
    @OrEmpty public var items: [FocusItem]
    /// The clause.
    @OrNull public var source: String?

    /// Defines a group.
    public init(
        id: String,
        names: LocalizedName,
        statedCount: Int? = nil,
        items: [FocusItem] = [],
        source: String? = nil
    ) {
        self.id = id
        self.names = names
        self._statedCount = OrNull(wrappedValue: statedCount)
        self._items = OrEmpty(wrappedValue: items)
        self._source = OrNull(wrappedValue: source)
    }
}

/// One focus item: something that a town shall have or do.
public struct FocusItem: Codable, Sendable, Hashable {
    /// The id within the programme.
    public var id: String
    /// Its name.
    public var names: LocalizedName
    /// How many of it; `null` when each town sets a number of its own (一批).
    @OrNull public var quantity: Int?
    /// The unit as the document has it (处, 条, 座, 批); `null` when nothing is counted.
    @OrNull public var unit: String?

    /// Defines an item.
    public init(id: String, names: LocalizedName, quantity: Int? = nil, unit: String? = nil) {
        self.id = id
        self.names = names
        self._quantity = OrNull(wrappedValue: quantity)
        self._unit = OrNull(wrappedValue: unit)
    }

    /// Whether something is counted and the document leaves the number open, so that each town must set it.
    public var needsQuantity: Bool { unit != nil && quantity == nil }
}

/// One line of a checklist.
public struct ChecklistItem: Codable, Sendable, Hashable {
    /// What is done with the line.
    public enum Kind: String, Codable, Sendable, CaseIterable {
        /// It is right or it is not (检查).
        case check
        /// A number is taken (计量).
        case measure
        /// A register is kept (登记).
        case register
        /// An order of works or another rule is kept (规则).
        case rule
    }

    /// The id within the programme.
    public var id: String
    /// The focus group that it belongs to, by id.
    public var group: String
    /// The heading within the group, as printed; `null` when there is none.
    @OrNull public var parent: String?
    /// What is looked at.
    public var names: LocalizedName
    /// What is done with it.
    public var kind: Kind
    /// The unit of a measured number; `null` for other kinds.
    @OrNull public var unit: String?
    /// The kinds of places that it is for; none: every kind.
    @OrEmpty public var placeKinds: [String]
    /// The class of the case that a failure becomes, by id; `null` when the usual one holds.
    @OrNull public var caseClass: String?
    /// What it counts in the score; 1 when the document says nothing.
    public var weight: DecimalValue

    /// Defines an item.
    public init(
        id: String,
        group: String,
        parent: String? = nil,
        names: LocalizedName,
        kind: Kind,
        unit: String? = nil,
        placeKinds: [String] = [],
        caseClass: String? = nil,
        weight: DecimalValue = DecimalValue(1)
    ) {
        self.id = id
        self.group = group
        self._parent = OrNull(wrappedValue: parent)
        self.names = names
        self.kind = kind
        self._unit = OrNull(wrappedValue: unit)
        self._placeKinds = OrEmpty(wrappedValue: placeKinds)
        self._caseClass = OrNull(wrappedValue: caseClass)
        self.weight = weight
    }
}

/// A part of a month's score (互查, 第三方, 问卷) with its share.
public struct ScorePart: Codable, Sendable, Hashable {
    /// The id within the programme.
    public var id: String
    /// Its name.
    public var names: LocalizedName
    /// Its share, in %; all parts together are 100.
    public var weight: DecimalValue

    /// Defines a part.
    public init(id: String, names: LocalizedName, weight: DecimalValue) {
        self.id = id
        self.names = names
        self.weight = weight
    }
}

/// Who is rewarded (奖励) and who is called in (约谈) after a month.
public struct RankingRewards: Codable, Sendable, Hashable {
    /// So many of the first are rewarded, when they pass.
    public var best: Int
    /// So many of the last are called in, when they are not rewarded.
    public var worst: Int
    /// The score from which a town passes, 0 to 100.
    public var passMark: DecimalValue

    /// Defines who.
    public init(best: Int, worst: Int, passMark: DecimalValue) {
        self.best = best
        self.worst = worst
        self.passMark = passMark
    }
}

/// How the head of a grid (网格长) is rated: the superior's score and the residents' vote.
public struct GridRatingRule: Codable, Sendable, Hashable {
    /// A grade and the score from which it is reached.
    public struct Grade: Codable, Sendable, Hashable {
        /// The id within the programme.
        public var id: String
        /// Its name.
        public var names: LocalizedName
        /// The lowest score, 0 to 100.
        public var from: DecimalValue

        /// Defines a grade.
        public init(id: String, names: LocalizedName, from: DecimalValue) {
            self.id = id
            self.names = names
            self.from = from
        }
    }

    /// The weight of the superior's score (上级考核), in %; with the other 100.
    public var superior: DecimalValue
    /// The weight of the residents' vote (群众测评), in %.
    public var residents: DecimalValue
    /// The grades.
    @OrEmpty public var grades: [Grade]
    /// The clause.
    @OrNull public var source: String?

    /// Defines the rule.
    public init(superior: DecimalValue, residents: DecimalValue, grades: [Grade] = [], source: String? = nil) {
        self.superior = superior
        self.residents = residents
        self._grades = OrEmpty(wrappedValue: grades)
        self._source = OrNull(wrappedValue: source)
    }
}

/// When a fault that is found is one that is known.
public struct DuplicateRule: Codable, Sendable, Hashable {
    /// A fault of the same item at the same place is the same within so many days.
    public var withinDays: Int

    /// Defines the days.
    public init(withinDays: Int) {
        self.withinDays = withinDays
    }
}
