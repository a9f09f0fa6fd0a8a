import Stream
import Testing
import Wire

/// How records are laid into frames.
@Suite struct PackedRecordsTests {
    private let one: Topic
    private let other: Topic

    init() throws {
        one = try Topic("m.one.v1.")
        other = try Topic("m.other.v1.")
    }

    private func frames(_ pack: PackedRecords) -> [(topic: String, sequences: [UInt64])] {
        var found: [(String, [UInt64])] = []
        pack.forEachFrame { topic, _, range in
            found.append((topic.text, readAll(Array(pack.bytes[range])).records.map(\.sequence)))
        }
        return found
    }

    private func add(_ count: Int, to pack: inout PackedRecords, _ topic: Topic, bytes: Int = 100) throws {
        for _ in 0..<count {
            let data = [UInt8](repeating: 0x20, count: bytes - WireLimits.headBytes)
            try pack.append(.event(UInt64(pack.entries.count + 1)), topic: topic, attributes: [], data: data)
        }
    }

    @Test func runsOfOneTopicShareAFrameInOrder() throws {
        var pack = PackedRecords()
        try add(2, to: &pack, one)
        try add(1, to: &pack, other)
        try add(3, to: &pack, one)

        let found = frames(pack)
        #expect(found.map(\.topic) == ["m.one.v1.", "m.other.v1.", "m.one.v1."])
        #expect(found.map(\.sequences) == [[1, 2], [3], [4, 5, 6]])
    }

    @Test func anotherStreamEndsAFrame() throws {
        var pack = PackedRecords()
        for (sequence, epoch) in [(1, 7), (2, 7), (1, 8)] as [(UInt64, UInt64)] {
            try pack.append(.event(sequence, epoch: epoch), topic: one, attributes: [], data: [1])
        }

        #expect(frames(pack).map(\.sequences) == [[1, 2], [1]])
    }

    @Test func aFrameEndsWhereAPublisherStopsPacking() throws {
        var pack = PackedRecords()
        try add(4, to: &pack, one, bytes: WireLimits.packBytes / 4)
        #expect(frames(pack).map(\.sequences) == [[1, 2, 3, 4]])

        try add(1, to: &pack, one)
        #expect(frames(pack).map(\.sequences) == [[1, 2, 3, 4], [5]])
    }

    @Test func aRecordLongerThanThatGoesAlone() throws {
        var pack = PackedRecords()
        try add(1, to: &pack, one)
        try add(1, to: &pack, one, bytes: 256 * 1024)
        try add(2, to: &pack, one)

        #expect(frames(pack).map(\.sequences) == [[1], [2], [3, 4]])
    }

    @Test func everyRecordIsInExactlyOneFrame() throws {
        var random = SplitMix64(seed: 3)
        var pack = PackedRecords()
        for _ in 0..<500 {
            try add(
                1,
                to: &pack,
                Bool.random(using: &random) ? one : other,
                bytes: Int.random(in: 49...9000, using: &random)
            )
        }

        #expect(frames(pack).flatMap(\.sequences) == Array(1...500))
        pack.forEachFrame { _, _, range in #expect(range.count <= WireLimits.packBytes) }
    }

    @Test func anEmptyPackHasNoFrames() {
        #expect(frames(PackedRecords()).isEmpty)
    }

    @Test func aRefusedRecordLeavesThePackAsItWas() throws {
        var pack = PackedRecords()
        try add(2, to: &pack, one)
        let bytes = pack.bytes
        #expect(throws: WireError.emptyData) { try pack.append(.event(3), topic: one, attributes: [], data: []) }

        #expect(pack.bytes == bytes)
        #expect(pack.entries.count == 2)
    }

    @Test func recordsCanBeForgottenFromOneOn() throws {
        var pack = PackedRecords()
        try add(3, to: &pack, one)
        try add(2, to: &pack, other)
        pack.truncate(toCount: 7)
        #expect(pack.entries.count == 5)
        pack.truncate(toCount: 2)
        #expect(frames(pack).map(\.sequences) == [[1, 2]])
        #expect(pack.bytes.count == 200)

        try add(1, to: &pack, other)
        #expect(frames(pack).map(\.sequences) == [[1, 2], [3]])
        pack.removeAll()
        #expect(pack.bytes.isEmpty && pack.entries.isEmpty)
    }
}
