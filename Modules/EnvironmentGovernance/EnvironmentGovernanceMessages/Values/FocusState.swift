import Messages

/// How far a town is with a focus item.
public enum FocusProgress: String, Codable, Sendable, CaseIterable {
    /// Nothing has begun (谋划).
    case planned
    /// It has begun (推进).
    case started
    /// It is done (完成).
    case done
}

/// A focus item in a town.
public struct FocusState: Codable, Sendable, Hashable {
    /// The programme.
    public var programme: String
    /// The town.
    public var town: String
    /// The item, by id.
    public var item: String
    /// Its group, by id.
    public var group: String
    /// The item's name.
    public var names: LocalizedName
    /// How many shall be there; `null` when nothing is counted, or when the town has not set its number.
    @OrNull public var quantity: Int?
    /// The unit of the number.
    @OrNull public var unit: String?
    /// Whether the document leaves the number to the town.
    public var local: Bool
    /// How far it is.
    public var progress: FocusProgress
    /// How many are there; `null` when nobody said.
    @OrNull public var completed: Int?
    /// What was said last; `null` when nothing was.
    @OrNull public var note: String?
    /// When it was last said, `yyyy-MM-dd`.
    @OrNull public var date: String?

    /// Describes an item in a town.
    public init(
        programme: String,
        town: String,
        item: String,
        group: String,
        names: LocalizedName,
        quantity: Int?,
        unit: String?,
        local: Bool,
        progress: FocusProgress = .planned,
        completed: Int? = nil,
        note: String? = nil,
        date: String? = nil
    ) {
        self.programme = programme
        self.town = town
        self.item = item
        self.group = group
        self.names = names
        self._quantity = OrNull(wrappedValue: quantity)
        self._unit = OrNull(wrappedValue: unit)
        self.local = local
        self.progress = progress
        self._completed = OrNull(wrappedValue: completed)
        self._note = OrNull(wrappedValue: note)
        self._date = OrNull(wrappedValue: date)
    }
}
