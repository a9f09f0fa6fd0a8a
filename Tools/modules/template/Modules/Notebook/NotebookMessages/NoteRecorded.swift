import Messages

/// A note about a town was recorded.
///
/// `programme` and `town` stand at the top, so that whoever is there for other towns neither writes nor hears it.
public struct NoteRecorded: Event {
    /// The type.
    public static let name = "notebook.note-recorded.v1"

    /// The programme's id.
    public var programme: String
    /// The town's id.
    public var town: String
    /// The note's number in its town and programme.
    public var number: Int
    /// What is noted.
    public var text: String
    /// The day of the note.
    public var date: String

    /// The town's id.
    public var subject: String { town }

    /// States the fact.
    public init(programme: String, town: String, number: Int, text: String, date: String) {
        self.programme = programme
        self.town = town
        self.number = number
        self.text = text
        self.date = date
    }
}
