import Foundation
import Messages

/// The files that a reading gives: what was read, a draft of the programme, tables for import, a view of both.
public enum PolicyOutput {
    /// One file.
    public struct File: Sendable, Hashable {
        /// Its name, without a folder.
        public let name: String
        /// What is in it, UTF-8.
        public let text: String
    }

    /// The files, always in the same order and the same for the same document.
    ///
    /// - Parameter document: What was read.
    /// - Returns: `reading.json`, `discrepancies.json`, `programme.yaml`, `units.yaml`, tables that have rows, and
    ///   `view.html`.
    /// - Throws: Nothing that a document could cause.
    public static func files(of document: ReadDocument) throws -> [File] {
        let draft = ProgrammeDraft(document)
        let tables = DraftTables(document, draft: draft)
        var files = [
            File(name: "reading.json", text: try json(document.reading)),
            File(name: "discrepancies.json", text: try json(document.reading.discrepancies)),
            File(name: "programme.yaml", text: draft.programme),
            File(name: "units.yaml", text: draft.units),
        ]
        if let batch = draft.batch { files.append(File(name: "batch-1.yaml", text: batch)) }
        files += tables.files
        files.append(File(name: "view.html", text: PolicyView(document).page))
        return files
    }

    /// JSON with sorted keys, a line for each value.
    ///
    /// - Parameter value: What to write.
    /// - Returns: The text, ending in a line feed.
    /// - Throws: Nothing for values of this module.
    public static func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
    }
}
