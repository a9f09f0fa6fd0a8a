import EvaluationMessages
import Messages
import OfficeFiles

/// Reads the rows of a table of figures, and gathers what is wrong in them.
struct FigureTableReader {
    let file: String
    let table: CSVTable
    private let columns: [FigureColumn: Int]
    private(set) var faults: [FileFault] = []

    /// Opens a table.
    ///
    /// - Parameters:
    ///   - bytes: The file: UTF-8 or GB18030.
    ///   - file: Its name, for messages.
    ///   - required: Columns that must be there.
    /// - Throws: ``FileFaults`` when it is no table, or a column is missing, unknown, or there twice.
    init(_ bytes: [UInt8], file: String, required: [FigureColumn]) throws {
        self.file = file
        table = try CSVTable(try TextFile.decode(bytes, file: file), file: file)
        var columns: [FigureColumn: Int] = [:]
        var faults: [FileFault] = []
        for (index, header) in table.header.enumerated() {
            guard let column = FigureColumn(named: header) else {
                let known = FigureColumn.allCases.map { "\($0.rawValue) or \($0.chinese)" }.joined(separator: ", ")
                let message = "is unknown; expected one of \(known)"
                faults.append(.init(file: file, line: 1, column: header, message: message))
                continue
            }
            if columns.updateValue(index, forKey: column) != nil {
                let message = "says the same as another column; expected each once"
                faults.append(.init(file: file, line: 1, column: header, message: message))
            }
        }
        for column in required where columns[column] == nil {
            let message = "there is no column for it; expected '\(column.rawValue)' or '\(column.chinese)'"
            faults.append(.init(file: file, line: 1, message: message))
        }
        guard faults.isEmpty else { throw FileFaults(faults) }
        self.columns = columns
    }

    mutating func fault(_ row: CSVTable.Row, _ column: FigureColumn, _ message: String) {
        let name = columns[column].map { table.header[$0] } ?? column.rawValue
        faults.append(.init(file: file, line: row.number, column: name, message: message))
    }

    /// A cell's text, `nil` when it is empty or the column is not there.
    func text(_ column: FigureColumn, _ row: CSVTable.Row) -> String? {
        guard let index = columns[column], !row.fields[index].isEmpty else { return nil }
        return row.fields[index]
    }

    /// A cell that must hold something; empty with a fault when it does not.
    mutating func required(_ column: FigureColumn, _ row: CSVTable.Row) -> String {
        guard let text = text(column, row) else {
            fault(row, column, "is empty; expected a value")
            return ""
        }
        return text
    }

    /// A cell with a number, a period or the like.
    mutating func value<Value: TextValue>(_ column: FigureColumn, _ row: CSVTable.Row, as type: Value.Type) -> Value? {
        guard let text = text(column, row) else { return nil }
        if let value = Value(text) { return value }
        fault(row, column, "expected \(Value.expected), found '\(text)'")
        return nil
    }

    /// A cell with one of some words.
    mutating func choice<Choice: RawRepresentable & CaseIterable>(
        _ column: FigureColumn,
        _ row: CSVTable.Row,
        as type: Choice.Type
    ) -> Choice? where Choice.RawValue == String {
        guard let text = text(column, row) else { return nil }
        if let choice = Choice(rawValue: text) { return choice }
        let expected = Choice.allCases.map(\.rawValue).joined(separator: ", ")
        fault(row, column, "expected one of \(expected), found '\(text)'")
        return nil
    }

    /// A cell with a year.
    mutating func year(_ column: FigureColumn, _ row: CSVTable.Row) -> Int? {
        guard let text = text(column, row) else { return nil }
        if let year = Int(text), (1900...2999).contains(year) { return year }
        fault(row, column, "expected a year such as 2025, found '\(text)'")
        return nil
    }

    /// A cell that says yes or no; empty is no.
    mutating func flag(_ column: FigureColumn, _ row: CSVTable.Row) -> Bool {
        switch text(column, row)?.lowercased() {
        case nil, "false", "no", "否": return false
        case "true", "yes", "是": return true
        case let other?:
            fault(row, column, "expected true or false, 是 or 否, found '\(other)'")
            return false
        }
    }

    /// The figure of a row.
    ///
    /// - Parameters:
    ///   - row: The row.
    ///   - basis: What it rests on, unless the row says otherwise.
    ///   - document: Where it stands, unless the row names another document.
    /// - Returns: The figure; with faults where a cell is wrong.
    mutating func figure(_ row: CSVTable.Row, basis: Figure.Basis, document: String) -> Figure {
        let value = value(.value, row, as: DecimalValue.self)
        if text(.value, row) == nil { fault(row, .value, "is empty; expected a decimal number") }
        let place = FigureSource(document: text(.document, row) ?? document, clause: text(.clause, row))
        return Figure(
            value,
            unit: text(.unit, row) ?? "",
            qualifier: choice(.qualifier, row, as: Figure.Qualifier.self) ?? .exact,
            upper: self.value(.upper, row, as: DecimalValue.self),
            basis: choice(.basis, row, as: Figure.Basis.self) ?? basis,
            source: place
        )
    }

    /// Refuses when anything is wrong.
    ///
    /// - Throws: ``FileFaults``.
    func finish() throws {
        guard faults.isEmpty else { throw FileFaults(faults) }
    }
}
