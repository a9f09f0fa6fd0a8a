import Messages

/// Returns a town's application to be put right (退回补正); the reason comes with the request.
///
/// The town is back at the stage that it applied from and may apply again. Only the unit that receives applications, or
/// one that may take the next step, returns it.
public struct ReturnApplication: Command {
    /// The name on the bus.
    public static let name = "registry.return-application"
    /// What became of it.
    public typealias Reply = TownReply

    /// The town's id.
    public var town: String
    /// The programme's id.
    public var programme: String
    /// The materials that are missing or not in order, by id.
    @OrEmpty public var materials: [String]
    /// The town's version as the asker saw it.
    public var expectedVersion: Int?

    /// Makes a command.
    public init(town: String, programme: String, materials: [String] = [], expectedVersion: Int? = nil) {
        self.town = town
        self.programme = programme
        self._materials = OrEmpty(wrappedValue: materials)
        self.expectedVersion = expectedVersion
    }
}
