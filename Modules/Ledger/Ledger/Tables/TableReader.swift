/// Reads tables with portable SQL: `?` placeholders, no database's own functions.
///
/// SQL texts should be constants with placeholders: each text is prepared once per connection and kept.
public protocol TableReader {
    /// The rows of a statement that changes nothing.
    ///
    /// - Throws: ``LedgerError/database(_:)``.
    func rows(_ sql: String, _ arguments: [SQLValue]) throws -> [SQLRow]
}

/// Reads and changes tables, inside a transaction that somebody else began.
public protocol TableWriter: TableReader {
    /// Carries out one statement.
    ///
    /// - Returns: How many rows it changed.
    /// - Throws: ``LedgerError/database(_:)``. The transaction cannot be committed afterwards.
    @discardableResult
    func execute(_ sql: String, _ arguments: [SQLValue]) throws -> Int
}

extension TableReader {
    /// The rows of a statement without placeholders.
    ///
    /// - Throws: ``LedgerError/database(_:)``.
    public func rows(_ sql: String) throws -> [SQLRow] {
        try rows(sql, [])
    }

    /// The first row, `nil` when there is none.
    ///
    /// - Throws: ``LedgerError/database(_:)``.
    public func row(_ sql: String, _ arguments: [SQLValue] = []) throws -> SQLRow? {
        try rows(sql, arguments).first
    }

    /// A whole table in an order that depends on its content alone, so that two dumps can be compared.
    ///
    /// Reads the table into memory: for tests and for the check of a rebuild.
    ///
    /// - Throws: ``LedgerError/badTableName(_:)`` unless the name is lower-case words joined by `_`;
    ///   ``LedgerError/database(_:)``.
    public func dump(table: String) throws -> [SQLRow] {
        let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        let isName = table.utf8.allSatisfy {
            letters.contains($0) || digits.contains($0) || $0 == UInt8(ascii: "_")
        }
        guard isName, !table.isEmpty else { throw LedgerError.badTableName(table) }
        return try rows("SELECT * FROM \(table)")
            .map { (key: $0.values.map(\.description), row: $0) }
            .sorted { $0.key.lexicographicallyPrecedes($1.key) }
            .map(\.row)
    }
}

extension TableWriter {
    /// Carries out one statement without placeholders.
    ///
    /// - Returns: How many rows it changed.
    /// - Throws: ``LedgerError/database(_:)``.
    @discardableResult
    public func execute(_ sql: String) throws -> Int {
        try execute(sql, [])
    }
}
