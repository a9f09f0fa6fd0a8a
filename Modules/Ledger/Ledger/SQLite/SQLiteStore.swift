import Foundation
import GRDB
import Synchronization

/// A ledger's database in one SQLite file: write-ahead log, full sync, one process, one writer.
public final class SQLiteStore: LedgerStore {
    /// How SQLite spells portable statements.
    public let dialect = SQLDialect.sqlite

    private let database: any DatabaseWriter
    private let lock: Mutex<FileLock?>

    /// Opens a file, or makes it.
    ///
    /// - Parameters:
    ///   - path: The file. Beside it lie `-wal`, `-shm` and `.lock`.
    ///   - settings: What can be chosen.
    /// - Throws: ``LedgerError/locked(path:holder:)`` when another store has it open;
    ///   ``LedgerError/database(_:)``.
    public convenience init(path: String, settings: SQLiteSettings = SQLiteSettings()) throws {
        let lock = try FileLock.take(path)
        let database = try SQLiteFault.wrapped {
            let pool = try DatabasePool(path: path, configuration: settings.configuration)
            try pool.writeWithoutTransaction { try settings.prepareWriter($0) }
            return pool
        }
        self.init(database: database, lock: lock)
    }

    private init(database: any DatabaseWriter, lock: FileLock?) {
        self.database = database
        self.lock = Mutex(lock)
    }

    /// A database that lives in memory and as long as the store, for tests and for the check of a rebuild.
    ///
    /// It has one connection: reads and writes take turns.
    ///
    /// - Throws: ``LedgerError/database(_:)``.
    public static func inMemory() throws -> SQLiteStore {
        let database = try SQLiteFault.wrapped {
            try DatabaseQueue(configuration: SQLiteSettings().configuration)
        }
        return SQLiteStore(database: database, lock: nil)
    }

    /// Carries out `body` in one transaction; see ``LedgerStore/write(_:)``.
    public func write<R>(_ body: (any LedgerWriter) throws -> R) throws -> R {
        try SQLiteFault.wrapped {
            try database.writeWithoutTransaction { connection in
                let session = SQLiteSession(connection)
                try session.control("BEGIN IMMEDIATE")
                do {
                    let result = try body(session)
                    try session.control("COMMIT")
                    return result
                } catch {
                    if connection.isInsideTransaction { try connection.rollback() }
                    throw error
                }
            }
        }
    }

    /// Carries out `body` on a snapshot; see ``LedgerStore/read(_:)``.
    public func read<R>(_ body: (any LedgerReader) throws -> R) throws -> R {
        try SQLiteFault.wrapped {
            try database.read { try body(SQLiteSession($0)) }
        }
    }

    /// Copies the database as it is committed now into a new file, while writing goes on.
    ///
    /// - Parameter path: Where to; there must be no file yet.
    /// - Throws: ``LedgerError/database(_:)``.
    public func backUp(to path: String) throws {
        guard !FileManager.default.fileExists(atPath: path) else {
            let reason = "\(path) exists already; a backup does not overwrite"
            throw LedgerError.database(DatabaseFault(kind: .input, code: 0, message: reason))
        }
        try SQLiteFault.wrapped {
            try database.unsafeRead { connection in
                try connection.execute(sql: "VACUUM INTO ?", arguments: [path])
            }
            let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
            try file.synchronize()
            try file.close()
        }
    }

    /// Closes the file and gives the lock back.
    public func close() throws {
        try SQLiteFault.wrapped { try database.close() }
        lock.withLock { $0 = nil }
    }
}
