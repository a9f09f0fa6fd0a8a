import OfficeFiles

/// A column of a table, with the headers that mean it.
protocol HeadedColumn: CaseIterable, Hashable, RawRepresentable<String> {
    /// The header in Chinese; the raw value is the English one.
    var chinese: String { get }
    /// Whether a table without it cannot be read.
    var isRequired: Bool { get }
}

/// A CSV table whose columns are known by their headers, in any order.
///
/// It gathers what is wrong in its cells, so that all of it is told at once.
struct HeadedTable<Column: HeadedColumn> {
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
            guard let column = Column.allCases.first(where: { $0.rawValue == name || $0.chinese == name }) else {
                let known = Column.allCases.map { "\($0.rawValue) (\($0.chinese))" }.joined(separator: ", ")
                faults.append(.init(file: file, line: 1, column: name, message: "is unknown; known are \(known)"))
                continue
            }
            guard places.updateValue(index, forKey: column) != nil else { continue }
            let message = "says the same as another column; expected each once"
            faults.append(.init(file: file, line: 1, column: name, message: message))
        }
        for column in Column.allCases where column.isRequired && places[column] == nil {
            let message = "there is no column \(column.rawValue) (\(column.chinese))"
            faults.append(.init(file: file, line: 1, message: message))
        }
        guard faults.isEmpty else { throw FileFaults(faults) }
        self.file = file
        self.places = places
        header = table.header
        rows = table.rows
    }

    /// What stands in a cell, `nil` when it is empty or there is no such column.
    func cell(_ column: Column, _ row: CSVTable.Row) -> String? {
        guard let index = places[column], !row.fields[index].isEmpty else { return nil }
        return row.fields[index]
    }

    /// What stands in a cell that must not be empty; `expected` says what it is.
    mutating func required(_ column: Column, _ row: CSVTable.Row, _ expected: String) -> String {
        if let text = cell(column, row) { return text }
        fault(row, column, "is empty; expected \(expected)")
        return ""
    }

    /// The id that a cell means: an id itself, or a name.
    mutating func id(_ column: Column, _ row: CSVTable.Row, of known: [(id: String, name: String)]) -> String {
        let text = required(column, row, "an id or a name")
        if let id = known.first(where: { $0.id == text || $0.name == text })?.id { return id }
        let expected = known.map { "\($0.id) (\($0.name))" }.joined(separator: ", ")
        if !text.isEmpty { fault(row, column, "'\(text)' is unknown; expected one of \(expected)") }
        return text
    }

    /// Notes that a cell is wrong.
    mutating func fault(_ row: CSVTable.Row, _ column: Column, _ message: String) {
        let name = places[column].map { header[$0] } ?? column.rawValue
        faults.append(.init(file: file, line: row.number, column: name, message: message))
    }
}
