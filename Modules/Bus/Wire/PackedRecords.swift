/// Records one after another, encoded once: the same bytes go to the log, to the wire and to whoever catches up.
public struct PackedRecords: Sendable {
    /// One record's place.
    public struct Entry: Sendable {
        /// The record's topic.
        public let topic: Topic
        /// The stream it belongs to.
        public let epoch: UInt64
        /// Where it lies in ``PackedRecords/bytes``.
        public let range: Range<Int>
    }

    /// All records.
    public private(set) var bytes: [UInt8] = []
    /// Where each lies, in order.
    public private(set) var entries: [Entry] = []

    /// Makes an empty pack.
    public init() {}

    /// Appends one record.
    ///
    /// - Parameters:
    ///   - head: Kind, epoch, sequence and time; lengths and checksum are filled in.
    ///   - topic: The topic it goes under.
    ///   - attributes: A flat JSON object, or nothing.
    ///   - data: JSON; never empty for an event.
    /// - Returns: Where the record lies in ``bytes``.
    /// - Throws: ``WireError/recordTooLarge(bytes:limit:)``, ``WireError/emptyData``; the pack is then unchanged.
    @discardableResult
    public mutating func append(
        _ head: RecordHead,
        topic: Topic,
        attributes: UnsafeRawBufferPointer,
        data: UnsafeRawBufferPointer
    ) throws(WireError) -> Range<Int> {
        let range = try bytes.appendRecord(head, attributes: attributes, data: data)
        entries.append(Entry(topic: topic, epoch: head.epoch, range: range))
        return range
    }

    /// Appends one record; see ``append(_:topic:attributes:data:)-(_,_,UnsafeRawBufferPointer,_)``.
    @discardableResult
    public mutating func append(
        _ head: RecordHead,
        topic: Topic,
        attributes: [UInt8],
        data: [UInt8]
    ) throws(WireError) -> Range<Int> {
        let range = try bytes.appendRecord(head, attributes: attributes, data: data)
        entries.append(Entry(topic: topic, epoch: head.epoch, range: range))
        return range
    }

    /// Forgets all records from one on.
    public mutating func truncate(toCount count: Int) {
        guard count < entries.count else { return }
        bytes.removeLast(bytes.count - entries[count].range.lowerBound)
        entries.removeLast(entries.count - count)
    }

    /// Forgets all records and keeps the memory.
    public mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        entries.removeAll(keepingCapacity: true)
    }

    /// Calls back with each frame: the longest runs of one topic and stream up to ``WireLimits/packBytes``.
    public func forEachFrame(_ body: (_ topic: Topic, _ epoch: UInt64, _ range: Range<Int>) throws -> Void) rethrows {
        var start = 0
        while start < entries.count {
            let first = entries[start]
            let lower = first.range.lowerBound
            var end = start + 1
            while end < entries.count, entries[end].topic == first.topic, entries[end].epoch == first.epoch,
                entries[end].range.upperBound - lower <= WireLimits.packBytes
            {
                end += 1
            }
            try body(first.topic, first.epoch, lower..<entries[end - 1].range.upperBound)
            start = end
        }
    }
}

extension [UInt8] {
    /// Appends one record; the one place where records are written.
    ///
    /// - Returns: Where it lies.
    /// - Throws: ``WireError/recordTooLarge(bytes:limit:)``; ``WireError/emptyData`` for an event without data.
    @discardableResult
    public mutating func appendRecord(
        _ head: RecordHead,
        attributes: UnsafeRawBufferPointer,
        data: UnsafeRawBufferPointer
    ) throws(WireError) -> Range<Int> {
        var head = head
        let length = WireLimits.headBytes + attributes.count + data.count
        let limit = WireLimits.recordBytes(of: head.kind)
        guard length <= limit else { throw .recordTooLarge(bytes: length, limit: limit) }
        guard head.kind != .event || !data.isEmpty else { throw .emptyData }
        head.attributesLength = UInt32(attributes.count)
        head.dataLength = UInt32(data.count)
        head.checksum = 0
        let start = count
        withUnsafeTemporaryAllocation(byteCount: WireLimits.headBytes, alignment: 8) { space in
            head.write(to: space)
            append(contentsOf: space)
        }
        append(contentsOf: attributes)
        append(contentsOf: data)
        withUnsafeMutableBytes { all in
            let record = UnsafeMutableRawBufferPointer(rebasing: all[start...])
            let checksum = RecordHead.checksum(of: UnsafeRawBufferPointer(record))
            record.storeBytes(of: checksum.littleEndian, toByteOffset: 40, as: UInt32.self)
        }
        return start..<count
    }

    /// Appends one record; see ``appendRecord(_:attributes:data:)-(_,UnsafeRawBufferPointer,_)``.
    @discardableResult
    public mutating func appendRecord(
        _ head: RecordHead,
        attributes: [UInt8],
        data: [UInt8]
    ) throws(WireError) -> Range<Int> {
        let result = attributes.withUnsafeBytes { attributes in
            data.withUnsafeBytes { data in
                Result { () throws(WireError) in try appendRecord(head, attributes: attributes, data: data) }
            }
        }
        return try result.get()
    }
}
