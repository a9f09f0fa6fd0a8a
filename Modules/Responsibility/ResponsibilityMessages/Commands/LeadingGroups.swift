import Messages

/// Dissolves the leading group of a programme; a reason is required.
///
/// What is still open of its tasks ends with it.
///
/// > Source: AC-000-24: 任务完成后自行撤销.
public struct DissolveGroup: Command {
    /// The name on the bus.
    public static let name = "responsibility.dissolve-group"

    /// What followed.
    public struct Reply: Codable, Sendable, Hashable {
        /// How many open tasks ended with it.
        public var ended: Int

        /// Tells what followed.
        public init(ended: Int) {
            self.ended = ended
        }
    }

    /// The programme.
    public var programme: String

    /// Makes a command.
    public init(programme: String) {
        self.programme = programme
    }
}

/// Files a change in a leading group with its office.
///
/// > Source: AC-003-20: 成员变动由所在单位提出，报专班办公室备案.
public struct FileGroupChange: Command {
    /// The name on the bus.
    public static let name = "responsibility.file-group-change"

    /// What became of it.
    public struct Reply: Codable, Sendable, Hashable {
        /// How many changes are on file now.
        public var changes: Int

        /// Tells what became of it.
        public init(changes: Int) {
            self.changes = changes
        }
    }

    /// The programme.
    public var programme: String
    /// The unit whose seat it is about: a member, by a name that the group's list has.
    public var unit: String
    /// What changes; a post, never a person.
    public var text: String

    /// Makes a command.
    public init(programme: String, unit: String, text: String) {
        self.programme = programme
        self.unit = unit
        self.text = text
    }
}
