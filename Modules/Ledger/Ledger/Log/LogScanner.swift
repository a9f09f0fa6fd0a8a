/// Walks a whole log in short snapshots and checks it on the way.
struct LogScanner {
    let store: any LedgerStore

    /// Hands out events in order.
    ///
    /// - Throws: ``LedgerError/damaged(_:)`` at the first fault; what `body` throws.
    func replay(after: UInt64, through: UInt64?, _ body: (RecordedEvent) throws -> Void) throws {
        let meta = try meta()
        let end = min(through ?? meta.head, meta.head)
        guard after < end else { return }
        var walk = LogWalk(meta, after: after, hash: try hash(of: after))
        try steps(from: after, through: end) { row in
            let event = try Self.damaged { () throws(LogFault) in try walk.check(row) }
            try body(event)
        }
        guard walk.sequence == end else {
            throw LedgerError.damaged(LogFault(sequence: walk.sequence + 1, topic: nil, what: .missing))
        }
    }

    /// Checks the whole log and counts its faults.
    ///
    /// - Parameter progress: Gets the sequence reached and the head, after each snapshot.
    /// - Returns: What was found; faults are counted to the end.
    /// - Throws: ``LedgerError/database(_:)``.
    func verify(progress: (UInt64, UInt64) -> Void) throws -> VerifyReport {
        let (meta, last) = try store.read { tables in
            let last = try tables.row("SELECT MAX(seq) AS last FROM ledger_log")?.bits("last") ?? 0
            return (try Self.meta(tables), last)
        }
        var walk = LogWalk(meta, after: 0, hash: nil)
        var tally = FaultTally()
        try steps(from: 0, through: meta.head) { row in
            tally.events += 1
            do throws(LogFault) {
                _ = try walk.check(row)
            } catch {
                tally.add(error)
            }
            if tally.events % UInt64(LedgerLimits.scanRows) == 0 { progress(row.sequence, meta.head) }
        }
        if walk.sequence < meta.head {
            tally.add(LogFault(sequence: walk.sequence + 1, topic: nil, what: .missing))
        } else if walk.hash != meta.headHash {
            tally.add(LogFault(sequence: meta.head, topic: nil, what: .otherHead))
        }
        if last > meta.head { tally.add(LogFault(sequence: meta.head + 1, topic: nil, what: .beyondHead)) }
        progress(meta.head, meta.head)
        return VerifyReport(
            source: meta.source,
            state: meta.state,
            events: tally.events,
            faults: tally.faults,
            first: tally.first,
            headHash: Hex.text(walk.hash)
        )
    }

    /// Compares the stored head with the last row; what can be checked at every opening.
    ///
    /// - Throws: ``LedgerError/damaged(_:)``.
    static func checkHead(_ tables: some TableReader, _ meta: LogMeta) throws {
        let row = try tables.row("SELECT seq, hash FROM ledger_log ORDER BY seq DESC LIMIT 1")
        let last = row?.bits("seq") ?? 0
        let hash = row?.blob("hash") ?? meta.beginning.current
        if last < meta.head {
            throw LedgerError.damaged(LogFault(sequence: last + 1, topic: nil, what: .missing))
        }
        if last > meta.head {
            throw LedgerError.damaged(LogFault(sequence: meta.head + 1, topic: nil, what: .beyondHead))
        }
        if hash != meta.headHash {
            throw LedgerError.damaged(LogFault(sequence: last, topic: nil, what: .otherHead))
        }
    }

    /// What the database says of the log.
    ///
    /// - Throws: ``LedgerError/damaged(_:)`` when the log was never begun.
    static func meta(_ tables: some TableReader) throws -> LogMeta {
        guard let meta = try LogMeta.read(tables) else {
            throw LedgerError.damaged(LogFault(sequence: 0, topic: nil, what: .missing))
        }
        return meta
    }

    private func meta() throws -> LogMeta {
        try store.read { try Self.meta($0) }
    }

    private func hash(of sequence: UInt64) throws -> [UInt8]? {
        guard sequence > 0 else { return nil }
        let row = try store.read { tables in
            try tables.row("SELECT hash FROM ledger_log WHERE seq = ?", [SQLValue(bits: sequence)])
        }
        guard let hash = row?.blob("hash") else {
            throw LedgerError.damaged(LogFault(sequence: sequence, topic: nil, what: .missing))
        }
        return hash
    }

    private func steps(from start: UInt64, through end: UInt64, _ body: (LogRow) throws -> Void) throws {
        var position = start
        while position < end {
            var rows = 0
            try store.read { reader in
                try reader.scan(after: position, through: end, limit: LedgerLimits.scanRows) { row in
                    position = row.sequence
                    rows += 1
                    try body(row)
                    return true
                }
            }
            guard rows == LedgerLimits.scanRows else { return }
        }
    }

    private static func damaged<R>(_ body: () throws(LogFault) -> R) throws(LedgerError) -> R {
        do throws(LogFault) {
            return try body()
        } catch {
            throw .damaged(error)
        }
    }
}

/// Faults counted, the first one kept.
private struct FaultTally {
    var events: UInt64 = 0
    var faults: UInt64 = 0
    var first: LogFault?

    mutating func add(_ fault: LogFault) {
        faults += 1
        first = first ?? fault
    }
}

extension LedgerStore {
    /// Checks a whole log without opening a ledger on it: sequences, records, checksums, epochs, hash chain, head.
    ///
    /// - Parameter progress: Gets the sequence reached and the head, from time to time.
    /// - Returns: What was found; faults are counted to the end.
    /// - Throws: ``LedgerError/damaged(_:)`` when there is no log; ``LedgerError/database(_:)``.
    public func verifyLog(progress: (UInt64, UInt64) -> Void = { _, _ in }) throws -> VerifyReport {
        try LogScanner(store: self).verify(progress: progress)
    }
}
