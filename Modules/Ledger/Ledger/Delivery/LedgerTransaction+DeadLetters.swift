import Stream
import Wire

/// An event that a consumer could not apply, set aside for an operator.
public struct DeadLetter: Sendable, Hashable {
    /// The consumer that could not apply it.
    public let consumer: String
    /// The stream's source.
    public let source: String
    /// The event's place.
    public let position: StreamPosition
    /// The event's topic.
    public let topic: String
    /// The whole record, as it went over the wire.
    public let record: [UInt8]
    /// How often it was tried.
    public let attempts: Int
    /// What the last attempt said.
    public let error: String
    /// When it was set aside, in milliseconds since 1970, UTC.
    public let buried: Int64
}

extension LedgerTransaction {
    /// Sets an event aside.
    ///
    /// The cursor is moved by the same job, with ``advance(consumer:source:from:to:)``, so that an event is never
    /// skipped silently.
    ///
    /// - Throws: ``LedgerError/database(_:)``, ``LedgerError/transactionOver``.
    public func bury(
        consumer: String,
        source: String,
        position: StreamPosition,
        topic: String,
        record: [UInt8],
        attempts: Int,
        error: String
    ) throws {
        try execute(
            """
            INSERT INTO ledger_dead (consumer, source, epoch, sequence, topic, record, attempts, error, buried)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (consumer, source, epoch, sequence)
            DO UPDATE SET attempts = excluded.attempts, error = excluded.error, buried = excluded.buried
            """,
            [
                .text(consumer), .text(source), SQLValue(bits: position.epoch), SQLValue(bits: position.sequence),
                .text(topic), .blob(record), .integer(Int64(attempts)), .text(error), .integer(now),
            ]
        )
    }

    /// Takes a dead letter away, after it was applied or given up.
    ///
    /// - Returns: Whether it was there.
    /// - Throws: ``LedgerError/database(_:)``, ``LedgerError/transactionOver``.
    @discardableResult
    public func discard(consumer: String, source: String, position: StreamPosition) throws -> Bool {
        let changed = try executeIfMatching(
            "DELETE FROM ledger_dead WHERE consumer = ? AND source = ? AND epoch = ? AND sequence = ?",
            [.text(consumer), .text(source), SQLValue(bits: position.epoch), SQLValue(bits: position.sequence)]
        )
        return changed == 1
    }
}

extension TableReader {
    /// The oldest dead letters, by the time they were set aside.
    ///
    /// - Parameter limit: The most of them; at most ``LedgerLimits/pageRecords``.
    /// - Returns: The dead letters, oldest first.
    /// - Throws: ``LedgerError/database(_:)``.
    public func deadLetters(limit: Int = LedgerLimits.pageRecords) throws -> [DeadLetter] {
        try rows(
            "SELECT * FROM ledger_dead ORDER BY buried, consumer, source, sequence LIMIT ?",
            [.integer(Int64(min(max(limit, 0), LedgerLimits.pageRecords)))]
        ).map { row in
            DeadLetter(
                consumer: row.text("consumer") ?? "",
                source: row.text("source") ?? "",
                position: StreamPosition(epoch: row.bits("epoch") ?? 0, sequence: row.bits("sequence") ?? 0),
                topic: row.text("topic") ?? "",
                record: row.blob("record") ?? [],
                attempts: Int(row.integer("attempts") ?? 0),
                error: row.text("error") ?? "",
                buried: row.integer("buried") ?? 0
            )
        }
    }

    /// How many dead letters there are.
    ///
    /// - Throws: ``LedgerError/database(_:)``.
    public func deadLetterCount() throws -> Int {
        Int(try row("SELECT COUNT(*) AS number FROM ledger_dead")?.integer("number") ?? 0)
    }
}
