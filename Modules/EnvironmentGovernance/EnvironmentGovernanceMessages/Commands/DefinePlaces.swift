import Messages

/// What became of a list that was sent.
public struct ListReply: Codable, Sendable, Hashable {
    /// How many are new or say something else now.
    public var changed: Int
    /// How many were on record word for word.
    public var unchanged: Int

    /// Counts.
    public init(changed: Int, unchanged: Int) {
        self.changed = changed
        self.unchanged = unchanged
    }
}

/// Defines grids of a programme's towns, all or none; one that is there is replaced.
public struct DefineGrids: Command {
    /// The name on the bus.
    public static let name = "environment.define-grids"
    /// What became of it.
    public typealias Reply = ListReply
    /// Grids in one command at most.
    public static let limit = 500

    /// The programme.
    public var programme: String
    /// The grids; one may stand before its parent.
    public var grids: [GridDraft]

    /// Makes a command.
    public init(programme: String, _ grids: [GridDraft]) {
        self.programme = programme
        self.grids = grids
    }
}

/// Registers places of a programme's towns, all or none; one that is there is replaced.
public struct RegisterPlaces: Command {
    /// The name on the bus.
    public static let name = "environment.register-places"
    /// What became of it.
    public typealias Reply = ListReply
    /// Places in one command at most.
    public static let limit = 500

    /// The programme.
    public var programme: String
    /// The places.
    public var places: [PlaceDraft]

    /// Makes a command.
    public init(programme: String, _ places: [PlaceDraft]) {
        self.programme = programme
        self.places = places
    }
}
