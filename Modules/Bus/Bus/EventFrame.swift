import Wire
import ZeroMQ

/// A message from the event socket: one topic, one or more records, decoded only when somebody looks.
public final class EventFrame: @unchecked Sendable {
    // Safe because the frame is never changed after it was received, and libzmq counts references atomically.

    /// The topic, with its closing dot.
    public let topic: String
    private let frame: Frame

    init(topic: String, frame: consuming Frame) {
        self.topic = topic
        self.frame = frame
    }

    /// The CloudEvents type of its records: the topic without the last dot.
    public var eventType: String { String(topic.dropLast()) }

    /// The length of the frame, in bytes.
    public var count: Int { frame.count }

    /// Calls back with each whole record, in order.
    ///
    /// Records must not outlive the call.
    ///
    /// - Returns: What was wrong, when the rest of the frame had to be dropped.
    @discardableResult
    public func forEach(_ body: (RecordView) throws -> Void) rethrows -> FrameFault? {
        try frame.withBytes { bytes in
            var reader = RecordReader(bytes)
            while let record = reader.next() { try body(record) }
            return reader.fault
        }
    }
}
