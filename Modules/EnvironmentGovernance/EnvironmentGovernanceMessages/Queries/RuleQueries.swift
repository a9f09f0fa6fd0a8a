import Messages

/// A checklist item with the group that it belongs to.
public struct ChecklistLine: Codable, Sendable, Hashable {
    /// The item, by id.
    public var id: String
    /// The focus group, by id.
    public var group: String
    /// The group's name.
    public var groupNames: LocalizedName
    /// The heading within the group; `null` when there is none.
    @OrNull public var parent: String?
    /// What is looked at.
    public var names: LocalizedName
    /// `check`, `measure`, `register` or `rule`.
    public var kind: String
    /// The unit of a measured number.
    @OrNull public var unit: String?
    /// The kinds of places that it is for; none: every kind.
    public var placeKinds: [String]
    /// What it counts in the score.
    public var weight: DecimalValue

    /// Describes a line.
    public init(
        id: String,
        group: String,
        groupNames: LocalizedName,
        parent: String?,
        names: LocalizedName,
        kind: String,
        unit: String?,
        placeKinds: [String],
        weight: DecimalValue
    ) {
        self.id = id
        self.group = group
        self.groupNames = groupNames
        self._parent = OrNull(wrappedValue: parent)
        self.names = names
        self.kind = kind
        self._unit = OrNull(wrappedValue: unit)
        self.placeKinds = placeKinds
        self.weight = weight
    }
}

/// Asks for a programme's checklist, in its order; it is for everybody.
public struct FindChecklist: Query {
    /// The name on the bus.
    public static let name = "environment.find-checklist"
    /// The lines.
    public struct Reply: Codable, Sendable, Hashable {
        /// How many there are.
        public var total: Int
        /// The lines, in the programme's order.
        public var lines: [ChecklistLine]

        /// Makes a reply.
        public init(lines: [ChecklistLine]) {
            total = lines.count
            self.lines = lines
        }
    }

    /// The programme.
    public var programme: String
    /// Only lines of this focus group, by id.
    public var group: String?
    /// Only lines for this kind of place, by id.
    public var placeKind: String?

    /// Makes a query.
    public init(programme: String, group: String? = nil, placeKind: String? = nil) {
        self.programme = programme
        self.group = group
        self.placeKind = placeKind
    }
}

/// Asks how far a programme's towns are with its focus items, in the programme's order.
public struct ListFocus: Query {
    /// The name on the bus.
    public static let name = "environment.list-focus"
    /// A page of items, town by town.
    public typealias Reply = Page<FocusState>

    /// The programme.
    public var programme: String
    /// Only this town.
    public var town: String?
    /// Only this group, by id.
    public var group: String?
    /// Items on the page; see ``PageLimit``.
    public var limit: Int?
    /// The `next` of the page before.
    public var cursor: String?

    /// Makes a query.
    public init(
        programme: String,
        town: String? = nil,
        group: String? = nil,
        limit: Int? = nil,
        cursor: String? = nil
    ) {
        self.programme = programme
        self.town = town
        self.group = group
        self.limit = limit
        self.cursor = cursor
    }
}
