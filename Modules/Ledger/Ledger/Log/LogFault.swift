/// Where a log does not fit itself.
public struct LogFault: Error, Sendable, Hashable, Codable {
    /// What does not fit.
    public enum What: String, Sendable, Codable, CaseIterable {
        /// The event is not there, though a later one or the stored head says it was.
        case missing
        /// An event behind the stored head.
        case beyondHead = "beyond-head"
        /// The bytes are not one whole record.
        case badRecord = "bad-record"
        /// The record's checksum does not fit.
        case badChecksum = "bad-checksum"
        /// The head names another sequence.
        case otherSequence = "other-sequence"
        /// The head names another epoch than the log had at that place.
        case otherEpoch = "other-epoch"
        /// The topic is not one.
        case badTopic = "bad-topic"
        /// The hash does not fit the event and the hash before it.
        case brokenChain = "broken-chain"
        /// The last event's hash is not the one stored with the head.
        case otherHead = "other-head"
    }

    /// The event.
    public let sequence: UInt64
    /// Its topic, as far as it is known.
    public let topic: String?
    /// What does not fit.
    public let what: What

    /// Names a fault.
    public init(sequence: UInt64, topic: String?, what: What) {
        self.sequence = sequence
        self.topic = topic
        self.what = what
    }
}

extension LogFault: CustomStringConvertible {
    /// The event and what is wrong with it.
    public var description: String {
        let reason =
            switch what {
            case .missing: "is missing"
            case .beyondHead: "lies behind the stored head"
            case .badRecord: "is not one whole record"
            case .badChecksum: "has a wrong checksum"
            case .otherSequence: "names another sequence in its head"
            case .otherEpoch: "names another epoch in its head"
            case .badTopic: "has no proper topic"
            case .brokenChain: "does not fit the hash chain: it, or the hash before it, was altered"
            case .otherHead: "has another hash than the one stored with the head"
            }
        return "event \(sequence)\(topic.map { " (\($0))" } ?? "") \(reason)"
    }
}
