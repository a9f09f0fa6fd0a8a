import Messages

/// The codes of problems that a document can have, and what they say.
public enum PolicyCode {
    /// The file is larger than is read.
    public static let tooLarge = "policy.too-large"
    /// The bytes are no text that can be read.
    public static let notText = "policy.not-text"
    /// The file is a .docx that cannot be opened, or unpacks to more than is read.
    public static let badDocument = "policy.bad-document"
    /// The document has no text.
    public static let empty = "policy.empty"

    static func tooLarge(_ bytes: Int) -> Problem {
        Problem(
            tooLarge,
            .invalid,
            "The document has \(bytes) bytes; at most \(PolicyReader.byteLimit) are read.",
            remedy: "Save the text alone, or read its parts one by one."
        )
    }

    static func notText(_ detail: String) -> Problem {
        Problem(notText, .invalid, detail, remedy: "Save it as UTF-8 or GB18030 text, or as .docx.")
    }

    static func badDocument(_ name: String, _ why: String) -> Problem {
        Problem(
            badDocument,
            .invalid,
            "\(name) cannot be read as .docx: \(why).",
            remedy: "Open it in an office program and save it again, or save its text."
        )
    }

    static func empty(_ name: String) -> Problem {
        Problem(empty, .invalid, "\(name) has no text.", remedy: "Check that it is the right file.")
    }
}
