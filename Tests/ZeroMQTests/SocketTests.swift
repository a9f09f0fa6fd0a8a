import Foundation
import Testing
import ZeroMQ

/// Sockets: addresses, messages of several frames, errors.
@Suite(.timeLimit(.minutes(1))) struct SocketTests {
    private let context: Context

    init() throws {
        context = try Context()
    }

    @Test func bindingNamesTheRealAddress() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("z\(UInt32.random(in: 0 ... .max))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let socket = try Socket(context, .router)

        #expect(try socket.bind("inproc://named") == "inproc://named")
        #expect(try socket.bind("ipc://\(folder.path)/s") == "ipc://\(folder.path)/s")
        for wild in ["tcp://127.0.0.1:0", "tcp://127.0.0.1:*"] {
            let real = try socket.bind(wild)
            #expect(real.hasPrefix("tcp://127.0.0.1:"))
            #expect((Int(real.split(separator: ":").last ?? "") ?? 0) > 0)
        }
    }

    @Test func anErrorSaysWhatWasDoneAndWhy() throws {
        let one = try Socket(context, .router)
        let other = try Socket(context, .router)
        let address = try one.bind("tcp://127.0.0.1:0")

        #expect(message { try other.bind(address) } == "bind \(address) failed: Address already in use (98).")
        #expect(message { try other.bind("nonsense") } == "bind nonsense failed: Invalid argument (22).")
        #expect(message { try other.connect("nowhere://x") }.hasPrefix("connect nowhere://x failed: "))
        #expect(message { try other.subscribe("a") }.hasPrefix("subscribe to 'a' failed: "))
        #expect(message { try other.unsubscribe("a") }.hasPrefix("unsubscribe from 'a' failed: "))
    }

    private func message(_ body: () throws -> Void) -> String {
        do {
            try body()
            return "no error"
        } catch {
            return "\(error)"
        }
    }

    @Test func aMessageArrivesWithAllItsFrames() throws {
        let router = try Socket(context, .router)
        let dealer = try Socket(context, .dealer)
        try router.bind("inproc://frames")
        try dealer.connect("inproc://frames")
        try send(["a", "", "c"], on: dealer)

        let frames = try receive(router)
        #expect(frames.dropFirst() == ["a", "", "c"])
        #expect(try receive(router) == [])
    }

    @Test func aDealerThatWaitsForPeersTakesNothingWithoutOne() throws {
        var options = SocketOptions()
        options.onlyConnectedPeers = true
        let dealer = try Socket(context, .dealer, options)
        try dealer.connect("tcp://127.0.0.1:9")
        var frame = Frame("kept")

        #expect(try dealer.send(&frame) == .wouldBlock)
        #expect(frame.bytes() == Array("kept".utf8))
    }

    @Test func subscriptionsChooseByPrefixUntilTheyEnd() throws {
        let publisher = try Socket(context, .xpub)
        let subscriber = try Socket(context, .sub)
        try publisher.bind("inproc://prefix")
        try subscriber.connect("inproc://prefix")
        try subscriber.subscribe("a.")
        #expect(try receive(publisher) == ["\u{1}a."])

        try send(["a.b.", "1"], on: publisher)
        try send(["b.a.", "2"], on: publisher)
        #expect(try receive(subscriber) == ["a.b.", "1"])
        #expect(try receive(subscriber) == [])

        try subscriber.unsubscribe("a.")
        #expect(try receive(publisher) == ["\u{0}a."])
        try send(["a.b.", "3"], on: publisher)
        #expect(try receive(subscriber) == [])
    }
}
