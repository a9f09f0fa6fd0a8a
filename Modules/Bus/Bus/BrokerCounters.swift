/// What a broker has done and refused since it started.
public struct BrokerCounters: Sendable, Codable, Hashable {
    /// Event messages passed on.
    public var eventMessages = 0
    /// Bytes of event frames passed on.
    public var eventBytes = 0
    /// Requests passed on or answered by the broker itself.
    public var requests = 0
    /// Answers passed on.
    public var answers = 0
    /// Messages dropped, by reason.
    public var dropped: [String: Int] = [:]

    /// Counts a dropped message.
    mutating func drop(_ reason: DropReason) {
        dropped[reason.rawValue, default: 0] += 1
    }

    /// The sum of two counts.
    static func + (left: BrokerCounters, right: BrokerCounters) -> BrokerCounters {
        var sum = left
        sum.eventMessages += right.eventMessages
        sum.eventBytes += right.eventBytes
        sum.requests += right.requests
        sum.answers += right.answers
        sum.dropped.merge(right.dropped, uniquingKeysWith: +)
        return sum
    }
}

/// Why a message was dropped.
enum DropReason: String, Sendable, CaseIterable {
    case badTopic = "bad-topic"
    case frameCount = "frame-count"
    case frameTooLarge = "frame-too-large"
    case badRecord = "bad-record"
    case badRequest = "bad-request"
    case peerGone = "peer-gone"
    case peerFull = "peer-full"
    case longSubscription = "long-subscription"
}
