import Messages

/// Sets targets, new or changed ones, all or none.
///
/// A target that is set again as it is changes nothing.
public struct SetTargets: Command {
    /// The name on the bus.
    public static let name = "evaluation.set-targets"
    /// Targets in one command at most; more is refused.
    public static let limit = 500

    /// What became of it.
    public struct Reply: Codable, Sendable, Hashable {
        /// The targets' ids, in the order of the command.
        public var ids: [String]
        /// How many are new or changed.
        public var changed: Int

        /// Makes a reply.
        public init(ids: [String], changed: Int) {
            self.ids = ids
            self.changed = changed
        }
    }

    /// The targets, at most ``limit``.
    public var targets: [TargetDefinition]

    /// Makes a command.
    public init(_ targets: [TargetDefinition]) {
        self.targets = targets
    }
}
