/// When something may be tried again: exponential back-off with jitter, for ever.
@usableFromInline
struct Retry: Sendable {
    /// Failures since the last success.
    private(set) var failures = 0
    /// A delay that begins with the next tick.
    private var delay: Int64?
    /// Not before this.
    @usableFromInline private(set) var due: Int64?

    /// Doubles the delay; the upper half of it is random, so that those who failed together do not return together.
    mutating func failed(_ settings: ConsumerSettings, _ random: inout SplitMix64) {
        let doubled = settings.firstDelay << Int64(min(failures, 20))
        let longest = max(1, min(doubled, settings.longestDelay))
        delay = longest - Int64(random.next() % UInt64(longest / 2 + 1))
        failures += 1
    }

    /// Forgets the failures.
    mutating func succeeded(pause: Int64? = nil) {
        failures = 0
        delay = pause
        due = nil
    }

    /// Starts the delay, if there is a new one.
    mutating func settle(_ now: Int64) {
        guard let delay else { return }
        due = now + delay
        self.delay = nil
    }

    /// Whether it may be tried now.
    @inlinable
    func isDue(_ now: Int64) -> Bool { due.map { now >= $0 } ?? true }

    /// Follows a clock that was set back.
    mutating func shift(_ milliseconds: Int64) { due = due.map { $0 + milliseconds } }
}
