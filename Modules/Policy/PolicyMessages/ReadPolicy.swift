import Foundation
import Messages

/// Reads a document; nothing is kept.
public struct ReadPolicy: Query {
    /// The name on the bus.
    public static let name = "policy.read"
    /// The longest document, in bytes: in Base64 it must fit into a request on the bus.
    public static let documentLimit = 700 * 1024
    /// The longest reply, in bytes: an answer on the bus holds no more.
    public static let replyLimit = 1020 * 1024

    /// What was read.
    public struct Reply: Codable, Sendable, Hashable {
        /// What a draft of it is called: what the document issues, its title, or its file's name.
        public var title: String
        /// The SHA-256 of the document, in hexadecimal.
        public var documentDigest: String
        /// The lines of the text, names of persons left out.
        public var lines: [Line]
        /// What was read, in words, by line.
        public var findings: [Finding]
        /// `reading.json`, and the draft: `programme.yaml`, `units.yaml`, lists and tables.
        public var files: [DraftFile]

        /// Tells what was read.
        public init(
            title: String,
            documentDigest: String,
            lines: [Line],
            findings: [Finding],
            files: [DraftFile]
        ) {
            self.title = title
            self.documentDigest = documentDigest
            self.lines = lines
            self.findings = findings
            self.files = files
        }
    }

    /// A line of the text.
    public struct Line: Codable, Sendable, Hashable {
        /// What stands there.
        public var text: String
        /// Whether rules read it; a page number or a repeated body is not read.
        public var isRead: Bool

        /// Makes a line.
        public init(text: String, isRead: Bool) {
            self.text = text
            self.isRead = isRead
        }
    }

    /// Something that was read.
    public struct Finding: Codable, Sendable, Hashable {
        /// The line that it rests on, from 1.
        public var line: Int
        /// `card`, `heading`, `clause`, `list`, `target` or `discrepancy`.
        public var sort: String
        /// What it says, in Chinese.
        public var text: String

        /// Names something.
        public init(line: Int, sort: String, text: String) {
            self.line = line
            self.sort = sort
            self.text = text
        }
    }

    /// The document's file name, for messages.
    public var name: String
    /// The document in Base64: UTF-8, UTF-16 or GB18030 text, or a .docx.
    public var content: String

    /// Asks for a document to be read.
    ///
    /// - Parameters:
    ///   - name: Its file name.
    ///   - document: The document.
    /// - Throws: ``Problem`` ``PolicyDraftCode/tooLong``.
    public init(name: String, document: [UInt8]) throws(Problem) {
        guard document.count <= Self.documentLimit else {
            throw Self.tooLong("The document has \(document.count) bytes; at most \(Self.documentLimit) are taken.")
        }
        self.name = name
        content = Data(document).base64EncodedString()
    }

    /// The problem of something that does not go over the bus.
    public static func tooLong(_ detail: String) -> Problem {
        Problem(
            PolicyDraftCode.tooLong,
            .invalid,
            detail,
            remedy: "Send the text alone or its parts, or read it with 'baizhen policy read'."
        )
    }
}
