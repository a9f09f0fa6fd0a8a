import Stream
import Wire

/// The events of a group before its commit: encoded once, in the bytes that are logged and then published.
struct PendingEvents {
    private(set) var records = PackedRecords()
    /// The last committed place; the first pending event comes behind it.
    var base = StreamPosition(epoch: 0, sequence: 0)
    private var topics: [String: Topic] = [:]
    private var attributeBytes: [UInt8] = []
    /// How all attributes begin, up to the value of `subject`.
    private let attributeStart: [UInt8]

    init(source: String) {
        var start = Array(#"{"source":"#.utf8)
        JSONText.write(source, to: &start)
        start.append(contentsOf: #","subject":"#.utf8)
        attributeStart = start
    }

    /// The sequence of the first pending event.
    var first: UInt64 { base.sequence + 1 }

    mutating func append(
        type: String,
        subject: String,
        attributes: Attributes,
        data: [UInt8],
        time: Int64
    ) throws(LedgerError) -> StreamPosition {
        let place = StreamPosition(epoch: base.epoch, sequence: first + UInt64(records.entries.count))
        let head = RecordHead(kind: .event, epoch: place.epoch, sequence: place.sequence, time: time)
        do {
            let topic = try topic(of: type)
            writeAttributes(attributes, subject: subject)
            try records.append(head, topic: topic, attributes: attributeBytes, data: data)
        } catch {
            throw .refused(error)
        }
        return place
    }

    mutating func truncate(toCount count: Int) {
        records.truncate(toCount: count)
    }

    /// Forgets all; keeps the memory unless it is more than a group needs.
    mutating func removeAll() {
        if records.bytes.count > LedgerLimits.groupBytes {
            records = PackedRecords()
        } else {
            records.removeAll()
        }
    }

    private mutating func topic(of type: String) throws(WireError) -> Topic {
        if let topic = topics[type] { return topic }
        let topic = try Topic(eventType: type)
        if topics.count < LedgerLimits.knownTopics { topics[type] = topic }
        return topic
    }

    private mutating func writeAttributes(_ attributes: Attributes, subject: String) {
        attributeBytes.removeAll(keepingCapacity: true)
        attributeBytes.append(contentsOf: attributeStart)
        JSONText.write(subject, to: &attributeBytes)
        if attributes.entries.isEmpty {
            attributeBytes.append(UInt8(ascii: "}"))
            return
        }
        var others = attributes
        others["source"] = nil
        others["subject"] = nil
        guard !others.entries.isEmpty else {
            attributeBytes.append(UInt8(ascii: "}"))
            return
        }
        attributeBytes.append(UInt8(ascii: ","))
        attributeBytes.append(contentsOf: others.json.dropFirst())
    }
}
