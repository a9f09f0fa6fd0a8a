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
        var reader = try FigureTableReader(bytes, file: file, required: [.indicator, .period, .value, .unit])
        let document = programme.card.number ?? programme.card.title
        let entries = reader.table.rows.map { row in
            let period = reader.value(.period, row, as: Period.self)
            if reader.text(.period, row) == nil { reader.fault(row, .period, "is empty; expected \(Period.expected)") }
            return RecordObservations.Entry(
                id: reader.text(.id, row),
                programme: programme.id,
                town: reader.text(.town, row),
                subject: reader.text(.subject, row),
                indicator: reader.required(.indicator, row),
                period: period ?? .example,
                figure: reader.figure(row, basis: .reported, document: document),
                state: reader.choice(.state, row, as: ObservationState.self),
                evidence: reader.text(.evidence, row),
                note: reader.text(.note, row)
            )
        }
        try reader.finish()
        return entries
    }
}
