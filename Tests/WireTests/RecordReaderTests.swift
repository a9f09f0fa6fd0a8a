import Stream
import Testing
import Wire

/// A reader believes nothing that comes from outside.
@Suite struct RecordReaderTests {
    private let frame: [UInt8]
    private let whole: [ReadRecord]
    /// Where records begin and end.
    private let bounds: [Int]

    init() throws {
        var bytes: [UInt8] = []
        var bounds = [0]
        for sequence in 1...3 as ClosedRange<UInt64> {
            let data = Array(#"{"n":\#(sequence)}"#.utf8)
            try bytes.appendRecord(.event(sequence), attributes: Array(#"{"source":"//n/m"}"#.utf8), data: data)
            bounds.append(bytes.count)
        }
        frame = bytes
        whole = readAll(bytes).records
        self.bounds = bounds
    }

    @Test func aGoodFrameIsReadToItsEnd() {
        let (records, fault) = readAll(frame)

        #expect(records.map(\.sequence) == [1, 2, 3])
        #expect(records.map { String(decoding: $0.data, as: UTF8.self) } == [#"{"n":1}"#, #"{"n":2}"#, #"{"n":3}"#])
        #expect(fault == nil)
    }

    @Test func anEmptyFrameHasNoRecordsAndNoFault() {
        let (records, fault) = readAll([])

        #expect(records.isEmpty && fault == nil)
    }

    @Test func aFrameCutAnywhereGivesTheRecordsBeforeTheCutAndNoOther() {
        for cut in frame.indices {
            let (records, fault) = readAll(Array(frame[..<cut]))
            let complete = bounds.filter { $0 <= cut }.count - 1
            #expect(records == Array(whole.prefix(complete)), "cut at \(cut)")
            #expect((fault == nil) == bounds.contains(cut), "cut at \(cut)")
        }
    }

    @Test func aFlippedBitAnywhereNeverGivesAWrongRecord() {
        for index in frame.indices {
            for bit in 0..<8 {
                var broken = frame
                broken[index] ^= 1 << bit
                let (records, fault) = readAll(broken)
                let before = bounds.filter { $0 <= index }.count - 1
                #expect(records == Array(whole.prefix(before)) && fault != nil, "byte \(index), bit \(bit)")
            }
        }
    }

    @Test func aByteReplacedByAnyOtherNeverGivesAWrongRecord() {
        for index in bounds[1]..<bounds[1] + 48 {
            for value in 0...255 as ClosedRange<UInt8> where value != frame[index] {
                var broken = frame
                broken[index] = value
                #expect(readAll(broken).records == [whole[0]], "byte \(index) = \(value)")
            }
        }
    }

    @Test func randomBytesNeverGiveARecord() {
        var random = SplitMix64(seed: 2)
        for _ in 0..<2000 {
            let length = Int.random(in: 1...300, using: &random)
            var bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
            if Bool.random(using: &random), length >= 4 { bytes.replaceSubrange(0..<4, with: Array("BZ01".utf8)) }
            let (records, fault) = readAll(bytes)
            #expect(records.isEmpty && fault != nil)
        }
    }

    // MARK: Faults

    private func fault(_ change: (inout [UInt8]) -> Void) -> FrameFault? {
        var broken = frame
        change(&broken)
        return readAll(broken).fault
    }

    @Test func eachFaultHasItsName() {
        #expect(fault { $0.removeLast($0.count - 47) } == .shortHead)
        #expect(fault { $0[0] = 0 } == .badHead)
        #expect(fault { $0[6] = 1 } == .badHead)
        #expect(fault { $0[47] = 1 } == .badHead)
        #expect(fault { $0[39] = 0xFF } == .badLength)
        #expect(fault { $0.removeLast() } == .badLength)
        #expect(fault { $0[41] ^= 1 } == .badChecksum)
        #expect(fault { $0[60] ^= 1 } == .badChecksum)
        #expect(FrameFault.allCases.map(\.rawValue) == ["short-head", "bad-head", "bad-length", "bad-checksum"])
    }

    @Test func theLargestLengthsThatCanBeWrittenDoNotOverflow() {
        #expect(fault { $0.replaceSubrange(32..<40, with: [UInt8](repeating: 255, count: 8)) } == .badLength)
    }

    @Test func anEventOverItsLimitIsABadLengthEvenWhenItsChecksumFits() throws {
        var bytes: [UInt8] = []
        let long = [UInt8](repeating: 0x20, count: 300 * 1024)
        try bytes.appendRecord(
            RecordHead(kind: .request, epoch: 1, sequence: 1, time: 0),
            attributes: [],
            data: long
        )
        bytes[4] = RecordKind.event.rawValue
        let checksum = bytes.withUnsafeBytes { RecordHead.checksum(of: $0) }
        bytes.withUnsafeMutableBytes { $0.storeBytes(of: checksum.littleEndian, toByteOffset: 40, as: UInt32.self) }

        let (records, fault) = readAll(bytes)
        #expect(records.isEmpty && fault == .badLength)
    }

    @Test func recordsOfUnknownKindAreWalkedOver() throws {
        var bytes: [UInt8] = []
        try bytes.appendRecord(.event(1), attributes: [], data: [1])
        try bytes.appendRecord(
            RecordHead(kind: RecordKind(rawValue: 200), epoch: 1, sequence: 9, time: 0),
            attributes: [],
            data: []
        )
        try bytes.appendRecord(.event(2), attributes: [], data: [2])

        let (records, fault) = readAll(bytes)
        #expect(records.map(\.kind) == [1, 200, 1])
        #expect(records.filter { $0.kind == 1 }.map(\.sequence) == [1, 2])
        #expect(fault == nil)
    }
}
