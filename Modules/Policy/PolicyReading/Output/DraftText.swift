import Foundation

/// Writing texts into YAML, CSV and HTML so that they come back as they were.
enum DraftText {
    /// A text in double quotes, as YAML and JSON read it.
    static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\t": quoted += " "
            case _ where scalar.value < 32 || scalar.value == 0x7F: break
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }

    /// A list of texts on one line.
    static func list(_ texts: [String]) -> String { "[" + texts.map(quoted).joined(separator: ", ") + "]" }

    /// A row of a table.
    static func row(_ cells: [String]) -> String {
        cells.map { cell in
            let needsQuotes = cell.contains { $0 == "," || $0 == "\"" || $0.isNewline }
            // A cell that begins like a formula is text and no formula.
            let safe = cell.first.map { "=+@".contains($0) } ?? false ? "'" + cell : cell
            return needsQuotes ? "\"" + safe.replacing("\"", with: "\"\"") + "\"" : safe
        }.joined(separator: ",")
    }

    /// A table with the mark by which office programs see that it is UTF-8.
    static func table(_ header: [String], _ rows: [[String]]) -> String {
        "\u{FEFF}" + ([header] + rows).map(row).joined(separator: "\n") + "\n"
    }

    /// A text in HTML.
    static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;")
    }

    /// A short name of letters and digits that the same text always gives.
    static func digest(_ text: String) -> String {
        let hash = text.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        return String(hash >> 24, radix: 36)
    }

    static func three(_ number: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, 3 - digits.count)) + digits
    }
}
