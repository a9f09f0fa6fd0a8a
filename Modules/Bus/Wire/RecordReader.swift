/// One record as it lies in a frame.
///
/// It does not own its bytes and must not outlive them.
public struct RecordView {
    /// The fixed head.
    public let head: RecordHead
    /// The whole record.
    public let bytes: UnsafeRawBufferPointer

    @inlinable
    init(head: RecordHead, bytes: UnsafeRawBufferPointer) {
        self.head = head
        self.bytes = bytes
    }

    /// The attributes: a flat JSON object.
    @inlinable
    public var attributes: UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(
            rebasing: bytes[WireLimits.headBytes..<WireLimits.headBytes + Int(head.attributesLength)]
        )
    }

    /// The data: JSON.
    @inlinable
    public var data: UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: bytes[(WireLimits.headBytes + Int(head.attributesLength))...])
    }
}

/// Why the rest of a frame was dropped.
public enum FrameFault: String, Sendable, CaseIterable {
    /// Fewer bytes than a head.
    case shortHead = "short-head"
    /// No magic, or a reserved field that is not 0.
    case badHead = "bad-head"
    /// The lengths reach past the frame or over the limit.
    case badLength = "bad-length"
    /// The checksum does not fit.
    case badChecksum = "bad-checksum"
}

/// Walks the records of a frame.
///
/// A bad record drops the rest of its frame, since nothing after it can be trusted.
public struct RecordReader {
    @usableFromInline
    var rest: UnsafeRawBufferPointer
    /// What was wrong, when the walk ended early.
    public private(set) var fault: FrameFault?

    /// Begins at the first record.
    ///
    /// - Parameter frame: The bytes of a frame; they must live as long as the reader and its records.
    public init(_ frame: UnsafeRawBufferPointer) {
        self.rest = frame
    }

    /// The next record whose checksum is right, or `nil` at the end; see ``fault`` for which of the two ends it was.
    public mutating func next() -> RecordView? {
        guard !rest.isEmpty, fault == nil else { return nil }
        guard rest.count >= WireLimits.headBytes else { return stop(.shortHead) }
        guard let head = RecordHead(reading: rest) else { return stop(.badHead) }
        let length = head.recordLength
        guard length <= rest.count, length <= WireLimits.recordBytes(of: head.kind) else { return stop(.badLength) }
        let bytes = UnsafeRawBufferPointer(rebasing: rest[..<length])
        guard RecordHead.checksum(of: bytes) == head.checksum else { return stop(.badChecksum) }
        rest = UnsafeRawBufferPointer(rebasing: rest[length...])
        return RecordView(head: head, bytes: bytes)
    }

    private mutating func stop(_ reason: FrameFault) -> RecordView? {
        fault = reason
        return nil
    }
}
