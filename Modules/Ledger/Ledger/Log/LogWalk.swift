import Wire

/// Checks a log row by row, in order: gaps, records, heads, hash chain.
struct LogWalk {
    private let meta: LogMeta
    private var chain: HashChain
    private var topics = TopicCache()
    /// The sequence of the row that was checked last.
    private(set) var sequence: UInt64

    /// Begins behind a row.
    ///
    /// - Parameters:
    ///   - meta: What the database says of the log.
    ///   - after: The sequence of that row; 0 for the beginning.
    ///   - hash: Its hash, `nil` for the beginning.
    init(_ meta: LogMeta, after: UInt64, hash: [UInt8]?) {
        self.meta = meta
        self.chain = hash.map(HashChain.init(at:)) ?? meta.beginning
        self.sequence = after
    }

    /// The hash of the row that was checked last.
    var hash: [UInt8] { chain.current }

    /// Checks the next row and goes on behind it.
    ///
    /// - Returns: The event. It lives as long as the row.
    /// - Throws: The row's first fault. The walk can go on all the same.
    mutating func check(_ row: LogRow) throws(LogFault) -> RecordedEvent {
        let expected = sequence + 1
        sequence = row.sequence
        chain.extend(topic: row.topic, record: row.record)
        let isLinked = chain.isAt(row.hash)
        if !isLinked { chain.move(to: row.hash) }
        guard row.sequence == expected else { throw LogFault(sequence: expected, topic: nil, what: .missing) }
        guard let topic = topics.topic(row.topic) else {
            throw LogFault(sequence: row.sequence, topic: nil, what: .badTopic)
        }
        let record = try record(row, topic)
        guard isLinked else { throw LogFault(sequence: row.sequence, topic: topic.text, what: .brokenChain) }
        return RecordedEvent(topic: topic, record: record)
    }

    private func record(_ row: LogRow, _ topic: Topic) throws(LogFault) -> RecordView {
        func fault(_ what: LogFault.What) -> LogFault {
            LogFault(sequence: row.sequence, topic: topic.text, what: what)
        }
        var reader = RecordReader(row.record)
        guard let record = reader.next(), record.bytes.count == row.record.count, record.head.kind == .event else {
            throw fault(reader.fault == .badChecksum ? .badChecksum : .badRecord)
        }
        guard record.head.sequence == row.sequence else { throw fault(.otherSequence) }
        guard record.head.epoch == meta.epoch(at: row.sequence) else { throw fault(.otherEpoch) }
        return record
    }
}
