import Bus
import Messages
import Testing
import Wire
import ZeroMQ

extension BusSuite {
    /// Stopping takes no time, and nobody waits for ever.
    @Suite struct ShutdownTests {
        @Test(arguments: Place.allCases, [true, false])
        func everythingStopsInTwoSecondsWithPeersGone(place: Place, brokerGoesFirst: Bool) async throws {
            try await TestBus.run(place) { bus in
                let (one, other) = (try await bus.client(), try await bus.client())
                let requests = try await one.serveByHand("held")
                async let answer = other.problem("held.do")
                let subscription = try await other.subscribe()
                async let rest = subscription.sequences(1)
                var iterator = requests.makeAsyncIterator()
                _ = await iterator.next()
                if brokerGoesFirst { await bus.stopBroker() }
                for _ in 0..<100 { one.publish(try events("m.a.", 1...100)) }

                let stopping = Task(executorPreference: OwnThread()) {
                    await ContinuousClock().measure {
                        await bus.stop()
                        bus.context.terminate()
                    }
                }
                #expect(await stopping.value < .seconds(2))
                #expect(["bus.stopped", "bus.lost"].contains(await answer?.code))
                _ = await rest
            }
        }

        @Test func whoeverWaitsIsToldWhenTheClientStops() async throws {
            let (client, reactor) = TestBus.loneClient(try Context(), unreachable)
            try await client.start()
            client.publish(try events("m.a.", 1...1))
            async let asking = client.problem("s.do", deadline: .seconds(3600))
            async let subscribing: Problem? = {
                do throws(Problem) { _ = try await client.subscribe() } catch { return error }
                return nil
            }()
            async let serving: (any Error)? = {
                do { try await client.serveEcho("s") } catch { return error }
                return nil
            }()
            async let publishing: Void = client.published()
            await client.stop()

            #expect(await asking?.code == "bus.stopped")
            #expect(await subscribing?.code == "bus.stopped")
            #expect((await serving as? Problem)?.code == "bus.stopped")
            await publishing
            reactor.stop()
        }

        @Test func aStoppedClientAnswersAtOnceAndOpensNothing() async throws {
            let context = try Context()
            let (client, reactor) = TestBus.loneClient(context, unreachable)
            try await client.start()
            await client.stop()
            for isReactorStopped in [false, true] {
                if isReactorStopped { reactor.stop() }
                #expect(await client.problem("s.do")?.code == "bus.stopped")
                await #expect { try await client.subscribe() } throws: { ($0 as? Problem)?.code == "bus.stopped" }
                await #expect { try await client.connected() } throws: { ($0 as? Problem)?.code == "bus.stopped" }
                client.publish(try events("m.a.", 1...1))
                await client.published()
                await client.withdraw("s")
                await client.stop()
            }
            context.terminate()
        }

        @Test func aSubscriptionMayOutliveItsClient() async throws {
            let context = try Context()
            let broker = Broker(context: context, logger: TestBus.logger)
            let endpoints = try await broker.start([.inproc()])[0]
            let (client, reactor) = TestBus.loneClient(context, endpoints)
            try await client.start()
            let subscription = try await client.subscribe()
            await client.stop()
            reactor.stop()
            await broker.stop()
            subscription.end()
            #expect(await subscription.makeAsyncIterator().next() == nil)
            context.terminate()
        }

        @Test func aClientThatCannotStartLeavesNothingOpen() async throws {
            let context = try Context()
            var endpoints = unreachable
            endpoints.publish = "nonsense"
            let (client, reactor) = TestBus.loneClient(context, endpoints)
            await #expect(throws: ZeroMQError.self) { try await client.start() }
            reactor.stop()
            context.terminate()
        }

        @Test func aBrokerThatCannotBindLeavesNothingOpen() async throws {
            let context = try Context()
            let (first, second) = (
                Broker(context: context, logger: TestBus.logger), Broker(context: context, logger: TestBus.logger)
            )
            var taken = try await first.start([.inproc("first")])
            taken[0].subscribe = "inproc://second"
            await #expect { try await second.start(taken) } throws: { "\($0)".contains("Address already in use") }
            await second.stop()
            await first.stop()
            context.terminate()
        }

        /// Addresses where nobody listens.
        private var unreachable: BusEndpoints {
            BusEndpoints(subscribe: "tcp://127.0.0.1:9", publish: "tcp://127.0.0.1:9", requests: "tcp://127.0.0.1:9")
        }
    }
}

/// A thread beside the pool that all tests share, so that their work is not counted.
private final class OwnThread: TaskExecutor {
    private let reactor = Reactor(name: "test-own")

    deinit { reactor.stop() }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        reactor.post { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
