import Stream

extension LedgerTransaction {
    /// Where a consumer stands in a source's stream, `nil` before its first event.
    ///
    /// - Throws: ``LedgerError/database(_:)``, ``LedgerError/transactionOver``.
    public func cursor(consumer: String, source: String) throws -> StreamPosition? {
        let row = try row(
            "SELECT epoch, sequence FROM ledger_cursors WHERE consumer = ? AND source = ?",
            [.text(consumer), .text(source)]
        )
        guard let epoch = row?.bits("epoch"), let sequence = row?.bits("sequence") else { return nil }
        return StreamPosition(epoch: epoch, sequence: sequence)
    }

    /// Moves a consumer's cursor, if it is still where the consumer left it.
    ///
    /// A twin with the same name is fenced by it.
    ///
    /// Call it before the effect: a fenced job has then written nothing, and its group is not rolled back.
    ///
    /// - Parameters:
    ///   - consumer: The consumer's name.
    ///   - source: The stream's source.
    ///   - from: Where it stood, `nil` for the first time.
    ///   - to: Where it stands now.
    /// - Throws: ``LedgerError/fenced(consumer:source:expected:found:)`` with nothing changed;
    ///   ``LedgerError/database(_:)``, ``LedgerError/transactionOver``.
    public func advance(consumer: String, source: String, from: StreamPosition?, to: StreamPosition) throws {
        let name: [SQLValue] = [.text(consumer), .text(source)]
        let target = [SQLValue(bits: to.epoch), SQLValue(bits: to.sequence)]
        let changed =
            if let from {
                try executeIfMatching(
                    """
                    UPDATE ledger_cursors SET epoch = ?, sequence = ?
                    WHERE consumer = ? AND source = ? AND epoch = ? AND sequence = ?
                    """,
                    target + name + [SQLValue(bits: from.epoch), SQLValue(bits: from.sequence)]
                )
            } else {
                try executeIfMatching(
                    """
                    INSERT INTO ledger_cursors (consumer, source, epoch, sequence) VALUES (?, ?, ?, ?)
                    ON CONFLICT (consumer, source) DO NOTHING
                    """,
                    name + target
                )
            }
        guard changed == 1 else {
            let found = try cursor(consumer: consumer, source: source)
            throw LedgerError.fenced(consumer: consumer, source: source, expected: from, found: found)
        }
    }
}

/// Where a consumer stands.
public struct StoredCursor: Sendable, Hashable, Codable {
    /// The consumer's name.
    public let consumer: String
    /// The stream's source.
    public let source: String
    /// The last event that was applied or buried.
    public let position: StreamPosition
}

extension TableReader {
    /// All cursors, by consumer and source.
    ///
    /// - Throws: ``LedgerError/database(_:)``.
    public func cursors() throws -> [StoredCursor] {
        try rows("SELECT consumer, source, epoch, sequence FROM ledger_cursors ORDER BY consumer, source").map { row in
            StoredCursor(
                consumer: row.text("consumer") ?? "",
                source: row.text("source") ?? "",
                position: StreamPosition(epoch: row.bits("epoch") ?? 0, sequence: row.bits("sequence") ?? 0)
            )
        }
    }
}
