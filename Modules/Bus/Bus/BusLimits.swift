/// The bounds of the running bus, and what happens at each.
public enum BusLimits {
    /// Messages waiting for one peer on the event sockets; beyond, the message is dropped for that peer, which then
    /// finds a gap and asks the source.
    public static let eventHighWater: Int32 = 256
    /// Messages waiting for one peer on the request sockets; beyond, a request is answered `busy`.
    public static let requestHighWater: Int32 = 4096
    /// Messages moved between two looks at the other sockets.
    public static let burst = 256
    /// Requests of one client that wait for an answer; beyond, a request is refused with `busy`.
    public static let pendingRequests = 16_384
    /// Requests that are sent before their thread is idle, when they are half of those under way; fewer are not worth a
    /// message of their own.
    public static let halvedRequests = 8
    /// Requests that one instance of a service works on; beyond, a request is answered `busy`.
    public static let outstandingPerInstance = 16_384
    /// How often a client tells the broker that it is there, in milliseconds.
    public static let helloMilliseconds: Int64 = 1000
    /// How long an instance may be silent before its services count as gone, in milliseconds.
    public static let silenceMilliseconds: Int64 = 3500
    /// How often deadlines are looked at, in milliseconds.
    public static let deadlineMilliseconds: Int64 = 50
    /// Bytes of events that wait to be published; beyond, the oldest are dropped: the log still has them.
    public static let publishBacklogBytes = 64 * 1024 * 1024
    /// Subscriptions whose confirmation is waited for; beyond, the oldest wait is given up.
    public static let awaitedSubscriptions = 1024
    /// How often a publisher tries again while the broker has no room, in milliseconds.
    public static let publishRetryMilliseconds: Int64 = 5
    /// The longest time that an asker waits, in milliseconds: a day.
    ///
    /// A longer deadline counts as this one.
    public static let deadlineLimitMilliseconds: Int64 = 86_400_000
}
