import Wire

/// Where a ledger keeps its log and its tables: one database with one writer and some readers.
///
/// A store knows nothing of cursors, inbox or hashes; those are portable SQL above it. It owes a transaction that is
/// on the disk when it returns, a consistent snapshot for each read, and a fast way in and out for the log.
public protocol LedgerStore: Sendable {
    /// How the database spells portable statements.
    var dialect: SQLDialect { get }

    /// Carries out `body` in one transaction and commits it with full sync; rolls back when it throws.
    ///
    /// Never called by two threads at once.
    ///
    /// - Throws: What `body` throws; ``LedgerError/database(_:)``. Nothing is then changed.
    func write<R>(_ body: (any LedgerWriter) throws -> R) throws -> R

    /// Carries out `body` on a consistent snapshot of what is committed. Blocks the calling thread.
    ///
    /// - Throws: What `body` throws; ``LedgerError/database(_:)``.
    func read<R>(_ body: (any LedgerReader) throws -> R) throws -> R

    /// Gives the database back. Waits for reads that are under way.
    ///
    /// - Throws: ``LedgerError/database(_:)``.
    func close() throws
}

/// A snapshot: tables, and the log in its order.
public protocol LedgerReader: TableReader {
    /// Walks the log in order until `body` returns false.
    ///
    /// - Parameters:
    ///   - after: The sequence before the first row.
    ///   - through: The last sequence.
    ///   - limit: The most rows.
    ///   - body: Gets a row whose bytes live only during the call.
    /// - Throws: What `body` throws; ``LedgerError/database(_:)``.
    func scan(after: UInt64, through: UInt64, limit: Int, _ body: (LogRow) throws -> Bool) throws
}

/// A transaction: a snapshot that can be changed.
public protocol LedgerWriter: LedgerReader, TableWriter {
    /// Whether the transaction can still be committed. Databases end one by themselves after some faults.
    var isOpen: Bool { get }

    /// Adds rows at the end of the log.
    ///
    /// - Parameters:
    ///   - records: One row per record, its bytes as they are.
    ///   - first: The sequence of the first.
    ///   - hashes: 32 bytes per record, one after another.
    /// - Throws: ``LedgerError/database(_:)``.
    func append(_ records: PackedRecords, first: UInt64, hashes: [UInt8]) throws
}

/// One row of the log.
///
/// Its bytes live only during the call that hands it out.
public struct LogRow {
    /// The place in the stream.
    public let sequence: UInt64
    /// The topic, UTF-8.
    public let topic: UnsafeRawBufferPointer
    /// The record, as it went over the wire.
    public let record: UnsafeRawBufferPointer
    /// The link of the hash chain, 32 bytes unless the row is damaged.
    public let hash: UnsafeRawBufferPointer

    /// Describes a row.
    public init(
        sequence: UInt64,
        topic: UnsafeRawBufferPointer,
        record: UnsafeRawBufferPointer,
        hash: UnsafeRawBufferPointer
    ) {
        self.sequence = sequence
        self.topic = topic
        self.record = record
        self.hash = hash
    }
}
