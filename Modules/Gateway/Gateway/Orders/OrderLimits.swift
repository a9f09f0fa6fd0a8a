/// The sizes that an upload of orders keeps to.
///
/// It is read as it comes and spooled to a file, so it may be longer than other bodies.
enum OrderLimits {
    /// The longest upload, in bytes; a longer one is answered with 413.
    static let bodyBytes = 64 * 1024 * 1024
    /// How much of an upload that is too long is read and dropped, in bytes, before the connection is given up.
    static let discardedBytes = 2 * bodyBytes
    /// The longest line, in bytes; a longer one is a fault.
    static let lineBytes = 4 * 1024
    /// The most rows; one more is a fault.
    static let rows = 200_000
    /// Faults that are named; of the others the number is said.
    static let namedFaults = 200
    /// How long the module may take over one batch.
    static let batchDeadline = Duration.seconds(30)
}
