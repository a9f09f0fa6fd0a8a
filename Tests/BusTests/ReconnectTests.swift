import Bus
import Messages
import Synchronization
import Testing
import Wire
import ZeroMQ

extension BusSuite {
    /// A broker that goes and comes back: clients find it by themselves.
    @Suite struct ReconnectTests {
        @Test(arguments: [Place.ipc, .tcp])
        func servicesAndSubscriptionsAreFoundAgain(place: Place) async throws {
            try await TestBus.run(place) { bus in
                let (asker, server) = (try await bus.client(), try await bus.client())
                try await server.serveEcho("echo")
                let subscription = try await asker.subscribe(prefix: "m.")
                server.publish(try events("m.a.", 1...1))
                #expect(await subscription.sequences(1) == [1])

                await bus.stopBroker()
                #expect(await asker.problem("echo.say", deadline: .milliseconds(100))?.code == "bus.timeout")
                try await bus.startBrokerAnew()
                try await asker.connected(within: .seconds(30))
                // The service is known again after its next hello, within a second.
                while await asker.problem("echo.say", deadline: .seconds(1)) != nil {}
                #expect(try await asker.ask("echo.say", "again") == "again")
                #expect(try await asker.services().map(\.name) == ["echo"])

                let hasCome = Mutex(false)
                let hearing = Task {
                    defer { hasCome.withLock { $0 = true } }
                    return await subscription.sequences(1)
                }
                while !hasCome.withLock({ $0 }) {
                    server.publish(try events("m.a.", 2...2))
                    try await server.connected()
                }
                #expect(await hearing.value == [2])
                let late = try await asker.subscribe(prefix: "late.")
                server.publish(try events("late.a.", 3...3))
                #expect(await late.sequences(1) == [3])
            }
        }

        @Test func whatNobodyWaitsForAnyMoreIsNotSentWhenTheBrokerComesBack() async throws {
            let (context, folder) = (try Context(), try TemporaryFolder())
            let endpoints = BusEndpoints.ipc(folder: folder.path)
            let (client, reactor) = TestBus.loneClient(context, endpoints)
            try await client.start()
            #expect(await client.problem("s.old", deadline: .milliseconds(60))?.code == "bus.timeout")
            #expect(await client.problem("s.old", deadline: .milliseconds(60))?.code == "bus.timeout")

            let broker = try await RawPeer.bind(context, .router, at: endpoints.requests)
            async let answer = client.problem("s.new")
            let request = await broker.next()
            let attributes = request[2].withUnsafeBytes { bytes in
                var reader = RecordReader(bytes)
                return reader.next().map { String(decoding: $0.attributes, as: UTF8.self) }
            }
            #expect(attributes?.contains("s.new") == true)
            await client.stop()
            #expect(await answer?.code == "bus.stopped")
            reactor.stop()
            await broker.vanish()
        }

        @Test func aClientMayStartBeforeItsBroker() async throws {
            let (context, folder) = (try Context(), try TemporaryFolder())
            let endpoints = BusEndpoints.ipc(folder: folder.path)
            let (client, reactor) = TestBus.loneClient(context, endpoints)
            try await client.start()
            async let subscribing = client.subscribe(prefix: "m.")
            async let serving: Void = client.serveEcho("echo")
            client.publish(try events("early.a.", 1...1))

            let broker = Broker(context: context, logger: TestBus.logger)
            try await broker.start([endpoints])
            let subscription = try await subscribing
            try await serving
            #expect(try await client.ask("echo.say", "there") == "there")
            client.publish(try events("m.a.", 1...1))
            #expect(await subscription.sequences(1) == [1])
            #expect(try await client.counters().eventMessages == 2)
            await client.stop()
            reactor.stop()
            await broker.stop()
        }
    }
}
