import CChecksum
import Stream
import Testing
import Wire

/// The bytes of a record, as the contract has them.
@Suite struct RecordLayoutTests {
    private let head = RecordHead(
        kind: .reply,
        flags: 9,
        epoch: 0x0102_0304_0506_0708,
        sequence: 0x1112_1314_1516_1718,
        time: -2
    )

    @Test func everyFieldLiesAtItsOffsetInLittleEndianOrder() throws {
        var bytes: [UInt8] = []
        let range = try bytes.appendRecord(head, attributes: Array("{}".utf8), data: Array("null".utf8))

        #expect(range == 0..<54)
        #expect(Array(bytes[0..<4]) == Array("BZ01".utf8))
        #expect(Array(bytes[4..<8]) == [4, 9, 0, 0])
        #expect(Array(bytes[8..<16]) == [8, 7, 6, 5, 4, 3, 2, 1])
        #expect(Array(bytes[16..<24]) == [0x18, 0x17, 0x16, 0x15, 0x14, 0x13, 0x12, 0x11])
        #expect(Array(bytes[24..<32]) == [0xFE, 255, 255, 255, 255, 255, 255, 255])
        #expect(Array(bytes[32..<40]) == [2, 0, 0, 0, 4, 0, 0, 0])
        #expect(Array(bytes[44..<48]) == [0, 0, 0, 0])
        #expect(Array(bytes[48...]) == Array("{}null".utf8))
    }

    @Test func theChecksumCoversTheRecordWithItsOwnFieldZero() throws {
        var bytes: [UInt8] = []
        try bytes.appendRecord(head, attributes: [], data: Array("12".utf8))
        let kept = bytes[40..<44].reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        bytes.replaceSubrange(40..<44, with: [0, 0, 0, 0])

        #expect(kept == checksum_crc32c(0, bytes, bytes.count))
    }

    @Test func aHeadIsReadAsItWasWritten() throws {
        var bytes: [UInt8] = []
        try bytes.appendRecord(head, attributes: Array("{}".utf8), data: Array("null".utf8))
        let read = try #require(bytes.withUnsafeBytes { RecordHead(reading: $0) })

        #expect((read.kind, read.flags, read.epoch) == (head.kind, 9, head.epoch))
        #expect((read.sequence, read.time) == (head.sequence, -2))
        #expect((read.attributesLength, read.dataLength, read.recordLength) == (2, 4, 54))
    }

    @Test(arguments: [0, 3, 6, 7, 44, 47])
    func aHeadWithoutMagicOrWithAReservedByteIsNone(offset: Int) throws {
        var bytes: [UInt8] = []
        try bytes.appendRecord(head, attributes: [], data: [])
        bytes[offset] ^= 1

        #expect(bytes.withUnsafeBytes { RecordHead(reading: $0) } == nil)
        #expect(bytes.prefix(47).withUnsafeBytes { RecordHead(reading: $0) } == nil)
    }

    @Test func theChecksumIsCRC32C() {
        let digits = Array("123456789".utf8)

        #expect(checksum_crc32c(0, digits, 9) == 0xE306_9283)
        #expect(checksum_crc32c_portable(0, digits, 9) == 0xE306_9283)
        #expect(checksum_crc32c(0, digits, 0) == 0)
        #expect(checksum_crc32c(0, [UInt8](repeating: 0, count: 32), 32) == 0x8A91_36AA)
    }

    @Test func theHardwareAndThePortablePathAgree() {
        var random = SplitMix64(seed: 1)
        for length in Array(0...70) + [1000, 4099] {
            let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
            let start = UInt32.random(in: 0 ... .max, using: &random)
            let both = (checksum_crc32c(start, bytes, length), checksum_crc32c_portable(start, bytes, length))
            #expect(both.0 == both.1, "\(length) bytes")
        }
    }

    @Test func aChecksumCanBeContinued() {
        let (first, second) = (Array("1234".utf8), Array("56789".utf8))

        #expect(checksum_crc32c(checksum_crc32c(0, first, 4), second, 5) == 0xE306_9283)
    }

    // MARK: Limits

    @Test(arguments: [
        (RecordKind.event, 256 * 1024), (.heartbeat, 256 * 1024), (.request, 1024 * 1024), (.reply, 1024 * 1024),
        (.problem, 1024 * 1024),
    ])
    func aRecordIsAtMostAsLongAsItsKindAllows(kind: RecordKind, limit: Int) throws {
        let head = RecordHead(kind: kind, epoch: 1, sequence: 1, time: 0)
        let attributes = Array("{}".utf8)
        let fitting = [UInt8](repeating: 0x20, count: limit - 50)
        var bytes: [UInt8] = [1, 2, 3]

        let range = try bytes.appendRecord(head, attributes: attributes, data: fitting)
        #expect(range == 3..<limit + 3)
        let (records, fault) = readAll(Array(bytes[range]))
        #expect(records.count == 1 && fault == nil)

        let before = bytes
        #expect(throws: WireError.recordTooLarge(bytes: limit + 1, limit: limit)) {
            try bytes.appendRecord(head, attributes: attributes, data: fitting + [0x20])
        }
        #expect(bytes == before)
    }

    @Test func anEventWithoutDataIsRefusedAndOtherKindsMayHaveNone() throws {
        var bytes: [UInt8] = []
        #expect(throws: WireError.emptyData) { try bytes.appendRecord(.event(), attributes: [], data: []) }
        #expect(bytes.isEmpty)

        try bytes.appendRecord(head, attributes: [], data: [])
        #expect(bytes.count == 48)
    }

    @Test func aRefusalSaysWhatToDo() {
        let large = WireError.recordTooLarge(bytes: 300_000, limit: 262_144)

        #expect("\(large)".contains("300000 bytes is over the limit of 262144"))
        #expect("\(WireError.badTopic("A"))".contains("'A' is not one: lower-case ASCII words and dots"))
        #expect("\(WireError.emptyData)".contains("an empty object is {}"))
        #expect("\(WireError.badAttributes(at: 7))".contains("byte 7"))
    }
}
