import Messages

/// Records a note about a town in a programme.
public struct RecordNote: Command {
    /// The operation.
    public static let name = "notebook.record-note"

    /// What became of it.
    public struct Reply: Codable, Sendable, Hashable {
        /// The note's number in its town and programme, from 1.
        public var number: Int

        /// States a number.
        public init(number: Int) {
            self.number = number
        }
    }

    /// The programme's id.
    public var programme: String
    /// The town's id.
    public var town: String
    /// What is noted, up to 2,000 characters.
    public var text: String

    /// Asks for a note.
    public init(programme: String, town: String, text: String) {
        self.programme = programme
        self.town = town
        self.text = text
    }
}
