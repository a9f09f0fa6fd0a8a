import OfficeFiles

/// A table as an export wrote it, made into one that an import reads.
///
/// Columns that only the host writes are left out, and figures get their units from the columns beside them. Rows keep
/// their numbers, so that faults stand where the sender sees them. In a table that people made nothing is left out but
/// the programme, which is compared.
struct ExportedTable {
    /// The column that, beside `programme`, only an export has; `nil` where nothing is left out.
    var mark: String?
    /// Columns that say how things stand, and are not read.
    var readOnly: Set<String> = []
    /// Columns with the unit of the column before.
    var units: [String: String] = [:]

    private static let programme: Set = ["programme", "方案"]

    /// The table as an import reads it.
    ///
    /// - Parameters:
    ///   - csv: The table.
    ///   - file: Its name.
    ///   - programme: The programme that it is imported for; rows of another one are faults.
    /// - Returns: The table, the same bytes where there is nothing to leave out, and whether an export wrote it.
    /// - Throws: `FileFaults`.
    func plain(_ csv: [UInt8], file: String, programme: String?) throws -> (csv: [UInt8], isExport: Bool) {
        let table = try CSVTable(try TextFile.decode(csv, file: file), file: file)
        let isExport = mark.map { table.header.contains("programme") && table.header.contains($0) } ?? false
        let dropped = table.header.indices.filter { index in
            let name = table.header[index]
            if Self.programme.contains(name) { return isExport || programme != nil }
            return isExport && (readOnly.contains(name) || units[name] != nil)
        }
        guard !dropped.isEmpty else { return (csv, isExport) }
        try check(table, file, programme)
        var lines = Array(repeating: "", count: max(table.rows.last?.number ?? 0, table.headerNumber))
        let kept = table.header.indices.filter { !dropped.contains($0) }
        lines[table.headerNumber - 1] = Self.line(kept.map { table.header[$0] })
        for row in table.rows {
            lines[row.number - 1] = Self.line(kept.map { row.fields[$0] + unit(of: $0, row, table) })
        }
        return (Array(lines.joined(separator: "\n").utf8), isExport)
    }

    private func check(_ table: CSVTable, _ file: String, _ programme: String?) throws {
        guard let programme, let place = table.header.firstIndex(where: Self.programme.contains) else { return }
        let faults = table.rows.filter { !["", programme].contains($0.fields[place]) }.map { row in
            let message = "expected '\(programme)', the programme of the import, found '\(row.fields[place])'"
            return FileFault(file: file, line: row.number, column: table.header[place], message: message)
        }
        guard faults.isEmpty else { throw FileFaults(faults) }
    }

    /// What follows a figure; nothing where the cell is empty.
    private func unit(of column: Int, _ row: CSVTable.Row, _ table: CSVTable) -> String {
        guard !row.fields[column].isEmpty,
            let beside = table.header.firstIndex(where: { units[$0] == table.header[column] })
        else { return "" }
        return row.fields[beside]
    }

    private static func line(_ fields: [String]) -> String {
        fields.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",")
    }
}

extension ExportedTable {
    /// What exports of a kind hold besides.
    static func of(_ kind: String) -> ExportedTable {
        switch kind {
        case "projects":
            ExportedTable(
                mark: "light",
                readOnly: ["status", "light", "investment", "unit", "qualifier", "version"]
            )
        case "progress":
            ExportedTable(
                mark: "attempts",
                readOnly: ["state", "reporter", "checker", "returnReason", "attempts", "late"],
                units: ["unitThisMonth": "investmentThisMonth", "unitToDate": "investmentToDate"]
            )
        case "observations": ExportedTable(mark: "version", readOnly: ["version"])
        case "targets": ExportedTable(mark: "light", readOnly: ["status", "light", "progress", "elapsed"])
        default: ExportedTable()
        }
    }
}
