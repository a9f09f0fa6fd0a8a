import Stream
import Synchronization
import Wire

/// One module's log and tables, with one writer.
///
/// Everything that changes goes through jobs. The writer takes what waits, carries it out in one transaction, and only
/// after the commit is on the disk tells who asked and publishes the events.
public final class Ledger: Sendable {
    /// The CloudEvents source of its events: `//NODE/MODULE`.
    public let source: String
    /// The module's name.
    public let module: String

    package let store: any LedgerStore
    let readers: ReaderThreads
    private let jobs: BoundedQueue<LedgerJob>
    private let committed: CommittedState
    private let writer: WorkerThread
    private let closing = Mutex(false)

    /// Opens a module's log, or begins it, and starts its threads.
    ///
    /// - Parameters:
    ///   - store: Where it is kept. The ledger closes it.
    ///   - identity: Whose log it is.
    ///   - migrations: All steps of the module's tables, in order.
    ///   - clock: The present time, in milliseconds since 1970, UTC.
    ///   - random: Random numbers, for the epoch of a new log.
    /// - Returns: The ledger, ready for jobs.
    /// - Throws: ``LedgerError/otherSource(found:expected:)``; ``LedgerError/damaged(_:)`` when the end of the log is
    ///   not what was stored with it; ``LedgerError/migrationMismatch(scope:position:applied:expected:)``;
    ///   ``LedgerError/migrationChanged(scope:id:)``; ``LedgerError/database(_:)``.
    public static func open(
        store: any LedgerStore,
        identity: LedgerIdentity,
        migrations: [Migration],
        clock: @escaping @Sendable () -> Int64,
        random: @escaping @Sendable () -> UInt64
    ) throws -> Ledger {
        let meta = try LedgerOpening(store: store, source: identity.source, now: clock(), random: random).begin()
        try store.migrate(migrations, scope: identity.module, now: clock())
        let recent = try store.read { try RecentAnswers($0) }
        return Ledger(store: store, identity: identity, meta: meta, recent: recent, clock: clock)
    }

    /// Begins a new epoch, after the file was replaced by a backup, so that nobody takes the log for the one it was.
    ///
    /// The ledger must not be open. Consumers that had seen events behind the present head stop with an alarm.
    ///
    /// - Returns: The new state; it names the epoch before and where the two part.
    /// - Throws: As ``open(store:identity:migrations:clock:random:)``.
    public static func beginEpoch(
        store: any LedgerStore,
        identity: LedgerIdentity,
        clock: @Sendable () -> Int64,
        random: @escaping @Sendable () -> UInt64
    ) throws -> StreamState {
        try LedgerOpening(store: store, source: identity.source, now: clock(), random: random).fork().state
    }

    private init(
        store: any LedgerStore,
        identity: LedgerIdentity,
        meta: LogMeta,
        recent: RecentAnswers,
        clock: @escaping @Sendable () -> Int64
    ) {
        let jobs = BoundedQueue<LedgerJob>(limit: LedgerLimits.waitingJobs)
        let committed = CommittedState(meta.state)
        self.source = identity.source
        self.module = identity.module
        self.store = store
        self.jobs = jobs
        self.committed = committed
        self.readers = ReaderThreads(name: identity.module)
        self.writer = WorkerThread(name: "\(identity.module)-writer") {
            let group = GroupWriter(store: store, meta: meta, recent: recent, clock: clock, committed: committed)
            while true {
                let waiting = jobs.take(upTo: LedgerLimits.groupJobs)
                guard !waiting.isEmpty else { return }
                group.run(waiting)
            }
        }
    }

    /// The stream as far as it is committed.
    ///
    /// Cheap; from any thread.
    public func state() -> StreamState {
        committed.state
    }

    /// Names who gets the events of each group after its commit, in order, on the writer's thread.
    ///
    /// It must not block.
    ///
    /// To be set once, before the first job.
    public func onCommit(_ body: @escaping @Sendable (PackedRecords, StreamState) -> Void) {
        committed.listen(body)
    }

    /// Hands in a job.
    ///
    /// From any thread; never waits.
    ///
    /// - Throws: ``LedgerError/full(limit:)``, ``LedgerError/closed``; the job is then neither carried out nor told.
    public func submit(_ job: LedgerJob) throws(LedgerError) {
        try jobs.put(job)
    }

    /// Hands in several jobs, which can then share a transaction.
    ///
    /// From any thread; never waits.
    ///
    /// - Throws: ``LedgerError/full(limit:)``, ``LedgerError/closed``; none of the jobs is then carried out or told.
    public func submit(contentsOf new: [LedgerJob]) throws(LedgerError) {
        try jobs.put(contentsOf: new)
    }

    /// Names who is told on the writer's thread when all jobs of a group have been told, before its events are handed
    /// out.
    ///
    /// It is the moment to send the answers together. It must not block. To be set once, before the first job.
    public func onGroupEnd(_ body: @escaping @Sendable () -> Void) {
        committed.listenToGroups(body)
    }

    /// Carries out the jobs that wait, stops the threads, closes the store.
    ///
    /// Blocks; not to be called from a job, from `done` or from `onCommit`. A second call does nothing.
    ///
    /// - Throws: ``LedgerError/database(_:)``.
    public func close() throws {
        let isFirst = closing.withLock { isClosing in
            defer { isClosing = true }
            return !isClosing
        }
        guard isFirst else { return }
        jobs.close()
        writer.join()
        readers.stop()
        readers.join()
        try store.close()
    }

    /// Lets the threads of a ledger end that nobody closed.
    deinit {
        jobs.close()
        readers.stop()
    }
}
