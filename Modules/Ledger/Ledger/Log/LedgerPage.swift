import Stream
import Wire

/// How much a page may hold.
///
/// Never more than ``LedgerLimits/pageRecords`` and ``LedgerLimits/pageBytes``.
public struct LedgerPageLimit: Sendable, Hashable {
    /// The most records.
    public let records: Int
    /// The most bytes of records.
    ///
    /// The first record comes even when it is longer.
    public let bytes: Int

    /// Takes a wish; what is beyond the limits of a page, or below 1, is brought within them.
    public init(records: Int = LedgerLimits.pageRecords, bytes: Int = LedgerLimits.pageBytes) {
        self.records = min(max(records, 1), LedgerLimits.pageRecords)
        self.bytes = min(max(bytes, 1), LedgerLimits.pageBytes)
    }
}

/// A stretch of the log for somebody who catches up, with the state of the stream in the same snapshot.
public struct LedgerPage: Sendable {
    /// The stream when the page was read.
    public let state: StreamState
    /// The sequence before the first record.
    public let after: UInt64
    /// The records, in order without gaps.
    public let records: PackedRecords

    /// Whether there is more behind the last record.
    public var hasMore: Bool { after + UInt64(records.entries.count) < state.head }
}
