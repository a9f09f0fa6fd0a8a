import OfficeFiles

/// A table as an export wrote it, made into one that an import reads.
///
/// Columns that only the host writes are left out by name, in English or Chinese, and figures get their units from the
/// columns beside them. Rows keep their numbers, so that faults stand where the sender sees them.
struct ExportedTable {
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
    /// - Returns: The table; the same bytes where there is nothing to leave out.
    /// - Throws: `FileFaults`.
    func plain(_ csv: [UInt8], file: String, programme: String?) throws -> [UInt8] {
        let table = try CSVTable(try TextFile.decode(csv, file: file), file: file)
        let dropped = table.header.indices.filter { index in
            let name = table.header[index]
            return readOnly.contains(name) || units[name] != nil || Self.programme.contains(name)
        }
        guard !dropped.isEmpty else { return csv }
        try check(table, file, programme)
        var lines = Array(repeating: "", count: max(table.rows.last?.number ?? 0, table.headerNumber))
        let kept = table.header.indices.filter { !dropped.contains($0) }
        lines[table.headerNumber - 1] = Self.line(kept.map { table.header[$0] })
        for row in table.rows {
            lines[row.number - 1] = Self.line(kept.map { row.fields[$0] + unit(of: $0, row, table) })
        }
        return Array(lines.joined(separator: "\n").utf8)
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
            ExportedTable(readOnly: [
                "status", "状态", "light", "亮灯", "investment", "总投资", "unit", "计量单位", "qualifier", "限定", "version", "版本",
            ])
        case "progress":
            ExportedTable(
                readOnly: [
                    "state", "状态", "reporter", "填报单位", "checker", "审核单位", "returnReason", "退回原因", "attempts", "上报次数",
                    "late", "补报",
                ],
                units: ["unitThisMonth": "investmentThisMonth", "unitToDate": "investmentToDate"]
            )
        case "observations": ExportedTable(readOnly: ["version", "版本"])
        case "targets":
            ExportedTable(readOnly: ["status", "状态", "light", "亮灯", "progress", "进度", "elapsed", "时间进度"])
        default: ExportedTable()
        }
    }
}
