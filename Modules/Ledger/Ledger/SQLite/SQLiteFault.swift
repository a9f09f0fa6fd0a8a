import GRDB
import GRDBSQLite

/// Turns what SQLite and GRDB say into what a ledger says.
enum SQLiteFault {
    /// Passes on what `body` throws, GRDB's errors as ``LedgerError/database(_:)``.
    static func wrapped<R>(_ body: () throws -> R) throws -> R {
        do {
            return try body()
        } catch let error as DatabaseError {
            throw fault(code: error.extendedResultCode.rawValue, message: error.description)
        }
    }

    /// The present error of a connection.
    static func last(_ connection: OpaquePointer?, sql: String) -> LedgerError {
        let message = String(cString: sqlite3_errmsg(connection))
        return fault(code: sqlite3_extended_errcode(connection), message: "\(message) in \(sql)")
    }

    private static func fault(code: CInt, message: String) -> LedgerError {
        .database(DatabaseFault(kind: kind(of: code & 0xFF), code: Int(code), message: message))
    }

    private static func kind(of code: CInt) -> DatabaseFault.Kind {
        switch code {
        case SQLITE_CONSTRAINT: .constraint
        case SQLITE_FULL: .full
        case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH: .readOnly
        case SQLITE_BUSY, SQLITE_LOCKED: .busy
        case SQLITE_CORRUPT, SQLITE_NOTADB: .corrupt
        case SQLITE_IOERR, SQLITE_CANTOPEN, SQLITE_NOMEM: .input
        default: .statement
        }
    }
}
