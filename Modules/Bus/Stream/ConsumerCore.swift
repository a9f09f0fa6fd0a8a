/// One durable consumer's view of one source: what turns hints from a lossy network into every event exactly once.
///
/// A value without I/O. The owner tells it what happened (``event(_:bytes:payload:)``, ``page(after:state:items:)``,
/// ``applied(through:)``, …), which only notes facts, and then calls ``tick(now:into:)``, which makes every decision:
///
/// ```
/// core.event(position, bytes: record.count, payload: record)   // for each record of a frame
/// core.tick(now: now, into: &actions)                          // then once
/// ```
///
/// The guarantee: what the owner applies is always a prefix of what the source committed, each event once. It rests on
/// two things that the owner does: effect and cursor move in one transaction, and the cursor's update must match
/// ``StreamBatch/from``.
///
/// Bounded: one apply, one fetch and one question for the state at a time; three runs of at most
/// ``ConsumerSettings/heldEvents`` events (being applied, next, beyond a gap).
public struct ConsumerCore<Payload: Sendable>: Sendable {
    @usableFromInline
    enum Phase: Sendable, Hashable {
        case idle
        case running
        case stopped(StreamAlarm)
    }

    /// A request that waits for its answer.
    @usableFromInline
    struct Question: Sendable {
        /// Where we were when we asked.
        @usableFromInline let sequence: UInt64
        /// We have started anew since, so the answer says nothing.
        var isVoid = false
    }

    /// The limits.
    public let settings: ConsumerSettings
    /// The cursor as it is stored; `nil` before the first event was applied.
    public internal(set) var cursor: StreamPosition?
    /// The newest sequence that the source is known to have committed.
    public internal(set) var head: UInt64 = 0
    /// What was seen and done since the core was made.
    public internal(set) var counters = ConsumerCounters()

    @usableFromInline var random: SplitMix64
    @usableFromInline var phase = Phase.idle
    /// The epoch that is followed; `nil` until the source has told its state.
    @usableFromInline var epoch: UInt64?
    /// The last sequence that is held in order: all up to here is applied, being applied or next.
    @usableFromInline var tail: UInt64 = 0
    @usableFromInline var applying = HeldEvents<Payload>()
    @usableFromInline var waiting = HeldEvents<Payload>()
    @usableFromInline var ahead = HeldEvents<Payload>()
    /// Where the transaction under way will leave the cursor.
    @usableFromInline var target: StreamPosition?
    @usableFromInline var poison: (sequence: UInt64, attempts: Int)?
    @usableFromInline var asking: Question?
    @usableFromInline var askWanted = false
    @usableFromInline var fetching: Question?
    @usableFromInline var applyRetry = Retry()
    @usableFromInline var askRetry = Retry()
    @usableFromInline var fetchRetry = Retry()
    /// A state of another epoch, to be judged when no transaction is under way.
    @usableFromInline var pending: StreamState?
    @usableFromInline var alarm: StreamAlarm?
    @usableFromInline var heard = false
    @usableFromInline var now: Int64 = .min
    @usableFromInline var lastHeard: Int64 = 0
    @usableFromInline var silenceEnds: Int64?
    @usableFromInline var wake: Int64?

    /// Makes a consumer that waits for ``start(cursor:)``.
    ///
    /// - Parameters:
    ///   - settings: The limits.
    ///   - seed: Any random number; it spreads the back-off.
    public init(settings: ConsumerSettings = ConsumerSettings(), seed: UInt64) {
        self.settings = settings
        self.random = SplitMix64(seed: seed)
    }

    /// Why nothing more is applied, if so; ``start(cursor:)`` begins again.
    public var stopped: StreamAlarm? {
        if case .stopped(let alarm) = phase { alarm } else { nil }
    }

    /// Whether the source has told its state and its epoch is ours.
    public var isFollowing: Bool { epoch != nil && pending == nil }

    /// How many committed events are not applied yet, as far as known.
    public var lag: UInt64 { head - min(head, cursor?.sequence ?? 0) }

    /// How many events are in memory.
    public var heldCount: Int { applying.items.count + waiting.items.count + ahead.items.count }
}

/// What a consumer has seen, for its status.
public struct ConsumerCounters: Sendable, Hashable {
    /// Events at or below what is held already: dropped.
    public var duplicates = 0
    /// Times that an event was missing before the one that came, or the head told of unseen ones.
    public var gaps = 0
    /// Pages taken from the source.
    public var pages = 0
    /// Events beyond a gap or a limit: dropped, to be fetched later.
    public var dropped = 0
    /// Events and heartbeats of another epoch: dropped.
    public var foreign = 0
    /// Events put into the dead letters.
    public var buried = 0
}
