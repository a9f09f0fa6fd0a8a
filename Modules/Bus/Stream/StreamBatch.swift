/// One event of a stream in the hands of a consumer.
public struct StreamItem<Payload: Sendable>: Sendable {
    /// Its place in the stream, from 1.
    public let sequence: UInt64
    /// What it costs in memory, in bytes: the length of its record.
    public let bytes: Int
    /// What the owner wants back when it is to be applied.
    public let payload: Payload

    /// Makes an item.
    ///
    /// - Parameters:
    ///   - sequence: The place in the stream, from 1.
    ///   - bytes: The length of the record, in bytes.
    ///   - payload: What the owner wants back.
    @inlinable
    public init(sequence: UInt64, bytes: Int, payload: Payload) {
        self.sequence = sequence
        self.bytes = bytes
        self.payload = payload
    }
}

/// Consecutive events that go into one transaction together with the cursor.
public struct StreamBatch<Payload: Sendable>: Sendable {
    /// The stored cursor that the update must match; `nil` when there must be none yet.
    public let from: StreamPosition?
    /// The cursor to store.
    public let to: StreamPosition
    /// The events, each one more than the one before.
    ///
    /// Empty when only the epoch of the cursor changes (a restored source whose fork is not below us): the cursor is
    /// still to be stored.
    public let items: [StreamItem<Payload>]

    @usableFromInline
    init(from: StreamPosition?, to: StreamPosition, items: [StreamItem<Payload>]) {
        self.from = from
        self.to = to
        self.items = items
    }
}
