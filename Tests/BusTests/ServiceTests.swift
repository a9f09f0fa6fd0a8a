import Bus
import Messages
import Synchronization
import Testing
import Wire
import ZeroMQ

extension BusSuite {
    /// Several instances of a service: load, leaving, vanishing, counting.
    @Suite struct ServiceTests {
        @Test(arguments: Place.allCases)
        func instancesShareTheLoadAndOneThatStopsIsMissedByNobody(place: Place) async throws {
            try await TestBus.run(place) { bus in
                let (asker, one, other) = (try await bus.client(), try await bus.client(), try await bus.client())
                try await one.serveEcho("s", as: "one")
                try await other.serveEcho("s", as: "other")
                var answers: [String: Int] = [:]
                for _ in 0..<100 { answers[try await asker.ask("s.do"), default: 0] += 1 }
                #expect(answers == ["one": 50, "other": 50])

                await one.stop()
                for _ in 0..<20 { #expect(try await asker.ask("s.do") == "other") }
                await other.stop()
                #expect(await asker.problem("s.do")?.code == "bus.unavailable")
            }
        }

        @Test func theInstanceWithTheLeastToDoComesFirst() async throws {
            try await TestBus.run { bus in
                let (asker, one, other) = (try await bus.client(), try await bus.client(), try await bus.client())
                var held = try await one.serveByHand("s").makeAsyncIterator()
                async let stuck = asker.ask("s.stuck")
                let request = try #require(await held.next())
                try await other.serveEcho("s", as: "other")

                for _ in 0..<10 { #expect(try await asker.ask("s.do") == "other") }
                one.answer(request.replyAddress, with: RequestAnswer(Array("at last".utf8)))
                #expect(try await stuck == "at last")
            }
        }

        @Test(arguments: Place.allCases)
        func whoWaitsForAnInstanceThatStopsIsTold(place: Place) async throws {
            try await TestBus.run(place) { bus in
                let (asker, server) = (try await bus.client(), try await bus.client())
                var held = try await server.serveByHand("s").makeAsyncIterator()
                async let problem = asker.problem("s.do")
                _ = await held.next()
                await server.stop()

                #expect(await problem?.code == "bus.lost")
            }
        }

        @Test func halfOfTheRequestsUnderWayGoAtOnce() async throws {
            try await TestBus.run { bus in
                let server = try await bus.client()
                let (asker, reactor) = TestBus.loneClient(bus.context, bus.endpoints)
                try await asker.start()
                try await asker.connected(within: .seconds(30))
                let sizes = Mutex<[Int]>([])
                try await server.serve("s") { requests in
                    sizes.withLock { $0.append(requests.count) }
                    for request in requests { server.answer(request.replyAddress, with: RequestAnswer([])) }
                }
                // All of them ask in one turn of the thread.
                let asking = Task(executorPreference: reactor) {
                    await withThrowingTaskGroup { group in
                        for _ in 0..<20 { group.addTask { try await asker.ask("s.do") } }
                    }
                }
                _ = await asking.value
                #expect(sizes.withLock { $0 } == [8, 8, 4])
                await asker.stop()
                reactor.stop()
            }
        }

        /// A foreign instance that answers for a service.
        private func rawInstance(_ bus: TestBus) async throws -> RawPeer {
            let raw = try await bus.raw(.dealer, at: \.requests)
            #expect(try await raw.ask("bus", "bus.hello", #"{"services":["s"]}"#, sequence: 1).contains("broker"))
            return raw
        }

        @Test(arguments: Place.allCases)
        func aForeignInstanceAnswers(place: Place) async throws {
            try await TestBus.run(place) { bus in
                let asker = try await bus.client()
                let raw = try await rawInstance(bus)
                async let answer = asker.ask("s.do", "hello")
                let request = await raw.next()
                #expect(request.count == 3)
                #expect(request[0] == Array("s".utf8))
                #expect(RawPeer.data(of: request) == "hello")
                let head = try #require(request[1].withUnsafeBytes { RecordHead(reading: $0) })
                var reply: [UInt8] = []
                try reply.appendRecord(
                    RecordHead(kind: .reply, epoch: head.epoch, sequence: head.sequence, time: 0),
                    attributes: [],
                    data: Array("from afar".utf8)
                )
                try await raw.send([request[0], reply, request[2]])
                #expect(try await answer == "from afar")
            }
        }

        @Test(arguments: Place.allCases)
        func anInstanceThatVanishesIsFoundOutAndAnotherServes(place: Place) async throws {
            try await TestBus.run(place) { bus in
                let asker = try await bus.client()
                let raw = try await rawInstance(bus)
                async let lost = asker.problem("s.do")
                _ = await raw.next()
                await raw.vanish()

                let next = await asker.problem("s.do")?.code
                #expect(["bus.lost", "bus.unavailable"].contains(next))
                #expect(await lost?.code == "bus.lost")
                #expect(await lost?.kind == .timeout)
                try await asker.serveEcho("s", as: "other")
                for _ in 0..<10 { #expect(try await asker.ask("s.do") == "other") }
            }
        }

        /// The one test that takes seconds: silence is what it is about.
        @Test func aSilentInstanceIsForgottenAndAWithdrawnOneIsNot() async throws {
            try await TestBus.run { bus in
                let (asker, server) = (try await bus.client(), try await bus.client())
                var held = try await server.serveByHand("kept").makeAsyncIterator()
                async let kept = asker.ask("kept.do")
                let request = try #require(await held.next())
                await server.withdraw("kept")
                #expect(await asker.problem("kept.do")?.code == "bus.unavailable")

                _ = try await rawInstance(bus)
                #expect(await asker.problem("s.do")?.code == "bus.lost")
                #expect(await asker.problem("s.do")?.code == "bus.unavailable")
                server.answer(request.replyAddress, with: RequestAnswer(Array("still here".utf8)))
                #expect(try await kept == "still here")
            }
        }

        @Test func aWithdrawnServiceCanBeOfferedAgain() async throws {
            try await TestBus.run { bus in
                let client = try await bus.client()
                try await client.serveEcho("a")
                try await client.serveEcho("b")
                await client.withdraw("a")
                #expect(await client.problem("a.do")?.code == "bus.unavailable")
                #expect(try await client.ask("b.do", "b") == "b")
                try await client.serveEcho("a")
                #expect(try await client.ask("a.do", "a") == "a")
            }
        }

        @Test func theBrokerCountsEachService() async throws {
            try await TestBus.run { bus in
                let (asker, one, other) = (try await bus.client(), try await bus.client(), try await bus.client())
                try await one.serveEcho("echo")
                try await other.serveEcho("echo")
                try await one.serve("bad") { [one] requests in
                    for request in requests {
                        one.answer(request.replyAddress, with: RequestAnswer(Problem("bad.no", .invalid, "No.")))
                    }
                }
                var held = try await other.serveByHand("held").makeAsyncIterator()
                for _ in 0..<7 { _ = try await asker.ask("echo.say") }
                for _ in 0..<3 { _ = await asker.problem("bad.do") }
                async let waiting = asker.ask("held.do")
                let request = try #require(await held.next())

                let services = try await asker.services()
                #expect(services.map(\.name) == ["bad", "echo", "held"])
                #expect(services.map(\.instances) == [1, 2, 1])
                #expect(services.map(\.requests) == [3, 7, 1])
                #expect(services.map(\.replies) == [0, 7, 0])
                #expect(services.map(\.problems) == [3, 0, 0])
                #expect(services.map(\.outstanding) == [0, 0, 1])
                #expect(services[1].meanMicroseconds > 0 && services[2].meanMicroseconds == 0)

                other.answer(request.replyAddress, with: RequestAnswer([]))
                _ = try await waiting
                #expect(try await asker.services().map(\.outstanding) == [0, 0, 0])
                let counters = try await asker.counters()
                #expect(counters.answers == 11)
                #expect(counters.dropped.isEmpty)
            }
        }
    }
}
