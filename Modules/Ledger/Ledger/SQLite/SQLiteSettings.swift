import GRDB

/// What can be chosen for a SQLite file.
public struct SQLiteSettings: Sendable, Hashable {
    /// The most pages of 4 KiB that the file may grow to, `nil` for no limit.
    ///
    /// At the limit jobs fail and nothing is half written.
    public var maximumPages: Int?
    /// Pages of the write-ahead file after which it is copied back into the database.
    public var checkpointPages = 4000

    /// The usual choices.
    public init() {}

    /// The most bytes of the write-ahead file that are kept after it was copied back.
    static let walBytes = 64 * 1024 * 1024
    /// Memory for pages that the writer has read, in KiB: keys of requests come in no order, so that each falls on a
    /// page of its own.
    static let cacheKibibytes = 16 * 1024
    /// How long to wait for somebody else's lock, in seconds.
    ///
    /// Nobody else should have one.
    static let busySeconds = 5.0

    var configuration: Configuration {
        var configuration = Configuration()
        configuration.label = "ledger"
        configuration.maximumReaderCount = LedgerLimits.readers
        configuration.busyMode = .timeout(Self.busySeconds)
        return configuration
    }

    /// Runs behind GRDB's own set-up, which chooses `synchronous = NORMAL` for a pool.
    func prepareWriter(_ connection: Database) throws {
        try connection.execute(sql: "PRAGMA synchronous = FULL")
        try connection.execute(sql: "PRAGMA cache_size = -\(Self.cacheKibibytes)")
        try connection.execute(sql: "PRAGMA wal_autocheckpoint = \(checkpointPages)")
        try connection.execute(sql: "PRAGMA journal_size_limit = \(Self.walBytes)")
        if let maximumPages { try connection.execute(sql: "PRAGMA max_page_count = \(maximumPages)") }
    }
}
