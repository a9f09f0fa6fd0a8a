import Messages
import OfficeFiles

/// What became of an import.
struct ImportReport: Codable, Sendable, Hashable {
    /// Something wrong in the table.
    struct Fault: Codable, Sendable, Hashable {
        /// The row as a spreadsheet shows it; `null` when the table as a whole is at fault.
        @OrNull var row: Int?
        /// The column by its heading or its letter; `null` when the row as a whole is at fault.
        @OrNull var column: String?
        /// What is wrong and what is expected.
        var message: String
        /// The code of the problem, when a module refused the row; `null` when the file itself is wrong.
        @OrNull var code: String?

        init(row: Int?, column: String?, message: String, code: String? = nil) {
            self._row = OrNull(wrappedValue: row)
            self._column = OrNull(wrappedValue: column)
            self.message = message
            self._code = OrNull(wrappedValue: code)
        }

        init(_ fault: FileFault) {
            self.init(row: fault.line, column: fault.column, message: fault.message)
        }
    }

    /// The kind of table.
    var kind: String
    /// How many rows it has.
    var rows: Int
    /// How many things a real import would make or change; `null` after a real one.
    @OrNull var wouldChange: Int?
    /// How many things were made or changed; `null` when nothing was tried.
    @OrNull var changed: Int?
    /// How many things stand as the table says already; `null` when nothing was tried.
    @OrNull var unchanged: Int?
    /// What is wrong; nothing was imported when there is something.
    var faults: [Fault]

    /// The places, for those who draw a marked table.
    func fileFaults(_ file: String) -> [FileFault] {
        faults.map { .init(file: file, line: $0.row, column: $0.column, message: $0.message) }
    }
}
