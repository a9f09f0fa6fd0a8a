import Bus
import Messages
import Testing
import Wire
import ZeroMQ

extension BusSuite {
    /// Publishing and subscribing.
    @Suite struct EventTests {
        @Test(arguments: Place.allCases)
        func whatIsPublishedRightAfterSubscribingArrives(place: Place) async throws {
            try await TestBus.run(place) { bus in
                let (listener, source) = (try await bus.client(), try await bus.client())
                for round in 0..<200 {
                    let subscription = try await listener.subscribe(prefix: "m.r\(round).")
                    source.publish(try events("m.r\(round).", 1...1))
                    #expect(await subscription.sequences(1) == [1], "round \(round)")
                    subscription.end()
                }
            }
        }

        @Test(arguments: Place.allCases)
        func manyRecordsTravelInFewFramesAndInOrder(place: Place) async throws {
            try await TestBus.run(place) { bus in
                let client = try await bus.client()
                let subscription = try await client.subscribe()
                client.publish(try events("m.a.v1.", 1...10_000))
                var frames = 0
                var found: [UInt64] = []
                let iterator = subscription.makeAsyncIterator()
                while found.count < 10_000, let frame = await iterator.next() {
                    frames += 1
                    #expect(frame.topic == "m.a.v1." && frame.eventType == "m.a.v1")
                    #expect(frame.count <= WireLimits.packBytes)
                    found += frame.sequences
                }
                #expect(found == Array(1...10_000))
                #expect(frames < 20)
                let counters = try await client.counters()
                #expect(counters.eventMessages == frames && counters.eventBytes > 10_000 * WireLimits.headBytes)
            }
        }

        @Test func singleEventsKeepTheirOrder() async throws {
            try await TestBus.run(.ipc) { bus in
                let client = try await bus.client()
                let subscription = try await client.subscribe(prefix: "m.")
                // No more at once than a subscriber's queue holds for sure.
                for batch in 0..<5 as Range<UInt64> {
                    let sequences = batch * 100 + 1...batch * 100 + 100
                    for sequence in sequences {
                        client.publish(try events(sequence.isMultiple(of: 3) ? "m.a." : "m.b.", sequence...sequence))
                    }
                    #expect(await subscription.sequences(100) == Array(sequences))
                }
            }
        }

