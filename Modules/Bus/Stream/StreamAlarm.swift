/// Something about a stream that a person should know.
///
/// All but ``stale(silentMilliseconds:)`` and ``fenced(expected:)`` stop the consumer until
/// ``ConsumerCore/start(cursor:)`` is called again.
public enum StreamAlarm: Sendable, Hashable {
    /// The source has lost events that this consumer has applied: its log was set back below our cursor.
    case rewound(cursor: StreamPosition, source: StreamState)
    /// The source's epoch is not ours and does not name ours as its parent.
    case unknownEpoch(cursor: StreamPosition, source: StreamState)
    /// The source no longer has the next event; only a snapshot helps.
    case belowFloor(next: UInt64, source: StreamState)
    /// Nothing was heard for this long although a heartbeat comes every second: make the event socket anew.
    case stale(silentMilliseconds: Int64)
    /// The stored cursor is not the one we wrote: another consumer of the same name is at work. Load it, start again.
    case fenced(expected: StreamPosition?)
}

extension StreamAlarm: CustomStringConvertible {
    /// What happened, why it matters, what to do.
    public var description: String {
        switch self {
        case .rewound(let cursor, let source):
            "The source was set back: its log is \(source.summary), but event \(cursor) is already applied here and "
                + "may no longer exist there. Nothing more is applied. Restore this module from the same backup, or "
                + "rebuild it from the source's log."
        case .unknownEpoch(let cursor, let source):
            "The source's log is \(source.summary), which does not descend from our cursor \(cursor). Nothing more is "
                + "applied. Check that the source has its own data folder, then restore this module too or rebuild it."
        case .belowFloor(let next, let source):
            "Event \(next) is needed next, but the source keeps only what is after \(source.floor). Nothing more is "
                + "applied. Take a snapshot of the source."
        case .stale(let silent):
            "Nothing was heard from the source for \(silent) ms. It is down, or the event socket is dead: the socket "
                + "is made anew and the source is asked directly."
        case .fenced(let expected):
            "The stored cursor is not \(expected.map { "\($0)" } ?? "absent") as this consumer left it: another "
                + "consumer of the same name is running. Stop one of them. Nothing was applied twice."
        }
    }
}

extension StreamState {
    /// One phrase for a message.
    fileprivate var summary: String {
        let here = "\(StreamPosition(epoch: epoch, sequence: head))"
        guard let parentEpoch, let fork else { return here }
        return "\(here) (restored from \(StreamPosition(epoch: parentEpoch, sequence: fork)))"
    }
}
