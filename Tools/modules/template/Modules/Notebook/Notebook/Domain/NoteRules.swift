import Messages
import NotebookMessages

/// What a note may be: pure, so that a table of cases tests it.
enum NoteRules {
    /// The most characters of a note.
    static let longest = 2000

    /// Decides a note.
    ///
    /// - Parameters:
    ///   - command: What is asked.
    ///   - last: The number of the town's last note; 0 before the first.
    ///   - today: The office's day.
    /// - Returns: What happened.
    /// - Throws: ``Problem`` `notebook.invalid`.
    static func decide(_ command: RecordNote, last: Int, today: String) throws(Problem) -> NoteRecorded {
        let isText = !command.text.allSatisfy(\.isWhitespace) && command.text.count <= longest
        guard isText else {
            let found = command.text.count
            throw Problem(
                NotebookCode.invalid,
                .invalid,
                "The note has \(found) characters.",
                remedy: "Write 1 to \(longest), not only blanks.",
                errors: [.init(pointer: "/text", message: "expected 1 to \(longest) characters, found \(found)")]
            )
        }
        return NoteRecorded(
            programme: command.programme,
            town: command.town,
            number: last + 1,
            text: command.text,
            date: today
        )
    }
}
