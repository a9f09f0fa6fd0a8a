/// What the owner of a ``ConsumerCore`` is to do.
public enum ConsumerAction<Payload: Sendable>: Sendable {
    /// Carry out the effects and store the cursor, in one transaction. Answer exactly once with
    /// ``ConsumerCore/applied(through:)``, ``ConsumerCore/applyFailed(at:_:)`` or ``ConsumerCore/fenced()``.
    case apply(StreamBatch<Payload>)
    /// The one event of this batch is poison: put it into the dead letters and store the cursor, in one transaction.
    /// Answer as for ``apply(_:)``.
    case bury(StreamBatch<Payload>, attempts: Int)
    /// Ask the source for the events after this sequence. Answer exactly once with
    /// ``ConsumerCore/page(after:state:items:)`` or ``ConsumerCore/fetchFailed()``; give every request a deadline and
    /// throw away what comes later.
    case fetch(after: UInt64)
    /// Ask the source for its state. Answer exactly once with ``ConsumerCore/state(_:)`` or
    /// ``ConsumerCore/stateFailed()``; give every request a deadline and throw away what comes later.
    case askState
    /// Tell the operator. ``StreamAlarm/fenced(expected:)`` also asks to load the cursor and start again,
    /// ``StreamAlarm/stale(silentMilliseconds:)`` to make the event socket anew.
    case alarm(StreamAlarm)
    /// Call ``ConsumerCore/tick(now:into:)`` not later than this, in milliseconds of the same clock. Replaces the
    /// earlier wish.
    case wakeUp(at: Int64)
}

/// Why a batch could not be applied.
public enum ApplyFailure: Sendable, Hashable {
    /// Busy, disk full, timeout: the same batch will be tried again for ever, with back-off.
    case transient
    /// The event itself is refused: after ``ConsumerSettings/attempts`` tries it goes to the dead letters.
    case deterministic
}
