import CZeroMQ
import Testing

@testable import ZeroMQ

/// Every option is really set: read back, or, where libzmq cannot read it, seen in what the socket does.
@Suite(.timeLimit(.minutes(1))) struct SocketOptionTests {
    private let context: Context

    init() throws {
        context = try Context()
    }

    private func number(_ socket: borrowing Socket, _ option: Int32) -> Int32? {
        var value: Int32 = 0
        var length = MemoryLayout<Int32>.size
        return zmq_getsockopt(socket.handle, option, &value, &length) == 0 ? value : nil
    }

    private static let numbers:
        [(option: Int32, initial: Int32, path: any WritableKeyPath<SocketOptions, Int32> & Sendable)] = [
            (ZMQ_SNDHWM, 1000, \.sendHighWater), (ZMQ_RCVHWM, 1000, \.receiveHighWater),
            (ZMQ_LINGER, 0, \.lingerMilliseconds), (ZMQ_RECONNECT_IVL, 20, \.reconnectMilliseconds),
            (ZMQ_RECONNECT_IVL_MAX, 1000, \.reconnectLimitMilliseconds),
            (ZMQ_HANDSHAKE_IVL, 5000, \.handshakeMilliseconds),
            (ZMQ_HEARTBEAT_IVL, 2000, \.heartbeatMilliseconds),
        ]

    @Test(arguments: [SocketKind.xpub, .xsub, .sub, .pub, .dealer, .router])
    func everyNumberIsTheDefaultOrWhatWasChosen(kind: SocketKind) throws {
        let plain = try Socket(context, kind)
        var options = SocketOptions()
        for (index, entry) in Self.numbers.enumerated() {
            #expect(number(plain, entry.option) == entry.initial, "\(entry.path)")
            options[keyPath: entry.path] = 1234 + Int32(index)
        }

        let chosen = try Socket(context, kind, options)
        for (index, entry) in Self.numbers.enumerated() {
            #expect(number(chosen, entry.option) == 1234 + Int32(index), "\(entry.path)")
        }
    }

    @Test func theFrameLimitTheRoutingIdAndTheWaitForPeersAreSet() throws {
        var options = SocketOptions()
        options.maxFrameBytes = 77
        options.routingId = [1, 0, 255]
        options.onlyConnectedPeers = true
        let plain = try Socket(context, .dealer)
        let chosen = try Socket(context, .dealer, options)

        #expect(frameLimit(plain) == 4 * 1024 * 1024)
        #expect(frameLimit(chosen) == 77)
        #expect(number(plain, ZMQ_IMMEDIATE) == 0)
        #expect(number(chosen, ZMQ_IMMEDIATE) == 1)
        var text = [UInt8](repeating: 9, count: 255)
        var length = text.count
        #expect(zmq_getsockopt(chosen.handle, ZMQ_ROUTING_ID, &text, &length) == 0)
        #expect(text.prefix(length) == [1, 0, 255])
    }

    private func frameLimit(_ socket: borrowing Socket) -> Int64 {
        var value: Int64 = 0
        var length = MemoryLayout<Int64>.size
        zmq_getsockopt(socket.handle, ZMQ_MAXMSGSIZE, &value, &length)
        return value
    }

    @Test func aBadOptionIsRefusedAndNamed() throws {
        var options = SocketOptions()
        options.sendHighWater = -1
        #expect(refusal(options).contains("set socket option SNDHWM to -1 failed: Invalid argument"))

        options = SocketOptions()
        options.routingId = []
        #expect(refusal(options).contains("set socket option ROUTING_ID failed: Invalid argument"))
        options.routingId = [UInt8](repeating: 1, count: 256)
        #expect(refusal(options).contains("ROUTING_ID"))
    }

    private func refusal(_ options: SocketOptions) -> String {
        do {
            _ = try Socket(context, .dealer, options)
            return ""
        } catch {
            return "\(error)"
        }
    }

    // MARK: What cannot be read back

    @Test func aStrictRouterSaysThatAPeerIsNotThere() throws {
        var options = SocketOptions()
        let lax = try Socket(context, .router, options)
        options.strictRouting = true
        let strict = try Socket(context, .router, options)
        var nobody = Frame("nobody")

        #expect(try strict.send(&nobody, more: true) == .unreachable)
        #expect(nobody.count == 6)
        #expect(try lax.send(&nobody, more: true) == .done)
    }

    @Test(arguments: [true, false])
    func aStrictRouterLetsARestartedPeerTakeOverItsRoutingId(isStrict: Bool) throws {
        var options = SocketOptions()
        options.strictRouting = isStrict
        let router = try Socket(context, .router, options)
        try router.bind("inproc://handover")
        options = SocketOptions()
        options.routingId = Array("peer".utf8)
        let first = try Socket(context, .dealer, options)
        try first.connect("inproc://handover")
        try send(["1"], on: first)
        #expect(try receive(router) == ["peer", "1"])

        let second = try Socket(context, .dealer, options)
        try second.connect("inproc://handover")
        try send(["2"], on: second)
        #expect(try receive(router) == (isStrict ? ["peer", "2"] : []))

        try send(["peer", "answer"], on: router)
        #expect(try receive(second) == (isStrict ? ["answer"] : []))
        #expect(try receive(first) == (isStrict ? [] : ["answer"]))
    }

    @Test(arguments: [SocketKind.xpub, .pub])
    func aPublisherThatWaitsKeepsWhatAFullSubscriberHasNoRoomFor(kind: SocketKind) throws {
        #expect(try sentToFullSubscriber(kind, isWaiting: true) == 4)
        #expect(try sentToFullSubscriber(kind, isWaiting: false) == 100)
    }

    /// How many of 100 messages a publisher takes for a subscriber with room for four that does not read.
    private func sentToFullSubscriber(_ kind: SocketKind, isWaiting: Bool) throws -> Int {
        var options = SocketOptions()
        options.sendHighWater = 2
        options.receiveHighWater = 2
        options.waitsForSlowSubscribers = isWaiting
        let publisher = try Socket(context, kind, options)
        try publisher.bind("inproc://full-\(kind)-\(isWaiting)")
        let subscriber = try Socket(context, .sub, options)
        try subscriber.connect("inproc://full-\(kind)-\(isWaiting)")
        try subscriber.subscribe("")
        if kind == .xpub { #expect(try receive(publisher) == ["\u{1}"]) }

        for count in 0..<100 {
            var frame = Frame("news")
            guard try publisher.send(&frame) == .wouldBlock else { continue }
            #expect(frame.count == 4)
            return count
        }
        return 100
    }
}
