import Stream
import Wire

extension Ledger {
    /// A page of the log, with the state of the stream in the same snapshot.
    ///
    /// Blocks the calling thread for the read.
    ///
    /// - Parameters:
    ///   - after: The sequence before the first record.
    ///   - limit: How much at most.
    /// - Returns: The page; without records when there is nothing behind `after`.
    /// - Throws: ``LedgerError/damaged(_:)`` for a record that does not fit its checksum, or a gap;
    ///   ``LedgerError/database(_:)``.
    public func page(after: UInt64, limit: LedgerPageLimit = LedgerPageLimit()) throws -> LedgerPage {
        try store.read { reader in
            let state = try LogScanner.meta(reader).state
            var records = PackedRecords()
            var topics = TopicCache()
            guard after < state.head else { return LedgerPage(state: state, after: after, records: records) }
            try reader.scan(after: after, through: state.head, limit: limit.records) { row in
                guard records.bytes.isEmpty || records.bytes.count + row.record.count <= limit.bytes else {
                    return false
                }
                let expected = after + UInt64(records.entries.count) + 1
                try records.copy(row, expected: expected, &topics)
                return true
            }
            return LedgerPage(state: state, after: after, records: records)
        }
    }

    /// Checks the whole log: sequences, records, checksums, epochs, hash chain, head.
    ///
    /// Blocks the calling thread.
    ///
    /// - Parameter progress: Gets the sequence reached and the head, from time to time.
    /// - Returns: What was found; faults are counted to the end.
    /// - Throws: ``LedgerError/database(_:)``.
    public func verify(progress: (UInt64, UInt64) -> Void = { _, _ in }) throws -> VerifyReport {
        try store.verifyLog(progress: progress)
    }

    /// Hands out events in order and checks each on the way.
    ///
    /// Blocks the calling thread.
    ///
    /// - Parameters:
    ///   - after: The sequence before the first event.
    ///   - through: The last event, `nil` for the head at the beginning.
    ///   - body: Gets an event that lives only during the call. It must not use this ledger, since a store in memory
    ///     has one connection only.
    /// - Throws: ``LedgerError/damaged(_:)`` at the first fault; what `body` throws; ``LedgerError/database(_:)``.
    public func replay(
        after: UInt64 = 0,
        through: UInt64? = nil,
        _ body: (RecordedEvent) throws -> Void
    ) throws {
        try LogScanner(store: store).replay(after: after, through: through, body)
    }
}

extension PackedRecords {
    /// Adds a row's record as it is; a damaged one must not get a new checksum.
    fileprivate mutating func copy(_ row: LogRow, expected: UInt64, _ topics: inout TopicCache) throws {
        guard row.sequence == expected else {
            throw LedgerError.damaged(LogFault(sequence: expected, topic: nil, what: .missing))
        }
        guard let topic = topics.topic(row.topic) else {
            throw LedgerError.damaged(LogFault(sequence: row.sequence, topic: nil, what: .badTopic))
        }
        var reader = RecordReader(row.record)
        guard let record = reader.next(), record.bytes.count == row.record.count else {
            let what: LogFault.What = reader.fault == .badChecksum ? .badChecksum : .badRecord
            throw LedgerError.damaged(LogFault(sequence: row.sequence, topic: topic.text, what: what))
        }
        try append(record.head, topic: topic, attributes: record.attributes, data: record.data)
    }
}
