import Bus
import Foundation
import Ledger
import Messages
import Stream
import Wire

/// What every module answers about its own stream, whatever its domain.
enum StreamOperation: String, CaseIterable {
    /// How far the stream goes.
    case state = "stream-state"
    /// The records after a sequence, for somebody who catches up.
    case fetch = "stream-fetch"
    /// Is the log what it was when it was written?
    case verify
    /// Cursors, lag, dead letters.
    case status

    /// The operation of a module: `registry.stream-state`.
    func name(of module: String) -> String { "\(module).\(rawValue)" }
}

/// What is asked for with ``StreamOperation/fetch``.
public struct FetchContent: Codable, Sendable {
    /// The sequence before the first record that is wanted.
    public var after: UInt64
    /// The most records that are wanted.
    public var limit: Int?

    /// Asks for what comes after a sequence.
    public init(after: UInt64, limit: Int? = nil) {
        self.after = after
        self.limit = limit
    }
}

/// A page as it goes over the wire.
///
/// The data is, for each record: the topic's length (u16, little-endian), the topic, the record. The attributes are the
/// stream's state as a flat JSON object, and `more` (0 or 1).
///
/// > Source: `docs/protocol.md`, Catching up.
public struct FetchedPage: Sendable {
    /// One event of a page.
    public struct Item: Sendable {
        /// The topic.
        public let topic: String
        /// The whole record, checked.
        public let record: [UInt8]
        /// Its head.
        public let head: RecordHead

        /// Puts an item together.
        init(topic: String, record: [UInt8], head: RecordHead) {
            self.topic = topic
            self.record = record
            self.head = head
        }
    }

    /// The stream when the page was read.
    public let state: StreamState
    /// The events, in order.
    public let items: [Item]
    /// Whether there is more behind the last one.
    public let hasMore: Bool

    /// Writes a page of a log.
    static func encode(_ page: LedgerPage) -> RequestAnswer {
        var data: [UInt8] = []
        data.reserveCapacity(page.records.bytes.count + 64 * page.records.entries.count)
        for entry in page.records.entries {
            let topic = Array(entry.topic.text.utf8)
            data.append(UInt8(truncatingIfNeeded: topic.count))
            data.append(UInt8(truncatingIfNeeded: topic.count >> 8))
            data.append(contentsOf: topic)
            data.append(contentsOf: page.records.bytes[entry.range])
        }
        var attributes = Attributes()
        attributes[text: "epoch"] = hex(page.state.epoch)
        attributes[number: "head"] = Int64(page.state.head)
        attributes[number: "floor"] = Int64(page.state.floor)
        attributes[text: "parentepoch"] = page.state.parentEpoch.map(hex)
        attributes[number: "fork"] = page.state.fork.map { Int64($0) }
        attributes[number: "more"] = page.hasMore ? 1 : 0
        return RequestAnswer(data, attributes: attributes.json)
    }

    /// Reads a page.
    ///
    /// - Parameter content: The answer to ``StreamOperation/fetch``.
    /// - Throws: ``Problem`` `bus.bad-answer` when it is none.
    public init(_ content: RequestAnswerContent) throws(Problem) {
        let unread = Problem("bus.bad-answer", .internal, "A page of a stream cannot be read.")
        guard let attributes = try? Attributes(json: content.attributes),
            let epoch = attributes[text: "epoch"].flatMap({ UInt64($0, radix: 16) }),
            let head = attributes[number: "head"], let floor = attributes[number: "floor"],
            let items = Self.items(of: content.data)
        else { throw unread }
        state = StreamState(
            epoch: epoch,
            head: UInt64(head),
            floor: UInt64(floor),
            parentEpoch: attributes[text: "parentepoch"].flatMap { UInt64($0, radix: 16) },
            fork: attributes[number: "fork"].map { UInt64($0) }
        )
        self.items = items
        hasMore = attributes[number: "more"] == 1
    }

    private static func items(of data: [UInt8]) -> [Item]? {
        data.withUnsafeBytes { bytes in
            var items: [Item] = []
            var rest = bytes[...]
            while !rest.isEmpty {
                guard rest.count > 2 else { return nil }
                let length = Int(rest[rest.startIndex]) | Int(rest[rest.startIndex + 1]) << 8
                rest = rest.dropFirst(2)
                guard rest.count > length, let topic = String(validating: rest.prefix(length), as: UTF8.self) else {
                    return nil
                }
                rest = rest.dropFirst(length)
                guard let head = RecordHead(reading: UnsafeRawBufferPointer(rebasing: rest)),
                    head.recordLength <= rest.count
                else { return nil }
                let record = UnsafeRawBufferPointer(rebasing: rest.prefix(head.recordLength))
                guard RecordHead.checksum(of: record) == head.checksum else { return nil }
                items.append(Item(topic: topic, record: [UInt8](record), head: head))
                rest = rest.dropFirst(head.recordLength)
            }
            return items
        }
    }

    private static func hex(_ number: UInt64) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
