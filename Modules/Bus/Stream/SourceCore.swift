/// A source's side of the stream as a value: when a heartbeat is due.
///
/// At once at start, every second, and soon after a burst, so that a lost tail is found without waiting for the second.
public struct SourceCore: Sendable {
    /// The longest time between heartbeats, in milliseconds.
    public static let period: Int64 = 1000
    /// The quiet time after new events before a heartbeat tells of them, in milliseconds.
    public static let quiet: Int64 = 50

    /// The stream as it is committed.
    public private(set) var state: StreamState
    private var announced: UInt64?
    private var noticed: UInt64 = 0
    private var noticedAt: Int64 = 0
    private var sentAt: Int64 = 0

    /// Begins with what the log has.
    public init(state: StreamState) { self.state = state }

    /// Notes that the log has grown; call it when the events go to the event socket.
    public mutating func committed(head: UInt64) { state.head = max(state.head, head) }

    /// Whether to send ``state`` as a heartbeat now.
    ///
    /// - Parameter now: Milliseconds of any clock, also one that jumps. Ask about every ``quiet`` milliseconds.
    /// - Returns: `true` when it is due; that counts as sent.
    public mutating func heartbeatDue(now: Int64) -> Bool {
        if state.head != noticed {
            noticed = state.head
            noticedAt = now
        }
        let isNew = announced != state.head && (now < noticedAt || now - noticedAt >= Self.quiet)
        guard announced == nil || isNew || now < sentAt || now - sentAt >= Self.period else { return false }
        announced = state.head
        sentAt = now
        return true
    }
}
