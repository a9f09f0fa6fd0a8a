import Messages
import Synchronization
import Testing
import Wire
import ZeroMQ

@testable import Bus

extension BusSuite {
    /// More events than somebody takes: memory stays bounded, and nobody else notices.
    @Suite struct PressureTests {
        /// Records whose topics alternate, so that each is a frame of its own.
        private func alternating(_ sequences: ClosedRange<UInt64>) throws -> PackedRecords {
            var pack = PackedRecords()
            for sequence in sequences {
                try pack.append(
                    RecordHead(kind: .event, epoch: 7, sequence: sequence, time: 0),
                    topic: Topic(sequence.isMultiple(of: 2) ? "m.a." : "m.b."),
                    attributes: [],
                    data: Array("{}".utf8)
                )
            }
            return pack
        }

        @Test(arguments: [Place.inproc, .ipc])
        func aSubscriberThatDoesNotReadMissesEventsAndOthersDoNot(place: Place) async throws {
            try await TestBus.run(place) { bus in
                let (source, lazy, eager) = (try await bus.client(), try await bus.client(), try await bus.client())
                let slow = try await lazy.subscribe(bufferedFrames: 16)
                let fast = try await eager.subscribe()
                for batch in 0..<200 as Range<UInt64> {
                    let sequences = batch * 100 + 1...batch * 100 + 100
                    source.publish(try alternating(sequences))
                    #expect(await fast.sequences(100) == Array(sequences))
                }

                let isOver = Mutex(false)
                async let kept = readToTheEnd(slow) { isOver.withLock { $0 = true } }
                while !isOver.withLock({ $0 }) {
                    source.publish(try events("m.end.", 30_000...30_000))
                    _ = await fast.sequences(1)
                }
                let found = await kept
                #expect(found.count > 16 && found.count < 10_000, "\(found.count) were kept")
                #expect(Array(found.prefix(16)) == Array(1...16))
                #expect(zip(found, found.dropFirst()).allSatisfy { $0 < $1 })
                #expect(try await source.counters().eventMessages > 20_000)
            }
        }

        private func readToTheEnd(_ subscription: Subscription, over: @Sendable () -> Void) async -> [UInt64] {
            var found: [UInt64] = []
            for await frame in subscription {
                found += frame.sequences
                if frame.topic == "m.end." { break }
            }
            over()
            return found
        }

        @Test func aSubscriptionHoldsNoMoreThanItsLimit() async {
            let resumed = Mutex(0)
            let subscription = Subscription(limit: 8, resume: { resumed.withLock { $0 += 1 } }, cancel: {})
            let frames = (0..<9).map { WeakFrame(index: $0) }
            for (index, frame) in frames.enumerated() {
                // One frame more than the limit: what was already read from the socket is kept.
                #expect(subscription.take(frame.make()) == (index < 7))
            }
            let iterator = subscription.makeAsyncIterator()
            for index in 0..<9 {
                #expect(await iterator.next()?.topic == "\(index).")
                #expect(frames[index].isGone, "frame \(index) is kept although it was taken")
                #expect(resumed.withLock { $0 } == (index < 4 ? 0 : 1))
            }
        }

        private final class WeakFrame {
            private let index: Int
            private weak var frame: EventFrame?

            init(index: Int) { self.index = index }

            var isGone: Bool { frame == nil }

            func make() -> EventFrame {
                let made = EventFrame(topic: "\(index).", frame: Frame())
                frame = made
                return made
            }
        }

        // MARK: Publishing

        @Test func whatTheBrokerHasNoRoomForYetWaits() async throws {
            let (context, folder) = (try Context(), try TemporaryFolder())
            let endpoints = BusEndpoints.ipc(folder: folder.path)
            let broker = try await RawPeer.bind(context, .xsub, at: endpoints.publish)
            try await broker.send([[1]])
            let (client, reactor) = TestBus.loneClient(context, endpoints)
            try await client.start()
            client.publish(try alternating(1...20_000))
            await client.published()
            var found = 0
            while found < 20_000 { found += await sequences(broker.next()).count }

            #expect(found == 20_000)
            await stop(client, reactor, broker)
        }

        @Test func whatWaitsForTheBrokerIsBoundedAndTheOldestAreDropped() async throws {
            let (context, folder) = (try Context(), try TemporaryFolder())
            let endpoints = BusEndpoints.ipc(folder: folder.path)
            let (client, reactor) = TestBus.loneClient(context, endpoints)
            try await client.start()
            let last: UInt64 = 1500
            for sequence in 1...last { client.publish(try events("m.a.", sequence...sequence, bytes: 65_000)) }
            let broker = try await RawPeer.bind(context, .xsub, at: endpoints.publish)
            try await broker.send([[1]])
            await client.published()
            var found: [UInt64] = []
            while found.last != last { found += await sequences(broker.next()) }

            let first = try #require(found.first)
            #expect(first > 1)
            #expect(found == Array(first...last))
            #expect(found.count * 65_000 <= BusLimits.publishBacklogBytes)
            await stop(client, reactor, broker)
        }

        @Test func streamsAndTopicsAreNotMixedInAFrame() async throws {
            let (context, folder) = (try Context(), try TemporaryFolder())
            let endpoints = BusEndpoints.ipc(folder: folder.path)
            let (client, reactor) = TestBus.loneClient(context, endpoints)
            try await client.start()
            for epoch in [1, 1, 2, 2] as [UInt64] {
                var pack = PackedRecords()
                let head = RecordHead(kind: .event, epoch: epoch, sequence: 1, time: 0)
                try pack.append(head, topic: Topic("m.a."), attributes: [], data: [1])
                client.publish(pack)
            }
            let broker = try await RawPeer.bind(context, .xsub, at: endpoints.publish)
            try await broker.send([[1]])

            for epoch in [1, 2] as [UInt64] {
                let message = await broker.next()
                #expect(sequences(message).count == 2)
                #expect(message[1].withUnsafeBytes { RecordHead(reading: $0) }?.epoch == epoch)
            }
            await stop(client, reactor, broker)
        }

        private func sequences(_ message: RawPeer.Message) -> [UInt64] {
            guard message.count == 2 else { return [] }
            return message[1].withUnsafeBytes { bytes in
                var reader = RecordReader(bytes)
                var found: [UInt64] = []
                while let record = reader.next() { found.append(record.head.sequence) }
                return found
            }
        }

        private func stop(_ client: BusClient, _ reactor: Reactor, _ broker: RawPeer) async {
            await client.stop()
            reactor.stop()
            await broker.vanish()
        }
    }
}
