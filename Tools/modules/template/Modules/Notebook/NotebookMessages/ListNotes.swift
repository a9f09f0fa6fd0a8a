import Messages

/// Lists notes by programme, town and number.
public struct ListNotes: Query {
    /// The operation.
    public static let name = "notebook.list-notes"
    /// A page of notes.
    public typealias Reply = Page<Note>

    /// Only those of this programme.
    public var programme: String?
    /// Only those of this town.
    public var town: String?
    /// Notes on the page, 1 to 200.
    public var limit: Int?
    /// The `next` of the page before.
    public var cursor: String?

    /// Asks for notes.
    public init(programme: String? = nil, town: String? = nil, limit: Int? = nil, cursor: String? = nil) {
        self.programme = programme
        self.town = town
        self.limit = limit
        self.cursor = cursor
    }
}

/// A note about a town.
public struct Note: Codable, Sendable, Hashable {
    /// The programme's id.
    public var programme: String
    /// The town's id.
    public var town: String
    /// Its number in its town and programme.
    public var number: Int
    /// What is noted.
    public var text: String
    /// The unit that noted it.
    public var unit: String
    /// The day of the note.
    public var date: String

    /// Describes a note.
    public init(programme: String, town: String, number: Int, text: String, unit: String, date: String) {
        self.programme = programme
        self.town = town
        self.number = number
        self.text = text
        self.unit = unit
        self.date = date
    }
}
