import GRDB
import GRDBSQLite
import Wire

/// One transaction on one connection.
///
/// Steps SQLite's own statements, since nothing in between is as fast.
final class SQLiteSession: LedgerWriter {
    private let connection: Database

    init(_ connection: Database) {
        self.connection = connection
    }

    /// Begins or ends the transaction, by a statement that stays prepared.
    func control(_ sql: String) throws {
        let statement = try prepared(sql)
        defer { statement.reset() }
        _ = try statement.step()
    }

    var isOpen: Bool { connection.isInsideTransaction }

    func rows(_ sql: String, _ arguments: [SQLValue]) throws -> [SQLRow] {
        let statement = try prepared(sql)
        defer { statement.reset() }
        guard statement.isReadOnly, statement.columnCount > 0 else {
            throw refusal("a statement that is no question was given for reading", sql)
        }
        try statement.bind(arguments)
        var rows: [SQLRow] = []
        var columns: [String] = []
        while try statement.step() {
            if columns.isEmpty { columns = statement.columns }
            rows.append(SQLRow(columns: columns, values: statement.values))
        }
        return rows
    }

    func execute(_ sql: String, _ arguments: [SQLValue]) throws -> Int {
        let statement = try prepared(sql)
        defer { statement.reset() }
        if statement.isReadOnly, statement.columnCount == 0 {
            throw refusal("a job does not begin or end transactions", sql)
        }
        try statement.bind(arguments)
        while try statement.step() {}
        return statement.isReadOnly ? 0 : Int(sqlite3_changes(connection.sqliteConnection))
    }

    func append(_ records: PackedRecords, first: UInt64, hashes: [UInt8]) throws {
        let statement = try prepared("INSERT INTO ledger_log (seq, topic, record, hash) VALUES (?, ?, ?, ?)")
        defer { statement.reset() }
        try records.bytes.withUnsafeBytes { bytes in
            try hashes.withUnsafeBytes { hashes in
                for (index, entry) in records.entries.enumerated() {
                    let hash = index * HashChain.hashBytes..<(index + 1) * HashChain.hashBytes
                    var topic = entry.topic.text
                    try topic.withUTF8 { topic in
                        try statement.insert(
                            sequence: first + UInt64(index),
                            topic: topic,
                            record: UnsafeRawBufferPointer(rebasing: bytes[entry.range]),
                            hash: UnsafeRawBufferPointer(rebasing: hashes[hash])
                        )
                    }
                }
            }
        }
    }

    func scan(after: UInt64, through: UInt64, limit: Int, _ body: (LogRow) throws -> Bool) throws {
        let statement = try prepared(
            "SELECT seq, topic, record, hash FROM ledger_log WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ?"
        )
        defer { statement.reset() }
        try statement.bind([SQLValue(bits: after), SQLValue(bits: through), .integer(Int64(limit))])
        while try statement.step() {
            guard try body(statement.logRow) else { return }
        }
    }

    private func refusal(_ reason: String, _ sql: String) -> LedgerError {
        .database(DatabaseFault(kind: .statement, code: 0, message: "\(reason): \(sql)"))
    }

    private func prepared(_ sql: String) throws -> SQLiteStatement {
        let kept = try connection.cachedStatement(sql: sql)
        guard sqlite3_stmt_busy(kept.sqliteStatement) != 0 else {
            return SQLiteStatement(kept, of: connection)
        }
        return SQLiteStatement(try connection.makeStatement(sql: sql), of: connection)
    }
}
