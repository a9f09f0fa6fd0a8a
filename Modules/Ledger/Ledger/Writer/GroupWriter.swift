import Stream
import Wire

/// Carries out jobs in groups, each group in one transaction: what makes one disk sync serve many commands.
///
/// Lives on the writer's thread.
final class GroupWriter {
    private let store: any LedgerStore
    private let committed: CommittedState
    private let transaction: LedgerTransaction
    private var state: StreamState
    private var chain: HashChain
    private var hashes: [UInt8] = []

    init(
        store: any LedgerStore,
        meta: LogMeta,
        recent: RecentAnswers,
        clock: @escaping @Sendable () -> Int64,
        committed: CommittedState
    ) {
        self.store = store
        self.committed = committed
        self.state = meta.state
        self.chain = HashChain(at: meta.headHash)
        self.transaction = LedgerTransaction(source: meta.source, recent: recent, clock: clock)
    }

    /// Carries out jobs, in order, and tells everybody.
    func run(_ jobs: [LedgerJob]) {
        var rest = jobs[...]
        while !rest.isEmpty {
            let results = rest.count > 1 ? attempt(rest) : []
            if results.isEmpty {
                rest.forEach(runAlone)
                return
            }
            finish(rest.prefix(results.count), results)
            rest = rest.dropFirst(results.count)
        }
    }

    private func runAlone(_ job: LedgerJob) {
        do {
            let results = try commit(CollectionOfOne(job))
            finish(CollectionOfOne(job), results)
        } catch {
            job.done(.failure(error))
            committed.endGroup()
        }
    }

    /// How the jobs that fitted one transaction ended; none when it could not be committed.
    private func attempt(_ jobs: ArraySlice<LedgerJob>) -> [(any Error)?] {
        do {
            return try commit(jobs)
        } catch {
            return []
        }
    }

    private func commit(_ jobs: some Collection<LedgerJob>) throws -> [(any Error)?] {
        var next = chain
        var results: [(any Error)?] = []
        results.reserveCapacity(jobs.count)
        transaction.pending.removeAll()
        transaction.pending.base = StreamPosition(epoch: state.epoch, sequence: state.head)
        var isCommitted = false
        defer { transaction.recent.endGroup(isCommitted: isCommitted) }
        let isFiled = try store.write { writer in
            transaction.open(writer)
            defer { transaction.close() }
            for job in jobs {
                results.append(try transaction.run(job))
                if transaction.pending.records.bytes.count > LedgerLimits.groupBytes { break }
            }
            try flush(to: writer, &next)
            return try transaction.fileKeysWhenDue()
        }
        isCommitted = true
        if isFiled { transaction.recent.forget() }
        chain = next
        return results
    }

    private func flush(to writer: any LedgerWriter, _ next: inout HashChain) throws {
        let pending = transaction.pending
        guard !pending.records.entries.isEmpty else { return }
        hashes.removeAll(keepingCapacity: true)
        pending.records.bytes.withUnsafeBytes { bytes in
            for entry in pending.records.entries {
                var text = entry.topic.text
                text.withUTF8 { topic in
                    next.extend(
                        topic: UnsafeRawBufferPointer(topic),
                        record: UnsafeRawBufferPointer(rebasing: bytes[entry.range])
                    )
                }
                next.write(to: &hashes)
            }
        }
        try writer.append(pending.records, first: pending.first, hashes: hashes)
        let head = state.head + UInt64(pending.records.entries.count)
        let changed = try writer.execute(
            "UPDATE ledger_meta SET head = ?, head_hash = ? WHERE id = 1 AND head = ?",
            [SQLValue(bits: head), .blob(next.current), SQLValue(bits: state.head)]
        )
        guard changed == 1 else {
            throw LedgerError.damaged(LogFault(sequence: state.head, topic: nil, what: .otherHead))
        }
    }

    private func finish(_ jobs: some Collection<LedgerJob>, _ results: [(any Error)?]) {
        let records = transaction.pending.records
        state.head += UInt64(records.entries.count)
        committed.advance(to: state)
        for (job, error) in zip(jobs, results) {
            job.done(error.map { .failure($0) } ?? .success(state))
        }
        committed.endGroup()
        if !records.entries.isEmpty { committed.publish(records, state) }
    }
}
