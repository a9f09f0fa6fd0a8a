/// Every limit of the HTTP side, by name.
public enum GatewayLimits {
    /// The longest request body, in bytes.
    ///
    /// A longer one is answered with 413.
    public static let bodyBytes = 8 * 1024 * 1024
    /// The longest form of the page to sign in, in bytes; a longer one is answered with 413.
    public static let formBytes = 16 * 1024
    /// Passwords that are checked at the same time: fewer than the accounts have readers, which also tell who asks.
    public static let checkedPasswords = 2
    /// Passwords that wait to be checked; one more is answered with 429.
    public static let waitingPasswords = 16
    /// How much of a body that is too long is read and dropped, in bytes, before the connection is given up.
    public static let discardedBytes = 8 * bodyBytes
    /// The most items on one page of a list.
    ///
    /// More is answered with 400.
    public static let pageItems = 200
    /// The items on a page when the asker does not say.
    public static let defaultPageItems = 50
    /// The most rows of one table as CSV or XLSX; past it the answer is 422 and asks for a narrower filter.
    public static let tableRows = 100_000
    /// How long a module may take over a request.
    public static let requestDeadline: Duration = .seconds(5)
    /// How long all modules together may take to check their logs.
    public static let verifyDeadline: Duration = .seconds(600)
    /// The most event streams open at once.
    ///
    /// One more is answered with 503.
    public static let eventStreams = 256
    /// The most event streams that one account has open at once, so that it leaves some to others.
    ///
    /// One more is answered with 429.
    public static let accountEventStreams = 8
    /// Events that wait for one slow reader.
    ///
    /// Those past it are dropped here and fetched from the source's log.
    public static let waitingEvents = 512
    /// The most events fetched from a source's log at once.
    public static let fetchedEvents = 500
    /// How often a quiet event stream says that it is alive.
    public static let heartbeat: Duration = .seconds(15)
    /// What `Retry-After` says, in seconds, when a service is not there or has too much waiting.
    public static let retryAfterSeconds = 1
    /// How long a connection may stay open without a request, in seconds.
    public static let idleSeconds: Int64 = 75
    /// How long answers under way may take when the host stops.
    public static let drain: Duration = .seconds(1)
}
