import OfficeFiles

/// The rows of a sheet as a table: merged cells filled, titles above the header and empty columns left out.
struct SheetRows {
    private var rows: [SheetPart.Row]

    init(_ sheet: SheetPart) throws {
        rows = sheet.rows
        try fill(sheet.merges, sheet.file)
        dropTitles(sheet.merges)
    }

    /// The same as CSV whose rows have the sheet's numbers.
    ///
    /// - Throws: ``FileFaults`` past ``SheetLimits/textBytes``.
    func csv(file: String) throws -> [UInt8] {
        let header = rows.first { $0.fields.contains { !$0.isEmpty } }?.fields ?? []
        let columns = usedColumns(header)
        var bytes: [UInt8] = []
        var number = 0
        for row in rows where !row.fields.isEmpty {
            bytes.append(contentsOf: repeatElement(0x0A, count: max(row.number - number - 1, 0)))
            number = row.number
            let cells = columns.map { $0 < row.fields.count ? Self.cell(row.fields[$0]) : "" }
            bytes.append(contentsOf: cells.joined(separator: ",").utf8)
            bytes.append(0x0A)
            guard bytes.count <= SheetLimits.textBytes else {
                throw SheetFault.limit("textBytes", SheetLimits.textBytes, "holds more text", file)
            }
        }
        return bytes
    }

    /// Columns with something in them, without the one that ``MarkedTable`` adds.
    private func usedColumns(_ header: [String]) -> [Int] {
        var isUsed: [Bool] = []
        for row in rows {
            if row.fields.count > isUsed.count {
                isUsed += Array(repeating: false, count: row.fields.count - isUsed.count)
            }
            for (column, field) in row.fields.enumerated() where !isUsed[column] { isUsed[column] = !field.isEmpty }
        }
        return isUsed.indices.filter { isUsed[$0] && !(header.indices.contains($0) && header[$0] == MarkedTable.title) }
    }

    private static func cell(_ text: String) -> String {
        let plain = text.replacing("\r\n", with: "\n")
        guard plain.contains(where: { $0 == "\"" || $0 == "," || $0.isNewline }) else { return plain }
        return "\"" + plain.replacing("\"", with: "\"\"") + "\""
    }

    /// Every cell of a merged range says what the range says.
    private mutating func fill(_ merges: [SheetPart.Merge], _ file: String) throws {
        var filled = 0
        for merge in merges {
            guard let first = place(of: merge.rows.lowerBound), rows[first].number == merge.rows.lowerBound,
                rows[first].fields.count >= merge.columns.lowerBound
            else { continue }
            let text = rows[first].fields[merge.columns.lowerBound - 1]
            let last = min(merge.columns.upperBound, SheetLimits.columns)
            guard !text.isEmpty, last >= merge.columns.lowerBound else { continue }
            for index in first..<rows.count where merge.rows.contains(rows[index].number) {
                let missing = last - rows[index].fields.count
                if missing > 0 { rows[index].fields += Array(repeating: "", count: missing) }
                for column in merge.columns.lowerBound...last { rows[index].fields[column - 1] = text }
                filled += last - merge.columns.lowerBound + 1
                guard filled <= SheetLimits.cells else {
                    throw SheetFault.limit("cells", SheetLimits.cells, "merges more cells", file)
                }
            }
        }
    }

    /// The place of the first row at or after a number.
    private func place(of number: Int) -> Int? {
        var (low, high) = (0, rows.count)
        while low < high {
            let middle = (low + high) / 2
            if rows[middle].number < number { low = middle + 1 } else { high = middle }
        }
        return low < rows.count ? low : nil
    }

    /// Rows above the header that are one merged cell are the table's title.
    private mutating func dropTitles(_ merges: [SheetPart.Merge]) {
        for index in rows.indices {
            let filled = rows[index].fields.indices.filter { !rows[index].fields[$0].isEmpty }
            guard !filled.isEmpty else { continue }
            let isTitle = merges.contains { merge in
                merge.rows.contains(rows[index].number) && merge.columns.count > 1
                    && filled.allSatisfy { merge.columns.contains($0 + 1) }
            }
            guard isTitle else { return }
            rows[index].fields = []
        }
    }
}
