import EvaluationMessages
import Messages
import OfficeFiles
import RegistryMessages

/// Reads targets from a CSV file, with a header in Chinese or English.
public enum TargetTable {
    /// Reads a file.
    ///
    /// - Parameters:
    ///   - bytes: The file: UTF-8 or GB18030.
    ///   - file: Its name, for messages.
    ///   - programme: The programme that they are of; its document is where a target stands whose row names no other.
    /// - Returns: The targets, in the order of the file; towns and indicators as the file calls them.
    /// - Throws: ``FileFaults`` naming every wrong row and column. Nothing was taken then.
    public static func read(
        _ bytes: [UInt8],
        file: String,
        programme: ProgrammeDefinition
    ) throws -> [TargetDefinition] {
        let required: [FigureColumn] = [.id, .indicator, .value, .unit, .comparator, .period]
        var table = try FigureTable(bytes, file: file, FigureColumn.self, required: required)
        let targets = table.rows.map { target(&table, $0, programme) }
        try table.finish()
        return targets
    }

    private static func target(
        _ table: inout FigureTable,
        _ row: CSVTable.Row,
        _ programme: ProgrammeDefinition
    ) -> TargetDefinition {
        let document = programme.card.number ?? programme.card.title
        let indicator = table.filled(.indicator, row)
        let known = programme.indicators.first { $0.id == indicator || $0.names.zh == indicator }
        let names = table.cell(.name, row).map { LocalizedName(zh: $0, en: known?.names.en) } ?? known?.names
        let comparator = table.choice(.comparator, row, as: TargetComparator.self)
        if table.cell(.comparator, row) == nil { table.fault(row, .comparator, "is empty; expected a comparator") }
        return TargetDefinition(
            id: table.filled(.id, row),
            programme: programme.id,
            town: table.cell(.town, row),
            indicator: indicator,
            names: names ?? LocalizedName(zh: indicator),
            figure: table.figure(row, basis: .planned, document: document),
            comparator: comparator ?? .atLeast,
            period: period(&table, row),
            fromYear: table.year(.fromYear, row),
            dueYear: table.year(.dueYear, row),
            baselineId: table.cell(.baseline, row),
            baseline: table.cell(.baseline, row) == nil ? baseline(&table, row, document) : nil,
            tolerance: table.value(.tolerance, row, as: DecimalValue.self),
            scope: table.cell(.scope, row),
            perYear: table.flag(.perYear, row),
            unstated: unstated(&table, row),
            note: table.cell(.note, row)
        )
    }

    private static func period(_ table: inout FigureTable, _ row: CSVTable.Row) -> Span {
        if table.cell(.period, row) == nil {
            let expected = Span.allCases.map(\.rawValue).joined(separator: ", ")
            table.fault(row, .period, "is empty; expected one of \(expected)")
        }
        return table.choice(.period, row, as: Span.self) ?? .stock
    }

    /// A baseline that is derived from the target's own text, where no observation is it.
    private static func baseline(
        _ table: inout FigureTable,
        _ row: CSVTable.Row,
        _ document: String
    ) -> Figure? {
        guard let value = table.value(.baselineValue, row, as: DecimalValue.self) else { return nil }
        let place = FigureSource(document: table.cell(.document, row) ?? document, clause: table.cell(.clause, row))
        return Figure(value, unit: table.filled(.baselineUnit, row), basis: .derived, source: place)
    }

    /// The parts that the source leaves out, separated by spaces or semicolons.
    private static func unstated(_ table: inout FigureTable, _ row: CSVTable.Row) -> [UnstatedPart] {
        (table.cell(.unstated, row) ?? "").split { $0 == " " || $0 == ";" }.compactMap { word in
            if let part = UnstatedPart(rawValue: String(word)) { return part }
            let expected = UnstatedPart.allCases.map(\.rawValue).joined(separator: ", ")
            table.fault(row, .unstated, "expected words of \(expected), found '\(word)'")
            return nil
        }
    }
}
