import Messages

/// What a unit has to do in a programme.
///
/// > Source: AC-003-09.
public struct UnitWorkload: Codable, Sendable, Hashable {
    /// The unit's id; `null` when the unit register does not have it.
    @OrNull public var unit: String?
    /// Its name.
    public var names: LocalizedName
    /// The clauses that it answers for, each counted once.
    public var clauses: Int
    /// The clauses that it leads.
    public var leading: Int
    /// The clauses that it takes part in; one that it also leads is counted on both sides, as the document names it.
    public var joining: Int
    /// Whether it has a seat in the leading group, itself or by the unit above it; `null` without a group.
    @OrNull public var inGroup: Bool?
    /// Its clauses given to towns that the asker may see, and not yet done.
    public var open: Int
    /// How many of these are overdue.
    public var overdue: Int
    /// How many are completed.
    public var completed: Int

    /// Counts.
    public init(
        unit: String?,
        names: LocalizedName,
        clauses: Int = 0,
        leading: Int = 0,
        joining: Int = 0,
        inGroup: Bool? = nil,
        open: Int = 0,
        overdue: Int = 0,
        completed: Int = 0
    ) {
        self._unit = OrNull(wrappedValue: unit)
        self.names = names
        self.clauses = clauses
        self.leading = leading
        self.joining = joining
        self._inGroup = OrNull(wrappedValue: inGroup)
        self.open = open
        self.overdue = overdue
        self.completed = completed
    }
}
