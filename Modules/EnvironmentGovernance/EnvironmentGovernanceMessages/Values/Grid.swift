import Messages

/// A grid (网格) of a town as somebody defines it.
public struct GridDraft: Codable, Sendable, Hashable {
    /// The id: lower-case letters, digits and dashes.
    public var id: String
    /// The town that it lies in, by id.
    public var town: String
    /// Its level, by the programme's id.
    public var level: String
    /// The grid around it, of the level above, by id; `null` for the top level.
    @OrNull public var parent: String?
    /// Its name.
    public var name: String
    /// The standard of upkeep that holds in it; `null` when none is set.
    @OrNull public var standard: String?
    /// Who answers for it; `null` when nobody is named.
    @OrNull public var duty: DutyHolder?

    /// Describes a grid.
    public init(
        id: String,
        town: String,
        level: String,
        parent: String? = nil,
        name: String,
        standard: String? = nil,
        duty: DutyHolder? = nil
    ) {
        self.id = id
        self.town = town
        self.level = level
        self._parent = OrNull(wrappedValue: parent)
        self.name = name
        self._standard = OrNull(wrappedValue: standard)
        self._duty = OrNull(wrappedValue: duty)
    }
}

/// A grid in its tree.
public struct Grid: Codable, Sendable, Hashable {
    /// The programme.
    public var programme: String
    /// What was defined.
    public var draft: GridDraft
    /// How far below the top it is; 0 at the top.
    public var depth: Int
    /// How many places lie in it itself.
    public var places: Int

    /// Describes a grid.
    public init(programme: String, draft: GridDraft, depth: Int, places: Int) {
        self.programme = programme
        self.draft = draft
        self.depth = depth
        self.places = places
    }
}
