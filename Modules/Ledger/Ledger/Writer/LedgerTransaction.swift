import Stream
import Wire

/// What a job may do: append events, change tables, move cursors, keep answers; all of it or nothing.
///
/// Only valid during its job, on the writer's thread. After a statement has failed the job fails, even when it caught
/// the error: PostgreSQL would not go on either.
public final class LedgerTransaction: TableWriter {
    let clock: @Sendable () -> Int64
    var pending: PendingEvents
    private var writer: (any LedgerWriter)?
    private var fault: (any Error)?
    private var time: Int64?
    private var jobStart = 0
    /// Whether the present job has changed a table.
    private(set) var hasWritten = false
    /// Whether any job of the group has kept an answer.
    var hasKeptAnswers = false
    /// The key that the present job has just found without an answer.
    var unusedKey: String?
    var recent: RecentAnswers

    init(source: String, recent: RecentAnswers, clock: @escaping @Sendable () -> Int64) {
        self.pending = PendingEvents(source: source)
        self.recent = recent
        self.clock = clock
    }

    /// The time of the job, in milliseconds since 1970, UTC.
    ///
    /// The same during the whole job.
    public var now: Int64 {
        if let time { return time }
        let present = clock()
        time = present
        return present
    }

    /// Appends an event.
    ///
    /// It gets its place at once and is published after the commit.
    ///
    /// - Parameters:
    ///   - type: The event's type with its version (`registry.town-listed.v1`).
    ///   - subject: What the event is about: an id.
    ///   - attributes: What is to stand beside the data; `source` and `subject` are added.
    ///   - data: JSON, never empty.
    /// - Returns: The event's place.
    /// - Throws: ``LedgerError/refused(_:)`` for a type that makes no topic, a record over 256 KiB or no data, with
    ///   nothing appended; ``LedgerError/jobTooLarge(limit:)``; ``LedgerError/transactionOver``.
    @discardableResult
    public func append(
        type: String,
        subject: String,
        attributes: Attributes = Attributes(),
        data: [UInt8]
    ) throws -> StreamPosition {
        _ = try usableWriter()
        guard pending.records.bytes.count - jobStart + data.count <= LedgerLimits.jobBytes else {
            throw LedgerError.jobTooLarge(limit: LedgerLimits.jobBytes)
        }
        return try pending.append(type: type, subject: subject, attributes: attributes, data: data, time: now)
    }

    /// The rows of a statement; sees what the group has written so far.
    ///
    /// - Throws: ``LedgerError/database(_:)``, ``LedgerError/transactionOver``.
    public func rows(_ sql: String, _ arguments: [SQLValue]) throws -> [SQLRow] {
        let writer = try usableWriter()
        return try guarded { try writer.rows(sql, arguments) }
    }

    /// Carries out one statement.
    ///
    /// - Returns: How many rows it changed.
    /// - Throws: ``LedgerError/database(_:)``, ``LedgerError/transactionOver``.
    @discardableResult
    public func execute(_ sql: String, _ arguments: [SQLValue]) throws -> Int {
        hasWritten = true
        return try executeIfMatching(sql, arguments)
    }

    /// Carries out a statement that counts as writing only when it changed rows.
    func executeIfMatching(_ sql: String, _ arguments: [SQLValue]) throws -> Int {
        let writer = try usableWriter()
        let changed = try guarded { try writer.execute(sql, arguments) }
        if changed > 0 { hasWritten = true }
        return changed
    }

    private func usableWriter() throws -> any LedgerWriter {
        if let fault { throw fault }
        guard let writer else { throw LedgerError.transactionOver }
        return writer
    }

    private func guarded<R>(_ body: () throws -> R) throws -> R {
        do {
            return try body()
        } catch {
            fault = error
            hasWritten = true
            throw error
        }
    }
}

extension LedgerTransaction {
    func open(_ writer: any LedgerWriter) {
        self.writer = writer
        hasKeptAnswers = false
    }

    func close() {
        writer = nil
        fault = nil
        unusedKey = nil
    }

    /// Runs one job.
    ///
    /// - Returns: How it ended; a failed one has left nothing behind.
    /// - Throws: The job's error when it failed after it had written, so that the group must be rolled back.
    func run(_ job: LedgerJob) throws -> (any Error)? {
        let mark = pending.records.entries.count
        jobStart = pending.records.bytes.count
        hasWritten = false
        time = nil
        unusedKey = nil
        do {
            try job.work(self)
            if let fault { throw fault }
            if let writer, !writer.isOpen { throw LedgerError.transactionOver }
            return nil
        } catch {
            pending.truncate(toCount: mark)
            guard hasWritten else { return error }
            throw error
        }
    }
}
