/// Writes CSV as spreadsheets open it: UTF-8 with a byte order mark, CRLF, quotes where needed.
///
/// > Source: RFC 4180; OWASP, CSV injection.
struct CSVText {
    private(set) var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// Appends one row.
    mutating func row(_ cells: [String]) {
        bytes.append(contentsOf: cells.map(Self.cell).joined(separator: ",").utf8)
        bytes.append(contentsOf: "\r\n".utf8)
    }

    /// A cell.
    ///
    /// One that a spreadsheet would take for a formula gets an apostrophe in front; a plain number does not.
    static func cell(_ text: String) -> String {
        let risky = text.first.map { "=+-@\t\r".contains($0) } ?? false
        let guarded = risky && Double(text) == nil ? "'" + text : text
        guard guarded.contains(where: { $0 == "\"" || $0 == "," || $0.isNewline }) else { return guarded }
        return "\"" + guarded.replacing("\"", with: "\"\"") + "\""
    }
}
