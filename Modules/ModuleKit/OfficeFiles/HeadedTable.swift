/// A column of a table that people send, with the headers that mean it.
package protocol TableColumn: CaseIterable, Hashable, RawRepresentable<String> {
    /// The headers, the English one first; brackets are plain ones.
    var names: [String] { get }
    /// Whether a table without it cannot be read.
    var isRequired: Bool { get }
}

/// A CSV table whose columns are known by their headers, in any order.
///
/// It gathers what is wrong in its cells, so that all of it is told at once.
package struct HeadedTable<Column: TableColumn> {
    package let file: String
    package let header: [String]
    package let rows: [CSVTable.Row]
    package private(set) var faults: [FileFault] = []
    private let places: [Column: Int]

    /// Reads a table.
    ///
    /// - Parameters:
    ///   - bytes: The file: UTF-8 or GB18030.
    ///   - file: Its name, for messages.
    ///   - type: What its columns say.
    ///   - required: The columns that must be there; `nil` for those that always must.
    ///   - takesOthers: Whether it may have columns that mean nothing here; they are not read.
    /// - Throws: ``FileFaults`` naming columns that are missing, unknown or there twice, and rows that are none.
    package init(
        _ bytes: [UInt8],
        file: String,
        _ type: Column.Type,
        required: [Column]? = nil,
        takesOthers: Bool = false
    ) throws {
        let table = try CSVTable(try TextFile.decode(bytes, file: file), file: file)
        var places: [Column: Int] = [:]
        var faults: [FileFault] = []
        for (index, name) in table.header.enumerated() {
            guard let column = Self.column(named: name) else {
                let message = "is unknown; known are \(Self.known)"
                if !takesOthers { faults.append(.init(file: file, line: 1, column: name, message: message)) }
                continue
            }
            guard places.updateValue(index, forKey: column) != nil else { continue }
            let message = "says the same as another column; expected each once"
            faults.append(.init(file: file, line: 1, column: name, message: message))
        }
        for column in required ?? Column.allCases.filter(\.isRequired) where places[column] == nil {
            let names = column.names.joined(separator: ", ")
            faults.append(.init(file: file, line: 1, message: "there is no column for it; expected one of \(names)"))
        }
        guard faults.isEmpty else { throw FileFaults(faults) }
        self.file = file
        self.places = places
        header = table.header
        rows = table.rows
    }

    /// The column that a header means; full-width brackets count as plain ones.
    package static func column(named header: String) -> Column? {
        let plain = header.replacing("（", with: "(").replacing("）", with: ")")
        return Column.allCases.first { $0.names.contains(plain) }
    }

    /// Every column with its headers: `id (编号), name (名称, 镇名)`.
    private static var known: String {
        Column.allCases.map { column in
            let others = column.names.dropFirst().joined(separator: ", ")
            return (column.names.first ?? column.rawValue) + (others.isEmpty ? "" : " (\(others))")
        }.joined(separator: ", ")
    }

    /// Whether there is such a column.
    package func has(_ column: Column) -> Bool { places[column] != nil }

    /// What stands in a cell, `nil` when it is empty or there is no such column.
    package func cell(_ column: Column, _ row: CSVTable.Row) -> String? {
        guard let index = places[column], !row.fields[index].isEmpty else { return nil }
        return row.fields[index]
    }

    /// What stands in a cell that must not be empty; `expected` says what it is.
    package mutating func required(_ column: Column, _ row: CSVTable.Row, _ expected: String) -> String? {
        if let text = cell(column, row) { return text }
        fault(row, column, "is empty; expected \(expected)")
        return nil
    }

    /// The number from 1 in a cell that must not be empty.
    package mutating func number(_ column: Column, _ row: CSVTable.Row) -> Int? {
        guard let text = required(column, row, "a number from 1") else { return nil }
        if let number = Int(text), number >= 1 { return number }
        fault(row, column, "expected a number from 1, found '\(text)'")
        return nil
    }

    /// The value that one of several names means; `nil` for an empty cell.
    package mutating func choice<Value>(
        _ column: Column,
        _ row: CSVTable.Row,
        _ known: [(String, Value)]
    ) -> Value? {
        guard let text = cell(column, row) else { return nil }
        return meaning(of: text, column, row, known)
    }

    /// The word of a list that stands in a cell; `nil` for an empty cell.
    package mutating func choice<Word: RawRepresentable<String> & CaseIterable>(
        _ column: Column,
        _ row: CSVTable.Row,
        as type: Word.Type
    ) -> Word? {
        guard let text = cell(column, row) else { return nil }
        if let word = Word(rawValue: text) { return word }
        let expected = Word.allCases.map(\.rawValue).joined(separator: ", ")
        fault(row, column, "expected one of \(expected), found '\(text)'")
        return nil
    }

    /// The value that a text means.
    package mutating func meaning<Value>(
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
    package mutating func fault(_ row: CSVTable.Row, _ column: Column, _ message: String) {
        let name = places[column].map { header[$0] } ?? column.rawValue
        faults.append(.init(file: file, line: row.number, column: name, message: message))
    }

    /// Refuses the table when anything was wrong in it.
    ///
    /// - Throws: ``FileFaults`` with each fault.
    package func finish() throws {
        guard faults.isEmpty else { throw FileFaults(faults) }
    }
}
