import Messages

/// Publishes a numbered list of towns.
///
/// From then on it is frozen: the same content again changes nothing, another is refused.
///
/// A list that is not what its text claims is refused unless ``acceptDiscrepancies`` is set and a reason is given:
/// then it is kept as it was printed, with the discrepancy beside it.
public struct PublishBatch: Command {
    /// The name on the bus.
    public static let name = "registry.publish-batch"
    /// Entries in one batch at most.
    public static let limit = 1000

    /// What became of it.
    public struct Reply: Codable, Sendable, Hashable {
        /// The programme's id.
        public var programme: String
        /// The batch's number.
        public var number: Int
        /// The towns that it lists, in its order.
        public var towns: [String]
        /// The check of text against list.
        public var check: ListCheck
        /// Whether anything changed.
        public var changed: Bool

        /// Makes a reply.
        public init(programme: String, number: Int, towns: [String], check: ListCheck, changed: Bool) {
            self.programme = programme
            self.number = number
            self.towns = towns
            self.check = check
            self.changed = changed
        }
    }

    /// The batch.
    public var batch: BatchDefinition
    /// Whether to keep the list as printed although its text claims something else.
    @OrFalse public var acceptDiscrepancies: Bool

    /// Makes a command.
    public init(_ batch: BatchDefinition, acceptDiscrepancies: Bool = false) {
        self.batch = batch
        self._acceptDiscrepancies = OrFalse(wrappedValue: acceptDiscrepancies)
    }
}
