import Messages

/// Records a title of a town, or what became of one: a proposed one that was granted, a granted one that was taken
/// back.
public struct RecordHonour: Command {
    /// The name on the bus.
    public static let name = "registry.record-honour"
    /// What became of it.
    public typealias Reply = TownReply

    /// The town's id.
    public var town: String
    /// The honour.
    ///
    /// Name and grantor together say which one it is.
    public var honour: Honour
    /// The town's version as the asker saw it.
    public var expectedVersion: Int?

    /// Makes a command.
    public init(town: String, honour: Honour, expectedVersion: Int? = nil) {
        self.town = town
        self.honour = honour
        self.expectedVersion = expectedVersion
    }
}
