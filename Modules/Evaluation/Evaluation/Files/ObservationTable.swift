import EvaluationMessages
import Messages
import OfficeFiles
import RegistryMessages

/// Reads observations from a CSV file, with a header in Chinese or English.
public enum ObservationTable {
    /// Reads a file.
    ///
    /// - Parameters:
    ///   - bytes: The file: UTF-8 or GB18030.
    ///   - file: Its name, for messages.
    ///   - programme: The programme that they are of; its document is where a figure stands whose row names no other.
    /// - Returns: The observations, in the order of the file; towns and indicators as the file calls them.
    /// - Throws: ``FileFaults`` naming every wrong row and column. Nothing was taken then.
    public static func read(
        _ bytes: [UInt8],
        file: String,
        programme: ProgrammeDefinition
    ) throws -> [RecordObservations.Entry] {
        var table = try FigureTable(bytes, file: file, FigureColumn.self)
        let document = programme.card.number ?? programme.card.title
        let entries = table.rows.map { row in
            let period = table.value(.period, row, as: Period.self)
            if table.cell(.period, row) == nil { table.fault(row, .period, "is empty; expected \(Period.expected)") }
            return RecordObservations.Entry(
                id: table.cell(.id, row),
                programme: programme.id,
                town: table.cell(.town, row),
                subject: table.cell(.subject, row),
                indicator: table.filled(.indicator, row),
                period: period ?? .example,
                figure: table.figure(row, basis: .reported, document: document),
                state: table.choice(.state, row, as: ObservationState.self),
                evidence: table.cell(.evidence, row),
                note: table.cell(.note, row)
            )
        }
        try table.finish()
        return entries
    }
}
