import Testing
import ZeroMQ

/// A frame is owned by one, and moved.
@Suite struct FrameTests {
    @Test func aFrameHoldsWhatItWasMadeOf() {
        #expect(Frame().count == 0)
        #expect(Frame([]).bytes() == [])
        #expect(Frame([1, 2, 3]).bytes() == [1, 2, 3])
        #expect(Frame("镇").bytes() == [0xE9, 0x95, 0x87])
        let filled = Frame(count: 1000) { space in
            for index in space.indices { space[index] = UInt8(index % 251) }
        }
        #expect(filled.count == 1000)
        #expect(filled.bytes() == (0..<1000).map { UInt8($0 % 251) })
        #expect(filled.withBytes { Frame($0).bytes() } == filled.bytes())
        #expect(filled.hasMore == false)
    }

    @Test func whatFillsAFrameMayFail() {
        #expect(throws: NotSent.self) { _ = try Frame(count: 100) { _ in throw NotSent(text: "") } }
    }

    @Test func anErrorPassesThroughLentBytes() {
        let frame = Frame([1])
        #expect(throws: NotSent.self) { try frame.withBytes { _ throws(NotSent) in throw NotSent(text: "") } }
    }

    @Test(arguments: [10, 100, 100_000])
    func aFrameIsMovedThroughASocketNotCopied(length: Int) throws {
        let context = try Context()
        let left = try Socket(context, .dealer)
        let right = try Socket(context, .dealer)
        try left.bind("inproc://moved")
        try right.connect("inproc://moved")
        var frame = Frame(count: length) { $0.initializeMemory(as: UInt8.self, repeating: 7) }
        let before = address(frame)

        #expect(try right.send(&frame) == .done)
        #expect(frame.count == 0)
        var arrived = Frame("what was here before is closed")
        #expect(try left.receive(into: &arrived))
        #expect(arrived.bytes() == [UInt8](repeating: 7, count: length))
        // libzmq keeps up to 33 bytes in the frame itself.
        if length > 33 { #expect(address(arrived) == before) }
        #expect(try !left.receive(into: &arrived))
    }

    private func address(_ frame: borrowing Frame) -> Int {
        frame.withBytes { Int(bitPattern: $0.baseAddress) }
    }
}
