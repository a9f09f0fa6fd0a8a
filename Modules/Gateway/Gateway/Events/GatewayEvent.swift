import Foundation
import Stream
import Wire

/// One event as it goes out: what the record and its topic hold, taken off the bus's memory.
public struct GatewayEvent: Sendable, Hashable {
    /// The event's type: the topic without its last dot (`registry.town-listed.v1`).
    public var type: String
    /// The stream: `//NODE/MODULE`.
    public var source: String
    /// Its place in the stream.
    public var position: StreamPosition
    /// When it was recorded, in milliseconds since 1970, UTC.
    public var time: Int64
    /// The attributes of the record.
    public var attributes: Attributes
    /// The data: JSON.
    public var data: [UInt8]

    /// Puts an event together.
    public init(
        type: String,
        source: String,
        position: StreamPosition,
        time: Int64,
        attributes: Attributes = Attributes(),
        data: [UInt8]
    ) {
        self.type = type
        self.source = source
        self.position = position
        self.time = time
        self.attributes = attributes
        self.data = data
    }

    /// Takes an event off a frame.
    ///
    /// - Parameters:
    ///   - topic: The frame's topic, with its last dot.
    ///   - record: A record of kind event whose checksum is right.
    /// - Throws: ``WireError/badAttributes(at:)``.
    public init(topic: String, record: borrowing RecordView) throws(WireError) {
        let attributes = try Attributes(json: record.attributes)
        self.init(
            type: String(topic.dropLast()),
            source: attributes[text: "source"] ?? "",
            position: StreamPosition(epoch: record.head.epoch, sequence: record.head.sequence),
            time: record.head.time,
            attributes: attributes,
            data: [UInt8](record.data)
        )
    }

    /// The module of the stream: the last part of its name.
    public var module: String { Self.module(of: source) }

    /// The module of a stream: the last part of `//NODE/MODULE`.
    static func module(of source: String) -> String {
        source.split(separator: "/").last.map(String.init) ?? source
    }
}

extension GatewayEvent {
    /// The event as structured CloudEvents 1.0 JSON, on one line.
    ///
    /// Under another name it does not tell its place in the stream.
    ///
    /// > Source: `docs/protocol.md`, CloudEvents.
    func cloudEvent(as name: String? = nil) -> [UInt8] {
        var envelope = Attributes()
        envelope[text: "specversion"] = "1.0"
        envelope[text: "id"] = name ?? position.description
        envelope[text: "source"] = source
        envelope[text: "type"] = type
        envelope[text: "time"] = Self.timestamp(time)
        if name == nil { envelope[text: "sequence"] = Self.padded(position.sequence) }
        envelope[text: "datacontenttype"] = "application/json"
        for (name, value) in attributes.entries where envelope[name] == nil { envelope[name] = value }
        var out = envelope.json
        out.removeLast()
        out.append(contentsOf: #","data":"#.utf8)
        out.append(contentsOf: data.lazy.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 })
        out.append(UInt8(ascii: "}"))
        return out
    }

    /// RFC 3339 in UTC, with milliseconds.
    static func timestamp(_ milliseconds: Int64) -> String {
        Date(timeIntervalSince1970: Double(milliseconds) / 1000)
            .formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
    }

    /// The CloudEvents `sequence`: 20 digits, so that text order is stream order.
    static func padded(_ sequence: UInt64) -> String {
        let digits = String(sequence)
        return String(repeating: "0", count: 20 - digits.count) + digits
    }
}
