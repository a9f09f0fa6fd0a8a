import Messages

/// Takes a town one step further in a programme.
///
/// A step out of order is refused, and the rule is named.
///
/// Who acts and why are not here: they come with the request and stand on the event.
public struct TakeStep: Command {
    /// The name on the bus.
    public static let name = "registry.take-step"
    /// What became of it.
    public typealias Reply = TownReply

    /// The town's id.
    public var town: String
    /// The programme's id.
    public var programme: String
    /// The step's id, or the name of its collection (`applications`) where the town's stage leaves no choice.
    public var step: String
    /// When it was taken, `yyyy-MM-dd`; today when left out.
    public var date: String?
    /// The document that it rests on.
    public var document: Citation?
    /// The materials handed in, by id.
    @OrEmpty public var materials: [String]
    /// The town's version as the asker saw it.
    public var expectedVersion: Int?

    /// Makes a command.
    public init(
        town: String,
        programme: String,
        step: String,
        date: String? = nil,
        document: Citation? = nil,
        materials: [String] = [],
        expectedVersion: Int? = nil
    ) {
        self.town = town
        self.programme = programme
        self.step = step
        self.date = date
        self.document = document
        self._materials = OrEmpty(wrappedValue: materials)
        self.expectedVersion = expectedVersion
    }
}
