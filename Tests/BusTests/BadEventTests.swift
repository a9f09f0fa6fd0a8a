import Bus
import Messages
import Testing
import Wire
import ZeroMQ

extension BusSuite {
    /// What is no event is dropped and counted under its reason, and the broker goes on.
    @Suite struct BadEventTests {
        private static let topic = Array("m.a.v1.".utf8)

        private static func event(_ change: (inout [UInt8]) -> Void = { _ in }) throws -> [UInt8] {
            var bytes = try events("m.a.v1.", 1...1).bytes
            change(&bytes)
            return bytes
        }

        private static func badMessages() throws -> [(what: String, reason: String, message: RawPeer.Message)] {
            let good = try event()
            let long = Array(String(repeating: "a", count: 200).utf8) + [UInt8(ascii: ".")]
            return [
                ("a topic in capitals", "bad-topic", [Array("M.A.".utf8), good]),
                ("a topic of 201 bytes", "bad-topic", [long, good]),
                ("a topic without its last dot", "bad-topic", [Array("m.a".utf8), good]),
                ("an empty topic", "bad-topic", [[], good]),
                ("a topic of bytes", "bad-topic", [[0, 255, 46], good]),
                ("one frame", "frame-count", [topic]),
                ("one empty frame", "frame-count", [[]]),
                ("three frames", "frame-count", [topic, good, good]),
                ("ten thousand frames", "frame-count", [topic] + [[UInt8]](repeating: good, count: 9_999)),
                ("ten thousand empty frames", "frame-count", [[UInt8]](repeating: [], count: 10_000)),
                (
                    "a frame of 1 MiB and a byte", "frame-too-large",
                    [topic, [UInt8](repeating: 0x42, count: 1024 * 1024 + 1)]
                ),
                ("no record", "bad-record", [topic, []]),
                ("garbage", "bad-record", [topic, Array("garbage".utf8)]),
                ("a wrong magic", "bad-record", [topic, try event { $0[0] = 0 }]),
                ("a head without the rest", "bad-record", [topic, Array(good.prefix(48))]),
                ("lengths beyond the frame", "bad-record", [topic, try event { $0[39] = 0xFF }]),
                ("a reserved byte", "bad-record", [topic, try event { $0[44] = 1 }]),
            ]
        }

        @Test(arguments: Place.allCases)
        func badMessagesAreCountedAndGoodOnesPass(place: Place) async throws {
            try await TestBus.run(place) { bus in
                let client = try await bus.client()
                let subscription = try await client.subscribe()
                let source = try await bus.raw(.xpub, at: \.publish)
                #expect(await source.next() == [[1]])
                var dropped: [String: Int] = [:]
                for (index, bad) in try Self.badMessages().enumerated() {
                    try await source.send(bad.message)
                    let good = UInt64(index + 1)
                    try await source.send([Self.topic, events("m.a.v1.", good...good).bytes])

                    #expect(await subscription.sequences(1) == [good], "after \(bad.what)")
                    dropped[bad.reason, default: 0] += 1
                    #expect(try await client.counters().dropped == dropped, "after \(bad.what)")
                }
                #expect(try await client.counters().eventMessages == dropped.values.reduce(0, +))
            }
        }

        @Test func aFrameOfExactlyOneMebibytePasses() async throws {
            try await TestBus.run(.ipc) { bus in
                let client = try await bus.client()
                let subscription = try await client.subscribe()
                let source = try await bus.raw(.xpub, at: \.publish)
                #expect(await source.next() == [[1]])
                let records = try events("m.a.v1.", 1...16, bytes: 65_536 - 48 - 18).bytes
                #expect(records.count == WireLimits.frameBytes)
                try await source.send([Self.topic, records])

                #expect(await subscription.sequences(16) == Array(1...16))
            }
        }

        @Test(arguments: [Place.ipc, .tcp])
        func aFrameOverFourMebibytesClosesItsConnectionOnly(place: Place) async throws {
            try await TestBus.run(place) { bus in
                let client = try await bus.client()
                let subscription = try await client.subscribe()
                client.publish(try events("m.a.", 1...1))
                #expect(await subscription.sequences(1) == [1])
                let huge = [UInt8](repeating: 0x42, count: 4 * 1024 * 1024 + 1)
                let source = try await bus.raw(.xpub, at: \.publish)
                #expect(await source.next() == [[1]])
                try await source.send([Self.topic, huge])
                let asker = try await bus.raw(.dealer, at: \.requests)
                try await asker.send([Array("s".utf8), huge])

                for sequence in 2...20 as ClosedRange<UInt64> {
                    client.publish(try events("m.a.", sequence...sequence))
                    #expect(await subscription.sequences(1) == [sequence])
                    try await client.connected()
                }
                #expect(try await client.counters().dropped.isEmpty)
            }
        }

        @Test(arguments: Place.allCases)
        func aSubscriptionLongerThanAnyTopicIsCounted(place: Place) async throws {
            try await TestBus.run(place) { bus in
                let client = try await bus.client()
                let listener = try await bus.raw(.sub, at: \.subscribe)
                for count in [200, 201, 4000] { try await listener.subscribe(String(repeating: "a", count: count)) }
                try await listener.subscribe("bus.probe.raw.")
                let asked = try await client.request(
                    operation: "bus.subscribed",
                    data: Array(#"{"probe":"bus.probe.raw."}"#.utf8)
                )

                #expect(asked == Array("{}".utf8))
                #expect(try await client.counters().dropped == ["long-subscription": 2])
            }
        }

        @Test func whatASubscriberSaysBesidesSubscriptionsIsIgnored() async throws {
            try await TestBus.run { bus in
                let client = try await bus.client()
                let listener = try await bus.raw(.xsub, at: \.subscribe)
                for message in [[[]], [[2, 3]], [[0]], [[0, 97]], [[9], [9], [9]], [[1, 0, 255]]] as [RawPeer.Message] {
                    try await listener.send(message)
                }
                try await listener.send([[1] + Array("m.".utf8)])
                try await listener.send([[1] + Array("bus.probe.raw.".utf8)])
                let asked = try await client.request(
                    operation: "bus.subscribed",
                    data: Array(#"{"probe":"bus.probe.raw."}"#.utf8)
                )
                #expect(asked == Array("{}".utf8))
                client.publish(try events("m.a.", 1...1))
                #expect(await listener.next().first == Array("m.a.".utf8))
            }
        }
    }
}
