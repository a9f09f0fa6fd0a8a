import OfficeFiles

/// A table as an export wrote it, made into one that an import reads.
///
/// Columns that only the host writes are left out, and figures get their units from the columns beside them. Rows keep
/// their numbers, so that faults stand where the sender sees them. In a table that people made nothing is left out but
/// the programme, which is compared.
struct ExportedTable {
    /// Columns that, beside the programme, only an export has, in English and in Chinese.
    var marks: [Set<String>] = []
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
        let namesProgramme = table.header.contains(where: Self.programme.contains)
        let isExport = namesProgramme && marks.contains { $0.isSubset(of: table.header) }
        let dropped = table.header.indices.filter { index in
            let name = table.header[index]
            if Self.programme.contains(name) { return isExport || programme != nil }
            return isExport && (readOnly.contains(name) || units[name] != nil)
        }
        guard !dropped.isEmpty else { return (csv, isExport) }
        try check(table, file, programme)
        let kept = table.header.indices.filter { !dropped.contains($0) }
        let plain = Self.csv(table, kept.map { table.header[$0] }, table.rows) { row in
            kept.map { row.fields[$0] + unit(of: $0, row, table) }
        }
        return (plain, isExport)
    }

    /// A table whose rows name their programmes, as one table for each programme; rows keep their numbers.
    ///
    /// - Parameters:
    ///   - csv: The table.
    ///   - file: Its name.
    /// - Returns: The programmes' ids with their tables, in the order of their first rows.
    /// - Throws: `FileFaults` when there is no such column, or a cell of it is empty.
    static func byProgramme(_ csv: [UInt8], file: String) throws -> [(programme: String, csv: [UInt8])] {
        let table = try CSVTable(try TextFile.decode(csv, file: file), file: file)
        guard let place = table.header.firstIndex(where: Self.programme.contains) else {
            let message = "does not say what programme its rows belong to; name it with --programme, or in a column 方案"
            throw FileFaults([.init(file: file, message: message)])
        }
        let programmes = Dictionary(grouping: table.rows) { $0.fields[place] }
        let faults = (programmes[""] ?? []).map { row in
            let message = "is empty; expected the id of a programme"
            return FileFault(file: file, line: row.number, column: table.header[place], message: message)
        }
        guard faults.isEmpty else { throw FileFaults(faults) }
        return programmes.sorted { $0.value[0].number < $1.value[0].number }.map { programme, rows in
            (programme, Self.csv(table, table.header, rows, \.fields))
        }
    }

    /// Rows of a table as a table, each in its line.
    private static func csv(
        _ table: CSVTable,
        _ header: [String],
        _ rows: [CSVTable.Row],
        _ fields: (CSVTable.Row) -> [String]
    ) -> [UInt8] {
        var lines = Array(repeating: "", count: max(rows.last?.number ?? 0, table.headerNumber))
        lines[table.headerNumber - 1] = line(header)
        for row in rows { lines[row.number - 1] = line(fields(row)) }
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
            ExportedTable(
                marks: [["light"], ["亮灯", "版本"]],
                readOnly: [
                    "status", "light", "investment", "unit", "qualifier", "version", "状态", "亮灯", "总投资", "计量单位", "限定",
                    "版本",
                ]
            )
        case "progress":
            ExportedTable(
                marks: [["attempts"], ["上报次数", "补报"]],
                readOnly: [
                    "state", "reporter", "checker", "returnReason", "attempts", "late", "状态", "填报单位", "审核单位", "退回原因",
                    "上报次数", "补报",
                ],
                units: [
                    "unitThisMonth": "investmentThisMonth", "unitToDate": "investmentToDate", "本月投资单位": "本月投资",
                    "累计投资单位": "累计投资",
                ]
            )
        case "observations": ExportedTable(marks: [["version"], ["版本"]], readOnly: ["version", "版本"])
        case "targets":
            ExportedTable(
                marks: [["light"], ["亮灯", "时间进度"]],
                readOnly: ["status", "light", "progress", "elapsed", "状态", "亮灯", "完成比例", "时间进度"]
            )
        default: ExportedTable()
        }
    }
}
