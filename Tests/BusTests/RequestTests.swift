import Bus
import Messages
import Synchronization
import Testing
import Wire
import ZeroMQ

extension BusSuite {
    /// Asking and answering.
    @Suite struct RequestTests {
        @Test(arguments: Place.allCases)
        func aRequestIsAnswered(place: Place) async throws {
            try await TestBus.run(place) { bus in
                let (asker, server) = (try await bus.client(), try await bus.client())
                try await server.serveEcho("echo", as: "heard ")

                #expect(try await asker.ask("echo.say", "hello") == "heard hello")
                #expect(try await server.ask("echo.say", "myself") == "heard myself")
            }
        }

        @Test(arguments: Place.allCases)
        func anUnknownServiceIsUnavailableAtOnce(place: Place) async throws {
            try await TestBus.run(place) { bus in
                let problem = await (try bus.client()).problem("nobody.ask", deadline: .seconds(3600))
                #expect(problem?.code == "bus.unavailable" && problem?.kind == .unavailable)
                #expect(problem?.detail == "Nobody answers for the service 'nobody'.")
                #expect(problem?.remedy.contains("baizhen status") == true)
            }
        }

        @Test func aRequestEndsAtItsDeadline() async throws {
            try await TestBus.run { bus in
                let client = try await bus.client()
                let requests = try await client.serveByHand("slow")

                let problem = await client.problem("slow.work", deadline: .milliseconds(100))
                #expect(problem?.code == "bus.timeout" && problem?.kind == .timeout)
                #expect(problem?.detail.contains("No answer to 'slow.work' within 100 ms") == true)
                #expect(problem?.remedy.contains("same idempotency key") == true)
                withExtendedLifetime(requests) {}
            }
        }

        @Test func anUnknownOperationOfTheBusIsNamed() async throws {
            try await TestBus.run { bus in
                let problem = await (try bus.client()).problem("bus.dance")
                #expect(problem?.code == "bus.unknown-operation" && problem?.kind == .notFound)
                #expect(problem?.detail == "There is no operation 'bus.dance'.")
            }
        }

        @Test func aServiceSeesAllThatGoesWithARequest() async throws {
            try await TestBus.run { bus in
                let client = try await bus.client()
                var requests = try await client.serveByHand("s").makeAsyncIterator()
                var options = RequestOptions(
                    deadline: .seconds(40),
                    key: "k",
                    reason: "因为",
                    trace: "00-a-b-01",
                    dryRun: true
                )
                options.actor = ActingUnit(unit: "county", post: "director")
                async let answer = client.requestContent(operation: "s.do", data: Array("[1]".utf8), options: options)

                let request = try #require(await requests.next())
                #expect((request.operation, request.key, request.reason) == ("s.do", "k", "因为"))
                #expect((request.trace, request.dryRun) == ("00-a-b-01", true))
                #expect(request.actor == ActingUnit(unit: "county", post: "director"))
                #expect(request.attributes[number: "deadline"] == 40_000)
                #expect(request.data == Array("[1]".utf8))
                client.answer(
                    request.replyAddress,
                    with: RequestAnswer([1, 2], attributes: Array(#"{"more":1}"#.utf8))
                )
                let content = try await answer
                #expect(content.data == [1, 2])
                #expect(try Attributes(json: content.attributes)[number: "more"] == 1)
            }
        }

        @Test(arguments: Place.allCases)
        func aProblemArrivesWhole(place: Place) async throws {
            let problem = Problem(
                "s.wrong",
                .conflict,
                "不对",
                remedy: "改",
                errors: [.init(pointer: "/a/0", message: "one"), .init(pointer: "row 4", message: "two")]
            )
            try await TestBus.run(place) { bus in
                let (asker, server) = (try await bus.client(), try await bus.client())
                try await server.serve("s") { [server] requests in
                    for request in requests { server.answer(request.replyAddress, with: RequestAnswer(problem)) }
                }
                #expect(await asker.problem("s.do") == problem)
            }
        }

        @Test(arguments: Place.allCases)
        func manyAtOnceEachGetTheirOwnAnswerInWhateverOrder(place: Place) async throws {
            let count = 1000
            try await TestBus.run(place) { bus in
                let (asker, server) = (try await bus.client(), try await bus.client())
                let held = Mutex<[IncomingRequest]>([])
                try await server.serve("s") { [server] requests in
                    let all = held.withLock { held in
                        held += requests
                        return held.count == count ? held : []
                    }
                    for request in all.reversed() {
                        server.answer(request.replyAddress, with: RequestAnswer(request.data))
                    }
                }
                let right = try await withThrowingTaskGroup(of: Bool.self) { group in
                    for index in 0..<count {
                        group.addTask { try await asker.ask("s.do", "\(index)") == "\(index)" }
                    }
                    return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
                }
                #expect(right == count)
            }
        }

        @Test func moreRequestsThanTheLimitAreBusy() async throws {
            try await TestBus.run { bus in
                let (asker, server) = (try await bus.client(), try await bus.client())
                let requests = try await server.serveByHand("s")
                var codes: [String: Int] = [:]
                await withTaskGroup(of: String?.self) { group in
                    for _ in 0...BusLimits.pendingRequests { group.addTask { await asker.problem("s.do")?.code } }
                    for await code in group {
                        if codes.isEmpty { await asker.stop() }
                        codes[code ?? "", default: 0] += 1
                    }
                }
                #expect(codes == ["bus.busy": 1, "bus.stopped": BusLimits.pendingRequests])
                withExtendedLifetime(requests) {}
            }
        }

        // MARK: Sizes

        @Test(arguments: Place.allCases)
        func requestsAndAnswersMayBeAsLongAsAFrame(place: Place) async throws {
            try await TestBus.run(place) { bus in
                let (asker, server) = (try await bus.client(), try await bus.client())
                try await server.serveEcho("echo")
                let room = WireLimits.frameBytes - WireLimits.headBytes
                for count in [65_536, 300_000, room - 200] {
                    let data = [UInt8](repeating: 0x20, count: count)
                    #expect(try await asker.request(operation: "echo.say", data: data) == data)
                }

                try await server.serve("long") { [server] requests in
                    for request in requests {
                        let count = Int(String(decoding: request.data, as: UTF8.self)) ?? 0
                        server.answer(request.replyAddress, with: RequestAnswer([UInt8](repeating: 0x20, count: count)))
                    }
                }
                #expect(try await asker.ask("long.say", "\(room)").utf8.count == room)
                await #expect { try await asker.ask("long.say", "\(room + 1)") } throws: {
                    ($0 as? Problem)?.code == "bus.too-large"
                }
                await #expect {
                    try await asker.request(operation: "echo.say", data: [UInt8](repeating: 0x20, count: room))
                } throws: {
                    ($0 as? Problem)?.code == "bus.too-large"
                }
            }
        }

