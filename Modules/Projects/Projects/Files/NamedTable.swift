import OfficeFiles

/// A column of a table that people send, with the headers that mean it.
protocol TableColumn: CaseIterable, Hashable, RawRepresentable<String> {
    /// The headers, in English and Chinese.
    var names: [String] { get }
    /// Whether a table without it cannot be read.
    var isRequired: Bool { get }
}

/// A CSV table whose columns are known by their headers, in any order.
///
/// It gathers what is wrong in its cells, so that all of it is told at once.
struct NamedTable<Column: TableColumn> {
    let file: String
    let rows: [CSVTable.Row]
    private let places: [Column: Int]
    private let header: [String]
    private(set) var faults: [FileFault] = []

    /// Reads a table.
    ///
    /// - Throws: `FileFaults` naming columns that are missing, unknown or there twice, and rows that are none.
    init(_ bytes: [UInt8], file: String, _ type: Column.Type) throws {
        let table = try CSVTable(try TextFile.decode(bytes, file: file), file: file)
        var places: [Column: Int] = [:]
        var faults: [FileFault] = []
        for (index, name) in table.header.enumerated() {
            guard let column = Self.column(named: name) else {
                let known = Column.allCases.flatMap(\.names).joined(separator: ", ")
                faults.append(.init(file: file, line: 1, column: name, message: "is unknown; known are \(known)"))
                continue
            }
            if places.updateValue(index, forKey: column) != nil {
                let message = "says the same as another column; expected each once"
                faults.append(.init(file: file, line: 1, column: name, message: message))
            }
        }
        for column in Column.allCases where column.isRequired && places[column] == nil {
            let names = column.names.joined(separator: ", ")
            faults.append(.init(file: file, line: 1, message: "there is no column for it; expected one of \(names)"))
        }
        guard faults.isEmpty else { throw FileFaults(faults) }
        self.file = file
        self.places = places
        header = table.header
        rows = table.rows
    }

    /// Whether there is such a column.
    func has(_ column: Column) -> Bool { places[column] != nil }

    /// What stands in a cell, `nil` when it is empty or there is no such column.
    func cell(_ column: Column, _ row: CSVTable.Row) -> String? {
        guard let index = places[column], !row.fields[index].isEmpty else { return nil }
        return row.fields[index]
    }

    /// What stands in a cell that must not be empty; `expected` says what it is.
    mutating func required(_ column: Column, _ row: CSVTable.Row, _ expected: String) -> String? {
        if let text = cell(column, row) { return text }
        fault(row, column, "is empty; expected \(expected)")
        return nil
    }

    /// The number from 1 in a cell that must not be empty.
    mutating func number(_ column: Column, _ row: CSVTable.Row) -> Int? {
        guard let text = required(column, row, "a number from 1") else { return nil }
        if let number = Int(text), number >= 1 { return number }
        fault(row, column, "expected a number from 1, found '\(text)'")
        return nil
    }

    /// The value that one of several names means; `nil` for an empty cell.
    mutating func choice<Value>(_ column: Column, _ row: CSVTable.Row, _ known: [(String, Value)]) -> Value? {
        guard let text = cell(column, row) else { return nil }
        return meaning(of: text, column, row, known)
    }

    /// The value that a text means.
    mutating func meaning<Value>(
        of text: String,
        _ column: Column,
        _ row: CSVTable.Row,
        _ known: [(String, Value)]
    ) -> Value? {
        if let value = known.first(where: { $0.0 == text })?.1 { return value }
        let expected =
            known.isEmpty ? "the programme has none" : "expected one of \(known.map(\.0).joined(separator: ", "))"
        fault(row, column, "'\(text)' is unknown; \(expected)")
        return nil
    }

    /// Notes that a cell is wrong.
    mutating func fault(_ row: CSVTable.Row, _ column: Column, _ message: String) {
        let name = places[column].map { header[$0] } ?? column.rawValue
        faults.append(.init(file: file, line: row.number, column: name, message: message))
    }

    /// Full-width brackets count as plain ones.
    private static func column(named header: String) -> Column? {
        let plain = header.replacing("（", with: "(").replacing("）", with: ")")
        return Column.allCases.first { $0.names.contains(plain) }
    }
}
