import Messages
import OfficeFiles

/// A table that was refused, with what is wrong marked in it: for the one who sent it, to put right and send again.
public enum MarkedTable {
    /// The heading of the column with the reasons; readers pass it over.
    public static let title = "导入问题"

    /// The marked table as a sheet: the same rows at the same places, wrong cells coloured with the reason as a
    /// remark, and a column with all reasons of a row.
    ///
    /// - Parameters:
    ///   - csv: The table as readers take it, see ``TableFile/csv(_:file:sheet:)``.
    ///   - file: Its name.
    ///   - faults: What is wrong; rows as in the table, columns by heading or letters.
    /// - Returns: The sheet. What cannot be read as a table is shown line by line.
    public static func sheet(_ csv: [UInt8], file: String, faults: [FileFault]) -> Sheet {
        let lines = lines(csv, file)
        let top = lines.firstIndex { line in line.contains { !$0.isEmpty } } ?? 0
        let header = lines.indices.contains(top) ? lines[top] : []
        let below = Array(lines.dropFirst(top + 1))
        let reasons = Reasons(faults, header: header, top: top, rows: below.count)
        let width = max(header.count, below.map(\.count).max() ?? 0)
        let columns = header.map { Sheet.Column($0) } + (header.count..<width).map { _ in Sheet.Column("") }
        let rows = below.enumerated().map { index, fields in
            let padded = fields + Array(repeating: "", count: width - fields.count)
            return padded.map(Sheet.Cell.text) + [.text(reasons.text(of: index))]
        }
        return Sheet(
            name: "导入",
            preface: (0..<top).map { _ in "" },
            columns: columns + [.init(title, width: 50)],
            rows: rows,
            marks: reasons.marks(reasonColumn: width)
        )
    }

    /// The fields of each line, by its number.
    private static func lines(_ csv: [UInt8], _ file: String) -> [[String]] {
        guard let text = try? TextFile.decode(csv, file: file) else { return [] }
        if let table = try? CSVTable(text, file: file) {
            let last = table.rows.last?.number ?? table.headerNumber
            var lines: [[String]] = Array(repeating: [], count: last)
            lines[table.headerNumber - 1] = table.header
            for row in table.rows { lines[row.number - 1] = row.fields }
            return lines
        }
        return text.split(separator: "\n", omittingEmptySubsequences: false).prefix(SheetLimits.rows / 2).map { line in
            line.split(separator: ",", maxSplits: SheetLimits.columns - 2, omittingEmptySubsequences: false)
                .map { String($0.filter { !$0.isNewline }.prefix(1000)) }
        }
    }
}

/// What is wrong, by place.
private struct Reasons {
    private var byRow: [Int: [FileFault]] = [:]
    private var placed: [Sheet.Mark] = []

    init(_ faults: [FileFault], header: [String], top: Int, rows: Int) {
        for fault in faults {
            // What is wrong with the whole, or above the header, stands at the header.
            let row = min(max((fault.line ?? 0) - top - 2, -1), rows - 1)
            byRow[row, default: []].append(fault)
            let column = fault.column.flatMap { name in
                header.firstIndex(of: name) ?? (header.isEmpty ? nil : Self.letters(name, below: header.count))
            }
            if let column { placed.append(.init(row: row, column: column, text: fault.message)) }
        }
    }

    func text(of row: Int) -> String {
        let texts = (byRow[row] ?? []).map { fault in
            [fault.column, fault.message].compactMap { $0 }.joined(separator: "：")
        }
        return String(texts.joined(separator: "\n").prefix(2000))
    }

    func marks(reasonColumn: Int) -> [Sheet.Mark] {
        placed + byRow.keys.sorted().map { .init(row: $0, column: reasonColumn, text: text(of: $0)) }
    }

    private static func letters(_ name: String, below count: Int) -> Int? {
        guard name.count <= 3, name.allSatisfy({ $0.isASCII && $0.isUppercase }) else { return nil }
        let column = CellName.column(name) - 1
        return (0..<count).contains(column) ? column : nil
    }
}
