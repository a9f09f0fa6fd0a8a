import Messages
import OfficeFiles

/// A CSV table whose columns are known by their headers, in any order; what is wrong in its cells is gathered.
struct CommerceTable {
    /// A column: its name, other headers that mean it, and whether each row must fill it.
    struct Column {
        let name: String
        let other: String
        let isRequired: Bool

        init(_ name: String, _ other: String, required: Bool = false) {
            (self.name, self.other, isRequired) = (name, other, required)
        }
    }

    let file: String
    let rows: [CSVTable.Row]
    private let places: [String: Int]
    private(set) var faults: [FileFault] = []

    /// Reads a table.
    ///
    /// - Throws: `FileFaults` naming columns that are missing or unknown, and cells that are empty and must not be.
    init(_ bytes: [UInt8], file: String, _ columns: [Column]) throws {
        let table = try CSVTable(try TextFile.decode(bytes, file: file), file: file)
        var places: [String: Int] = [:]
        var faults: [FileFault] = []
        for (index, header) in table.header.enumerated() {
            let column = columns.first { $0.name == header || $0.other == header }
            guard let column, places.updateValue(index, forKey: column.name) == nil else {
                let known = columns.map { "\($0.name) (\($0.other))" }.joined(separator: ", ")
                let message = "is unknown or stands twice; known are \(known)"
                faults.append(.init(file: file, line: 1, column: header, message: message))
                continue
            }
        }
        for column in columns where column.isRequired {
            guard let place = places[column.name] else {
                faults.append(
                    .init(file: file, line: 1, message: "there is no column \(column.name) (\(column.other))")
                )
                continue
            }
            for row in table.rows where row.fields[place].isEmpty {
                faults.append(.init(file: file, line: row.number, column: column.name, message: "is empty"))
            }
        }
        guard faults.isEmpty else { throw FileFaults(faults) }
        (self.file, self.places, rows) = (file, places, table.rows)
    }

    /// What stands in a cell, `nil` when it is empty or there is no such column.
    func cell(_ column: String, _ row: CSVTable.Row) -> String? {
        guard let place = places[column], !row.fields[place].isEmpty else { return nil }
        return row.fields[place]
    }

    /// What stands in a cell that is filled.
    func text(_ column: String, _ row: CSVTable.Row) -> String { cell(column, row) ?? "" }

    /// A whole number; what is none is a fault.
    mutating func number(_ column: String, _ row: CSVTable.Row) -> Int? {
        guard let text = cell(column, row) else { return nil }
        if let number = Int(text) { return number }
        fault(row, column, "is not a whole number: '\(text)'")
        return nil
    }

    /// A decimal number; what is none is a fault.
    mutating func decimal(_ column: String, _ row: CSVTable.Row) -> DecimalValue? {
        guard let text = cell(column, row) else { return nil }
        if let value = DecimalValue(text) { return value }
        fault(row, column, "is not a number: '\(text)'")
        return nil
    }

    /// One of the values of an enumeration; what is none is a fault.
    mutating func choice<Value: RawRepresentable<String> & CaseIterable>(
        _ column: String,
        _ row: CSVTable.Row,
        _ type: Value.Type
    ) -> Value? {
        guard let text = cell(column, row) else { return nil }
        if let value = Value(rawValue: text) { return value }
        let known = Value.allCases.map(\.rawValue).joined(separator: ", ")
        fault(row, column, "expected one of \(known), found '\(text)'")
        return nil
    }

    private mutating func fault(_ row: CSVTable.Row, _ column: String, _ message: String) {
        faults.append(.init(file: file, line: row.number, column: column, message: message))
    }
}
