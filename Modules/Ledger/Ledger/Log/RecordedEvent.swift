import Stream
import Wire

/// One event as it lies in the log.
///
/// It does not own its bytes: it lives during the call that hands it out.
public struct RecordedEvent {
    /// Its topic.
    public let topic: Topic
    /// The whole record.
    public let record: RecordView

    /// The fixed head.
    public var head: RecordHead { record.head }

    /// Its name: which stream, and its place in it.
    public var position: StreamPosition {
        StreamPosition(epoch: record.head.epoch, sequence: record.head.sequence)
    }

    /// The data: JSON.
    public var data: UnsafeRawBufferPointer { record.data }

    /// Reads the attributes.
    ///
    /// - Throws: `WireError.badAttributes`.
    public func attributes() throws(WireError) -> Attributes {
        try Attributes(json: record.attributes)
    }
}
