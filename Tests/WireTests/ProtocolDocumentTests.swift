import Foundation
import Testing
import Wire

/// The example in `docs/protocol.md` is what is really written and read.
@Suite struct ProtocolDocumentTests {
    private let document: String

    init() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        document = try String(contentsOf: root.appendingPathComponent("docs/protocol.md"), encoding: .utf8)
    }

    private func documentedBytes() throws -> [UInt8] {
        let blocks = document.components(separatedBy: "```\n")
        let block = try #require(blocks.first { $0.hasPrefix("42 5a 30 31") }, "no block begins with the magic")
        return try block.split(whereSeparator: \.isWhitespace).map { try #require(UInt8($0, radix: 16), "\($0)") }
    }

    private func exampleBytes() throws -> [UInt8] {
        let moment = try #require(ISO8601DateFormatter().date(from: "2024-07-31T01:30:00Z"))
        let head = RecordHead(
            kind: .event,
            epoch: 0x0102_0304_0506_0708,
            sequence: 1,
            time: Int64(moment.timeIntervalSince1970) * 1000
        )
        var attributes = Attributes()
        attributes[text: "source"] = "//local/registry"
        var bytes: [UInt8] = []
        try bytes.appendRecord(head, attributes: attributes.json, data: Array("{}".utf8))
        return bytes
    }

    @Test func theExampleIsWhatIsEncoded() throws {
        let bytes = try exampleBytes()

        #expect(try documentedBytes() == bytes, "\(bytes.map { String(format: "%02x", $0) }.joined(separator: " "))")
        #expect(document.contains("these \(bytes.count) bytes"))
    }

    @Test func theExampleIsDecodedToWhatItSays() throws {
        let bytes = try documentedBytes()
        let (records, fault) = readAll(bytes)
        let record = try #require(records.first)
        let head = try #require(bytes.withUnsafeBytes { RecordHead(reading: $0) })

        #expect(records.count == 1 && fault == nil)
        #expect((record.kind, record.epoch, record.sequence) == (1, 0x0102_0304_0506_0708, 1))
        #expect(record.time == 1_722_389_400_000)
        #expect(String(decoding: record.attributes, as: UTF8.self) == #"{"source":"//local/registry"}"#)
        #expect(String(decoding: record.data, as: UTF8.self) == "{}")
        #expect(document.contains(String(format: "checksum `0x%08x`", head.checksum)))
    }

    @Test func theLimitsAreTheCodes() {
        #expect(document.contains("| topic | \(WireLimits.topicBytes) bytes"))
        #expect(document.contains("| event record | \(WireLimits.recordBytes / 1024) KiB"))
        #expect(document.contains("| frame of records | \(WireLimits.frameBytes / 1024 / 1024) MiB"))
        #expect(document.contains("| attributes of a record | \(WireLimits.attributes) names"))
        #expect(document.contains("a head of \(WireLimits.headBytes) bytes"))
    }
}
