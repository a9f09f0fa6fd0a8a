import Messages

/// A grid was defined, the first time or in other words.
public struct GridDefined: Event {
    /// The type.
    public static let name = "environment.grid-defined.v1"

    /// The programme.
    public var programme: String
    /// The town.
    public var town: String
    /// The grid.
    public var grid: GridDraft

    /// The grid's id.
    public var subject: String { grid.id }

    /// States the fact.
    public init(programme: String, grid: GridDraft) {
        self.programme = programme
        town = grid.town
        self.grid = grid
    }
}

/// A place was registered, the first time or in other words.
public struct PlaceRegistered: Event {
    /// The type.
    public static let name = "environment.place-registered.v1"

    /// The programme.
    public var programme: String
    /// The town.
    public var town: String
    /// The place.
    public var place: PlaceDraft

    /// The place's id.
    public var subject: String { place.id }

    /// States the fact.
    public init(programme: String, place: PlaceDraft) {
        self.programme = programme
        town = place.town
        self.place = place
    }
}

/// A town set its own number for a focus item that the document leaves open.
public struct FocusQuantitySet: Event {
    /// The type.
    public static let name = "environment.focus-quantity-set.v1"

    /// The programme.
    public var programme: String
    /// The town.
    public var town: String
    /// The item, by id.
    public var item: String
    /// How many.
    public var quantity: Int

    /// The town's id.
    public var subject: String { town }

    /// States the fact.
    public init(programme: String, town: String, item: String, quantity: Int) {
        self.programme = programme
        self.town = town
        self.item = item
        self.quantity = quantity
    }
}

/// It was said how far a town is with a focus item.
public struct FocusProgressed: Event {
    /// The type.
    public static let name = "environment.focus-progressed.v1"

    /// The programme.
    public var programme: String
    /// The town.
    public var town: String
    /// The item, by id.
    public var item: String
    /// How far it is.
    public var progress: FocusProgress
    /// How many are there; `null` when nobody said.
    @OrNull public var completed: Int?
    /// What was said; `null` when nothing was.
    @OrNull public var note: String?
    /// When, `yyyy-MM-dd`.
    public var date: String

    /// The town's id.
    public var subject: String { town }

    /// States the fact.
    public init(
        programme: String,
        town: String,
        item: String,
        progress: FocusProgress,
        completed: Int?,
        note: String?,
        date: String
    ) {
        self.programme = programme
        self.town = town
        self.item = item
        self.progress = progress
        self._completed = OrNull(wrappedValue: completed)
        self._note = OrNull(wrappedValue: note)
        self.date = date
    }
}
