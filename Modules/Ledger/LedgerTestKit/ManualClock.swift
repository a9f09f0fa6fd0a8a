import Synchronization

/// A clock that stands still until it is moved.
public final class ManualClock: Sendable {
    private let time: Mutex<Int64>

    /// Starts at a time, in milliseconds since 1970, UTC.
    public init(_ start: Int64 = 1_750_000_000_000) {
        time = Mutex(start)
    }

    /// The present time, in milliseconds since 1970, UTC.
    public var now: Int64 { time.withLock { $0 } }

    /// Goes forward, or back, by milliseconds.
    public func advance(by milliseconds: Int64) {
        time.withLock { $0 += milliseconds }
    }
}
