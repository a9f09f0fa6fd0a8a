/// The limits of a consumer.
///
/// Times are in milliseconds.
public struct ConsumerSettings: Sendable, Hashable {
    /// The most events in a batch, and the most that wait for the next one, and the most held beyond a gap.
    public var heldEvents = 1000
    /// The same in bytes of records.
    ///
    /// A single event is always taken.
    public var heldBytes = 2 * 1024 * 1024
    /// The largest page a source answers with, in events; no page is asked for while there is no room for it.
    public var pageEvents = 500
    /// How often a refused event is tried before it goes to the dead letters.
    public var attempts = 5
    /// Silence after which the source is asked directly and the socket is made anew: three heartbeats.
    public var staleAfter: Int64 = 3000
    /// The shortest time from one answer of STATE to the next question.
    public var askPause: Int64 = 100
    /// The first back-off after a failure; doubled each time, the upper half of it random.
    public var firstDelay: Int64 = 50
    /// The longest back-off.
    public var longestDelay: Int64 = 10_000

    /// The settings for production.
    public init() {}
}
