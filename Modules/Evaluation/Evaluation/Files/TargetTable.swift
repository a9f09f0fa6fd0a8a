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
        var reader = try FigureTableReader(bytes, file: file, required: required)
        let targets = reader.table.rows.map { target(&reader, $0, programme) }
        try reader.finish()
        return targets
    }

    private static func target(
        _ reader: inout FigureTableReader,
        _ row: CSVTable.Row,
        _ programme: ProgrammeDefinition
    ) -> TargetDefinition {
        let document = programme.card.number ?? programme.card.title
        let indicator = reader.required(.indicator, row)
        let known = programme.indicators.first { $0.id == indicator || $0.names.zh == indicator }
        let names = reader.text(.name, row).map { LocalizedName(zh: $0, en: known?.names.en) } ?? known?.names
        let comparator = reader.choice(.comparator, row, as: TargetComparator.self)
        if reader.text(.comparator, row) == nil { reader.fault(row, .comparator, "is empty; expected a comparator") }
        return TargetDefinition(
            id: reader.required(.id, row),
            programme: programme.id,
            town: reader.text(.town, row),
            indicator: indicator,
            names: names ?? LocalizedName(zh: indicator),
            figure: reader.figure(row, basis: .planned, document: document),
            comparator: comparator ?? .atLeast,
            period: period(&reader, row),
            fromYear: reader.year(.fromYear, row),
            dueYear: reader.year(.dueYear, row),
            baselineId: reader.text(.baseline, row),
            baseline: reader.text(.baseline, row) == nil ? baseline(&reader, row, document) : nil,
            tolerance: reader.value(.tolerance, row, as: DecimalValue.self),
            scope: reader.text(.scope, row),
            perYear: reader.flag(.perYear, row),
            unstated: unstated(&reader, row),
            note: reader.text(.note, row)
        )
    }

    private static func period(_ reader: inout FigureTableReader, _ row: CSVTable.Row) -> Span {
        if reader.text(.period, row) == nil {
            let expected = Span.allCases.map(\.rawValue).joined(separator: ", ")
            reader.fault(row, .period, "is empty; expected one of \(expected)")
        }
        return reader.choice(.period, row, as: Span.self) ?? .stock
    }

    /// A baseline that is derived from the target's own text, where no observation is it.
    private static func baseline(
        _ reader: inout FigureTableReader,
        _ row: CSVTable.Row,
        _ document: String
    ) -> Figure? {
        guard let value = reader.value(.baselineValue, row, as: DecimalValue.self) else { return nil }
        let place = FigureSource(document: reader.text(.document, row) ?? document, clause: reader.text(.clause, row))
        return Figure(value, unit: reader.required(.baselineUnit, row), basis: .derived, source: place)
    }

    /// The parts that the source leaves out, separated by spaces or semicolons.
    private static func unstated(_ reader: inout FigureTableReader, _ row: CSVTable.Row) -> [UnstatedPart] {
        (reader.text(.unstated, row) ?? "").split { $0 == " " || $0 == ";" }.compactMap { word in
            if let part = UnstatedPart(rawValue: String(word)) { return part }
            let expected = UnstatedPart.allCases.map(\.rawValue).joined(separator: ", ")
            reader.fault(row, .unstated, "expected words of \(expected), found '\(word)'")
            return nil
        }
    }
}
