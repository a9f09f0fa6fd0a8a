import Messages

/// Sets a town's own number for a focus item that the document leaves open (一批).
public struct SetFocusQuantity: Command {
    /// The name on the bus.
    public static let name = "environment.set-focus-quantity"
    /// The item as it is now.
    public typealias Reply = FocusState

    /// The programme.
    public var programme: String
    /// The town.
    public var town: String
    /// The item, by id.
    public var item: String
    /// How many, from 1.
    public var quantity: Int

    /// Makes a command.
    public init(programme: String, town: String, item: String, quantity: Int) {
        self.programme = programme
        self.town = town
        self.item = item
        self.quantity = quantity
    }
}

/// Says how far a town is with a focus item.
public struct RecordFocusProgress: Command {
    /// The name on the bus.
    public static let name = "environment.record-focus-progress"
    /// The item as it is now.
    public typealias Reply = FocusState

    /// The programme.
    public var programme: String
    /// The town.
    public var town: String
    /// The item, by id.
    public var item: String
    /// How far it is.
    public var progress: FocusProgress
    /// How many are there; only for items that are counted.
    public var completed: Int?
    /// What there is to say.
    public var note: String?

    /// Makes a command.
    public init(
        programme: String,
        town: String,
        item: String,
        progress: FocusProgress,
        completed: Int? = nil,
        note: String? = nil
    ) {
        self.programme = programme
        self.town = town
        self.item = item
        self.progress = progress
        self.completed = completed
        self.note = note
    }
}