        @Test func aProblemWithTooManyPlacesArrivesWithAsManyAsFit() async throws {
            let faults = (1...20_000).map {
                Problem.Fault(pointer: "row \($0)", message: "a level is one of 一, 二, 三; this is 四")
            }
            let whole = Problem("s.wrong", .invalid, "Rows are wrong.", remedy: "Mend them.", errors: faults)
            let endless = Problem("s.long", .internal, String(repeating: "x", count: 2_000_000))
            try await TestBus.run { bus in
                let client = try await bus.client()
                try await client.serve("s") { [client] requests in
                    for request in requests {
                        let problem = request.operation == "s.rows" ? whole : endless
                        client.answer(request.replyAddress, with: RequestAnswer(problem))
                    }
                }
                let problem = try #require(await client.problem("s.rows"))
                #expect((problem.code, problem.detail, problem.remedy) == (whole.code, whole.detail, whole.remedy))
                #expect(problem.errors.count > 5000)
                #expect(problem.errors == Array(faults.prefix(problem.errors.count)))
                #expect(await client.problem("s.long")?.code == "bus.too-large")
            }
        }

        // MARK: Deadlines out of range

        @Test(arguments: [Duration.seconds(Int64.max), .seconds(Int64.min), .zero, .milliseconds(-5)])
        func aDeadlineBeyondMeasureHarmsNobody(deadline: Duration) async throws {
            try await TestBus.run { bus in
                let client = try await bus.client()
                try await client.serveEcho("echo")
                let problem = await client.problem("echo.say", deadline: deadline)
                #expect(deadline > .zero ? problem == nil : problem == nil || problem?.code == "bus.timeout")
                #expect(try await client.ask("echo.say", "on") == "on")
            }
        }

        @Test(arguments: ["9223372036854775807", "-9223372036854775808", "\"soon\""])
        func aForeignDeadlineBeyondMeasureHarmsNobody(deadline: String) async throws {
            try await TestBus.run { bus in
                try await (try bus.client()).serveEcho("echo")
                let raw = try await bus.raw(.dealer, at: \.requests)
                let record = RawPeer.request(
                    "",
                    "\"on\"",
                    sequence: 1,
                    attributes: #"{"operation":"echo.say","deadline":\#(deadline)}"#
                )
                try await raw.send([Array("echo".utf8), record])
                #expect(RawPeer.data(of: await raw.next()) == "\"on\"")
            }
        }
    }
}
