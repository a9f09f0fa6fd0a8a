/// The sizes a ledger keeps to.
///
/// What happens at each limit is said beside it.
public enum LedgerLimits {
    /// Jobs that may wait for the writer.
    ///
    /// One more is refused with ``LedgerError/full(limit:)``.
    public static let waitingJobs = 4096
    /// Jobs that share one transaction.
    ///
    /// Those beyond wait for the next.
    public static let groupJobs = 256
    /// Bytes of events after which a group takes no further job.
    public static let groupBytes = 4 * 1024 * 1024
    /// Bytes of events that one job may append.
    ///
    /// The append beyond is refused with ``LedgerError/jobTooLarge(limit:)``.
    public static let jobBytes = 64 * 1024 * 1024
    /// Reads that may wait for a reader.
    ///
    /// One more is refused with ``LedgerError/full(limit:)``.
    public static let waitingReads = 1024
    /// Readers that work at the same time.
    ///
    /// Further reads wait.
    public static let readers = 4
    /// Records in a page.
    ///
    /// What is beyond comes with the next page.
    public static let pageRecords = 500
    /// Bytes in a page, so that it fits a frame with room to spare.
    ///
    /// What is beyond comes with the next page.
    public static let pageBytes = 900 * 1024
    /// How long an answer is kept for a repeated key, in milliseconds: seven days.
    ///
    /// Later the key counts as new.
    public static let answerLifetime: Int64 = 7 * 24 * 3600 * 1000
    /// Answers whose keys wait in the writer's memory.
    ///
    /// At the limit, or once one of them has expired, they are filed together in order.
    public static let recentAnswers = 4096
    /// Expired answers removed at most each time keys are filed; more than are filed.
    public static let answersPruned = 2 * recentAnswers
    /// Events read in one snapshot by a replay or a verification.
    ///
    /// A new snapshot follows, so that the write-ahead file can be emptied meanwhile.
    public static let scanRows = 16 * 1024
    /// Event types whose topics are kept ready.
    ///
    /// Above it all are made anew.
    public static let knownTopics = 1024
}
