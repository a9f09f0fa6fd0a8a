import GRDB
import GRDBSQLite

/// A prepared statement, stepped by hand.
struct SQLiteStatement {
    private let owner: Statement
    private let connection: OpaquePointer?
    private let handle: OpaquePointer

    init(_ owner: Statement, of database: Database) {
        self.owner = owner
        self.connection = database.sqliteConnection
        self.handle = owner.sqliteStatement
    }

    /// True also for statements that begin or end transactions.
    var isReadOnly: Bool { sqlite3_stmt_readonly(handle) != 0 }

    /// How many columns an answer has; none for statements that have no answer.
    var columnCount: Int { Int(sqlite3_column_count(handle)) }

    /// The columns' names.
    ///
    /// Right once there is a row.
    var columns: [String] {
        (0..<sqlite3_column_count(handle)).map { String(cString: sqlite3_column_name(handle, $0)) }
    }

    /// The present row's values.
    var values: [SQLValue] {
        (0..<sqlite3_column_count(handle)).map(value)
    }

    /// The present row of the log.
    ///
    /// Its bytes are SQLite's and live until the next step.
    var logRow: LogRow {
        LogRow(
            sequence: UInt64(bitPattern: sqlite3_column_int64(handle, 0)),
            topic: bytes(1),
            record: bytes(2),
            hash: bytes(3)
        )
    }

    /// Goes to the next row.
    ///
    /// - Returns: Whether there is one.
    func step() throws(LedgerError) -> Bool {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default: throw SQLiteFault.last(connection, sql: owner.sql)
        }
    }

    /// Makes the statement ready for its next use.
    func reset() {
        sqlite3_reset(handle)
        sqlite3_clear_bindings(handle)
    }

    /// Gives the placeholders their values.
    func bind(_ arguments: [SQLValue]) throws(LedgerError) {
        guard Int(sqlite3_bind_parameter_count(handle)) == arguments.count else {
            throw .database(
                DatabaseFault(
                    kind: .statement,
                    code: 0,
                    message:
                        "\(arguments.count) values for \(sqlite3_bind_parameter_count(handle)) placeholders in "
                        + owner.sql
                )
            )
        }
        for (index, argument) in arguments.enumerated() {
            guard bind(argument, at: CInt(index + 1)) == SQLITE_OK else {
                throw SQLiteFault.last(connection, sql: owner.sql)
            }
        }
    }

    /// Inserts a row of the log without copying it first.
    func insert(
        sequence: UInt64,
        topic: UnsafeBufferPointer<UInt8>,
        record: UnsafeRawBufferPointer,
        hash: UnsafeRawBufferPointer
    ) throws(LedgerError) {
        sqlite3_bind_int64(handle, 1, Int64(bitPattern: sequence))
        topic.withMemoryRebound(to: CChar.self) { text in
            _ = sqlite3_bind_text(handle, 2, text.baseAddress, CInt(text.count), nil)
        }
        sqlite3_bind_blob(handle, 3, record.baseAddress, CInt(record.count), nil)
        sqlite3_bind_blob(handle, 4, hash.baseAddress, CInt(hash.count), nil)
        guard sqlite3_step(handle) == SQLITE_DONE else { throw SQLiteFault.last(connection, sql: owner.sql) }
        sqlite3_reset(handle)
    }

    /// SQLITE_TRANSIENT: SQLite copies the bytes at once.
    private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    private func bind(_ value: SQLValue, at index: CInt) -> CInt {
        switch value {
        case .null: sqlite3_bind_null(handle, index)
        case .integer(let number): sqlite3_bind_int64(handle, index, number)
        case .real(let number): sqlite3_bind_double(handle, index, number)
        case .text(let text): sqlite3_bind_text(handle, index, text, CInt(text.utf8.count), Self.copied)
        case .blob(let bytes) where bytes.isEmpty: sqlite3_bind_zeroblob(handle, index, 0)
        case .blob(let bytes): sqlite3_bind_blob(handle, index, bytes, CInt(bytes.count), Self.copied)
        }
    }

    private func value(_ column: CInt) -> SQLValue {
        switch sqlite3_column_type(handle, column) {
        case SQLITE_INTEGER: .integer(sqlite3_column_int64(handle, column))
        case SQLITE_FLOAT: .real(sqlite3_column_double(handle, column))
        case SQLITE_TEXT: .text(String(decoding: bytes(column), as: UTF8.self))
        case SQLITE_BLOB: .blob([UInt8](bytes(column)))
        default: .null
        }
    }

    private func bytes(_ column: CInt) -> UnsafeRawBufferPointer {
        let start = sqlite3_column_blob(handle, column)
        return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column)))
    }
}
