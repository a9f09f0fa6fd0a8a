import Stream

/// What the database says of the log as a whole: its source, head and epochs.
struct LogMeta {
    /// One stretch of the log under one epoch.
    struct Epoch {
        let epoch: UInt64
        /// The last sequence before it; 0 for the first.
        let fork: UInt64
    }

    let source: String
    let head: UInt64
    let headHash: [UInt8]
    /// All epochs, the first one first; never empty.
    let epochs: [Epoch]

    /// The present epoch.
    var epoch: UInt64 { epochs[epochs.count - 1].epoch }

    /// What is told to others.
    var state: StreamState {
        guard epochs.count > 1 else { return StreamState(epoch: epoch, head: head) }
        return StreamState(
            epoch: epoch,
            head: head,
            parentEpoch: epochs[epochs.count - 2].epoch,
            fork: epochs[epochs.count - 1].fork
        )
    }

    /// The chain before the first event.
    var beginning: HashChain { HashChain(source: source, epoch: epochs[0].epoch) }

    /// The epoch that the event at a place has.
    func epoch(at sequence: UInt64) -> UInt64 {
        (epochs.last { $0.fork < sequence } ?? epochs[0]).epoch
    }

    /// Reads it; `nil` when the log was never begun.
    ///
    /// - Throws: ``LedgerError/database(_:)``.
    static func read(_ tables: some TableReader) throws -> LogMeta? {
        guard let row = try tables.row("SELECT source, head, head_hash FROM ledger_meta WHERE id = 1") else {
            return nil
        }
        let epochs = try tables.rows("SELECT epoch, fork FROM ledger_epochs ORDER BY ordinal").map {
            Epoch(epoch: $0.bits("epoch") ?? 0, fork: $0.bits("fork") ?? 0)
        }
        guard let source = row.text("source"), let head = row.bits("head"), let hash = row.blob("head_hash"),
            !epochs.isEmpty
        else { return nil }
        return LogMeta(source: source, head: head, headHash: hash, epochs: epochs)
    }

    /// Begins a new log.
    ///
    /// - Throws: ``LedgerError/database(_:)``.
    static func begin(_ tables: some TableWriter, source: String, epoch: UInt64, now: Int64) throws {
        let hash = HashChain(source: source, epoch: epoch).current
        try tables.execute(
            "INSERT INTO ledger_meta (id, source, head, head_hash) VALUES (1, ?, 0, ?)",
            [.text(source), .blob(hash)]
        )
        try addEpoch(tables, ordinal: 1, epoch: epoch, fork: 0, now: now)
    }

    /// Begins a new epoch behind the present head.
    ///
    /// - Throws: ``LedgerError/database(_:)``.
    func fork(_ tables: some TableWriter, epoch: UInt64, now: Int64) throws {
        try Self.addEpoch(tables, ordinal: epochs.count + 1, epoch: epoch, fork: head, now: now)
    }

    private static func addEpoch(
        _ tables: some TableWriter,
        ordinal: Int,
        epoch: UInt64,
        fork: UInt64,
        now: Int64
    ) throws {
        try tables.execute(
            "INSERT INTO ledger_epochs (ordinal, epoch, fork, started) VALUES (?, ?, ?, ?)",
            [.integer(Int64(ordinal)), SQLValue(bits: epoch), SQLValue(bits: fork), .integer(now)]
        )
    }
}