        @Test func aPrefixChoosesTopics() async throws {
            try await TestBus.run { bus in
                let (listener, source) = (try await bus.client(), try await bus.client())
                let some = try await listener.subscribe(prefix: "m.town.")
                let all = try await listener.subscribe()
                let heartbeats = try await listener.subscribe(prefix: "m.heartbeat.")
                source.publish(try events("m.town-listed.", 1...1))
                source.publish(try events("m.town.", 2...2))
                source.publish(try events("other.town.", 3...3))
                var beat = PackedRecords()
                try beat.append(
                    RecordHead(kind: .heartbeat, epoch: 7, sequence: 3, time: 0),
                    topic: Topic(heartbeatOf: "m"),
                    attributes: [],
                    data: Array(#"{"floor":0}"#.utf8)
                )
                source.publish(beat)
                source.publish(try events("m.town.", 4...4))

                #expect(await some.sequences(2) == [2, 4])
                #expect(await all.sequences(5) == [1, 2, 3, 3, 4])
                #expect(await heartbeats.sequences(1) == [3])
            }
        }

        @Test func nothingOfTheBusItselfTravelsOnTheEventSockets() async throws {
            try await TestBus.run { bus in
                let client = try await bus.client()
                let all = try await client.subscribe()
                for _ in 0..<20 { try await client.subscribe(prefix: "m.").end() }
                client.publish(try events("m.a.", 1...1))

                #expect(await all.makeAsyncIterator().next()?.topic == "m.a.")
            }
        }

        @Test func aFramesFaultIsToldToWhoReadsIt() async throws {
            try await TestBus.run { bus in
                let client = try await bus.client()
                let subscription = try await client.subscribe()
                let source = try await bus.raw(.xpub, at: \.publish)
                #expect(await source.next() == [[1]])
                let good = try events("m.a.", 1...2).bytes
                var broken = good
                broken[broken.count - 1] ^= 1
                try await source.send([Array("m.a.".utf8), broken])

                let frame = try #require(await subscription.makeAsyncIterator().next())
                var found: [UInt64] = []
                #expect(frame.forEach { found.append($0.head.sequence) } == .badChecksum)
                #expect(found == [1])
            }
        }

        // MARK: Ends

        @Test func endingASubscriptionEndsTheIteration() async throws {
            try await TestBus.run { bus in
                let client = try await bus.client()
                let (ended, other) = (try await client.subscribe(), try await client.subscribe())
                async let rest = ended.sequences(.max)
                client.publish(try events("m.a.", 1...1))
                #expect(await other.sequences(1) == [1])
                ended.end()

                #expect(await rest.count <= 1)
                #expect(await ended.makeAsyncIterator().next() == nil)
                client.publish(try events("m.a.", 2...2))
                #expect(await other.sequences(1) == [2])
            }
        }

        @Test func cancellingTheTaskEndsTheIteration() async throws {
            try await TestBus.run { bus in
                let subscription = try await (try bus.client()).subscribe()
                let reading = Task { await subscription.sequences(1) }
                reading.cancel()
                #expect(await reading.value == [])
            }
        }

        @Test func aClientThatStopsEndsItsSubscriptions() async throws {
            try await TestBus.run { bus in
                let client = try await bus.client()
                let subscription = try await client.subscribe()
                async let rest = subscription.sequences(1)
                await client.stop()
                #expect(await rest == [])
            }
        }

        // MARK: The handshake, seen from the broker

        @Test(arguments: [false, true])
        func theProbeArrivesLastAndDoesNotStay(startsWithA: Bool) async throws {
            let prefix = startsWithA ? "a." : "registry."
            let (context, folder) = (try Context(), try TemporaryFolder())
            var endpoints = BusEndpoints.ipc(folder: folder.path)
            endpoints.publish = ""
            let broker = try await RawPeer.bind(context, .xpub, at: endpoints.subscribe)
            let requests = try await RawPeer.bind(context, .router, at: endpoints.requests)
            let (client, reactor) = TestBus.loneClient(context, endpoints)
            try await client.start()
            async let handshake = confirm(prefix, broker, requests)
            var subscription: Subscription? = try await client.subscribe(prefix: prefix)

            let probe = try await handshake
            #expect(await broker.next() == [[0] + probe])
            withExtendedLifetime(subscription) {}
            subscription = nil
            #expect(await broker.next() == [[0] + Array(prefix.utf8)])
            await client.stop()
            reactor.stop()
            await broker.vanish()
            await requests.vanish()
        }

        /// The broker's part when somebody subscribes.
        ///
        /// - Returns: The probe.
        private func confirm(_ prefix: String, _ broker: RawPeer, _ requests: RawPeer) async throws -> [UInt8] {
            #expect(await broker.next() == [[1] + Array(prefix.utf8)])
            let probe = await broker.next()[0]
            #expect(probe.starts(with: [1] + Array("bus.probe.".utf8)))
            let request = await requests.next()
            let asked = RawPeer.data(of: Array(request.dropFirst()))
            #expect(asked.contains(String(decoding: probe.dropFirst(), as: UTF8.self)))
            let head = try #require(request[2].withUnsafeBytes { RecordHead(reading: $0) })
            var reply: [UInt8] = []
            let answered = RecordHead(kind: .reply, epoch: head.epoch, sequence: head.sequence, time: 0)
            try reply.appendRecord(answered, attributes: [], data: Array("{}".utf8))
            try await requests.send([request[0], Array("bus".utf8), reply])
            return Array(probe.dropFirst())
        }

        @Test func aPrefixLongerThanAnyTopicIsRefused() async throws {
            try await TestBus.run(.tcp) { bus in
                let client = try await bus.client()
                for count in [201, 246, 255, 256, 70_000] {
                    await #expect { try await client.subscribe(prefix: String(repeating: "a", count: count)) } throws: {
                        ($0 as? Problem)?.code == "bus.bad-prefix"
                    }
                }
                let longest = String(repeating: "a", count: 199) + "."
                let subscription = try await client.subscribe(prefix: longest)
                client.publish(try events(longest, 1...1))
                #expect(await subscription.sequences(1) == [1])
                #expect(try await client.counters().dropped.isEmpty)
            }
        }
    }
}
