import GatewayClient
import Messages
import Stream
import Testing

@testable import Gateway

@Suite("Server-sent events", .timeLimit(.minutes(1)))
struct EventStreamTests {
    @Test("Events come as structured CloudEvents with an id to come back with")
    func live() async throws {
        try await TestGateway.run { gateway in
            gateway.bus.append("registry.town-listed.v1")
            let reader = EventReader("/api/v1/events", at: gateway.address)
            try await reader.read { blocks in
                #expect(await blocks.next() == "status: 200")
                let opening = await blocks.next()
                #expect(
                    opening == "retry: 1000\nid: //test/audit#00000000000000a1-0,//test/registry#00000000000000a1-1"
                )
                gateway.bus.append("registry.step-taken.v1", data: #"{"town":"t-1"}"#)
                let block = try #require(await blocks.next())
                let lines = block.split(separator: "\n")
                #expect(lines.first == "id: //test/audit#00000000000000a1-0,//test/registry#00000000000000a1-2")
                let event = try GatewayJSON.decode(JSONValue.self, from: [UInt8](lines[1].dropFirst(6).utf8))
                #expect(event["specversion"] == "1.0")
                #expect(event["id"] == "00000000000000a1-2")
                #expect(event["source"] == "//test/registry")
                #expect(event["type"] == "registry.step-taken.v1")
                #expect(event["time"] == "2023-11-14T22:13:20.000Z")
                #expect(event["sequence"] == "00000000000000000002")
                #expect(event["data"] == ["town": "t-1"])
            }
        }
    }

    @Test("A reader that comes back gets what it missed, in order, once, from every stream")
    func resume() async throws {
        try await TestGateway.run { gateway in
            for _ in 1...8 { gateway.bus.append("registry.step-taken.v1") }
            gateway.bus.append("audit.noted.v1")
            let place = "//test/audit#00000000000000a1-0,//test/registry#00000000000000a1-2"
            let reader = EventReader("/api/v1/events", from: place, at: gateway.address)
            try await reader.read { blocks in
                var seen: [String] = []
                while seen.count < 7 { seen.append(try #require(try await blocks.nextEvent()).name) }
                #expect(seen.first == "00000000000000a1-1 audit.noted.v1")
                #expect(seen.dropFirst() == (3...8).map { "00000000000000a1-\($0) registry.step-taken.v1" }[...])
                gateway.bus.append("registry.town-listed.v1")
                let last = try #require(try await blocks.nextEvent())
                #expect(last.name == "00000000000000a1-9 registry.town-listed.v1")
                #expect(last.id == "//test/audit#00000000000000a1-1,//test/registry#00000000000000a1-9")
            }
        }
    }

    @Test("What the bus loses is fetched when the next event shows the gap, and what it doubles is dropped")
    func gaps() async throws {
        try await TestGateway.run { gateway in
            let reader = EventReader("/api/v1/events?topic=registry.", at: gateway.address)
            try await reader.read { blocks in
                _ = await blocks.next()
                _ = await blocks.next()
                let first = gateway.bus.append("registry.a.v1")
                for _ in 1...5 { gateway.bus.append("registry.b.v1", lost: true) }
                gateway.bus.repeatLive(first)
                gateway.bus.append("registry.c.v1")
                var seen: [String] = []
                while seen.count < 7 { seen.append(try #require(try await blocks.nextEvent()).name) }
                #expect(seen.map { String($0.suffix(4)) } == ["a.v1", "b.v1", "b.v1", "b.v1", "b.v1", "b.v1", "c.v1"])
            }
        }
    }

    @Test("A lost last event is fetched at the source's next heartbeat")
    func lostTail() async throws {
        try await TestGateway.run { gateway in
            let reader = EventReader("/api/v1/events", at: gateway.address)
            try await reader.read { blocks in
                _ = await blocks.next()
                _ = await blocks.next()
                gateway.bus.append("registry.a.v1", lost: true)
                gateway.bus.beat("registry")
                let fetched = try await blocks.nextEvent()
                #expect(fetched?.name == "00000000000000a1-1 registry.a.v1")
            }
        }
    }

    @Test("A topic filters by prefix, and what it leaves out is not fetched again")
    func filter() async throws {
        try await TestGateway.run { gateway in
            let reader = EventReader("/api/v1/events?topic=registry.step-", at: gateway.address)
            try await reader.read { blocks in
                _ = await blocks.next()
                #expect(await blocks.next() == "retry: 1000\nid: //test/registry#00000000000000a1-0")
                gateway.bus.append("registry.town-listed.v1")
                gateway.bus.append("registry.step-taken.v1")
                let event = try #require(try await blocks.nextEvent())
                #expect(event.name == "00000000000000a1-2 registry.step-taken.v1")
                #expect(gateway.bus.fetches == 0)
            }
        }
    }

    @Test("A reader that saw more than a restored source has is told, and goes on from there")
    func rewound() async throws {
        try await TestGateway.run { gateway in
            for _ in 1...5 { gateway.bus.append("registry.a.v1") }
            gateway.bus.restore("registry", to: .init(epoch: 0xB2, head: 3, parentEpoch: 0xA1, fork: 3))
            let reader = EventReader("/api/v1/events", from: "//test/registry#00000000000000a1-5", at: gateway.address)
            try await reader.read { blocks in
                let notice = try await blocks.nextEvent()
                #expect(notice?.name == "gateway.stream-rewound")
                gateway.bus.append("registry.b.v1")
                let next = try await blocks.nextEvent()
                #expect(next?.name == "00000000000000b2-4 registry.b.v1")
            }
        }
    }

    @Test("A quiet stream breathes every fifteen seconds")
    func heartbeat() async throws {
        let clock = ManualClock()
        try await TestGateway.run(clock: clock) { gateway in
            let reader = EventReader("/api/v1/events", at: gateway.address)
            await reader.read { blocks in
                _ = await blocks.next()
                _ = await blocks.next()
                await clock.someoneSleeps()
                clock.advance(by: GatewayLimits.heartbeat)
                #expect(await blocks.next()?.hasPrefix(": heartbeat") == true)
            }
        }
    }

    @Test("The host's stop ends the stream")
    func stop() async throws {
        let reader = try await TestGateway.run { gateway in
            let reader = EventReader("/api/v1/events", at: gateway.address)
            await reader.read { blocks in
                _ = await blocks.next()
                _ = await blocks.next()
            }
            return reader
        }
        await reader.read { blocks in
            while await blocks.next() != nil {}
        }
    }

    @Test("A reader that leaves ends its subscription")
    func leaves() async throws {
        try await TestGateway.run { gateway in
            try await onThread { () throws(Problem) in
                var place = ""
                gateway.bus.append("registry.a.v1")
                place = "//test/registry#00000000000000a1-0"
                try GatewayClient(gateway.address).events(after: &place) { _ in false }
            }
            await gateway.bus.until { $0.readers == 0 && $0.beginnings > 0 }
        }
    }

    @Test("A Last-Event-ID that is not ours is refused")
    func strangeID() async throws {
        try await TestGateway.run { gateway in
            for id in ["7", "//test/registry#zz-1", "//test/registry#00000000000000a1"] {
                let reply = try await gateway.get("/api/v1/events", headers: [("Last-Event-ID", id)])
                #expect(reply.status == 400, "\(id)")
            }
        }
    }
}
