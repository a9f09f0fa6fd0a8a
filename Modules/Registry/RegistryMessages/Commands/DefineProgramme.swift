import Messages

/// Puts a programme's definition on record, the first or a changed one.
///
/// The same content again changes nothing. A changed one needs a version above the last.
public struct DefineProgramme: Command {
    /// The name on the bus.
    public static let name = "registry.define-programme"

    /// What became of it.
    public struct Reply: Codable, Sendable, Hashable {
        /// The programme's id.
        public var id: String
        /// The version now on record.
        public var version: Int
        /// Whether anything changed.
        public var changed: Bool

        /// Makes a reply.
        public init(id: String, version: Int, changed: Bool) {
            self.id = id
            self.version = version
            self.changed = changed
        }
    }

    /// The definition.
    public var definition: ProgrammeDefinition

    /// Makes a command.
    public init(_ definition: ProgrammeDefinition) {
        self.definition = definition
    }
}
