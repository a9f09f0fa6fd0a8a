import Messages

/// Reads policy texts: rules, not statistics, so the same text always gives the same reading.
public enum PolicyReader {
    /// The largest file that is read, in bytes; a larger one is refused.
    public static let byteLimit = 16 << 20

    /// Reads a document.
    ///
    /// - Parameters:
    ///   - bytes: The file: UTF-8, UTF-16, GB18030, or a .docx.
    ///   - name: Its name, for messages.
    /// - Returns: The reading.
    /// - Throws: ``Problem`` with a code of ``PolicyCode``.
    public static func read(_ bytes: [UInt8], name: String) throws(Problem) -> PolicyReading {
        try document(bytes, name: name).reading
    }

    /// Reads a document and keeps its text beside the reading, for views that show both.
    ///
    /// - Parameters:
    ///   - bytes: The file.
    ///   - name: Its name, for messages.
    /// - Returns: The reading with its text.
    /// - Throws: ``Problem`` with a code of ``PolicyCode``.
    public static func document(_ bytes: [UInt8], name: String) throws(Problem) -> ReadDocument {
        let text = try DocumentBytes.text(bytes, name: name)
        let document = Document(text)
        guard document.paragraphs.contains(where: { $0.text.count > 1 }) else { throw PolicyCode.empty(name) }
        return ReadDocument(document, name: name)
    }
}
