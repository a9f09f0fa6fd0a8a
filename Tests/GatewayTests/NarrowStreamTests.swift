import GatewayClient
import Hummingbird
import Messages
import Stream
import Testing

@testable import Gateway

/// What readers who are there for a part are told of the streams, and how many each account has.
@Suite("Event streams of accounts", .timeLimit(.minutes(1)))
struct NarrowStreamTests {
    private static func address(_ gateway: TestGateway) -> HostAddress {
        var address = gateway.address
        address.token = IdentityTests.secret.text
        return address
    }

    @Test("A reader of a part is not told how far the streams go, and comes back all the same")
    func sealed() async throws {
        try await TestGateway.run(modules: ["registry", "accounts"]) { gateway in
            IdentityTests.open(gateway.bus)
            let mine = #"{"town":"t-1"}"#
            gateway.bus.append("registry.step-taken.v1", data: mine)
            let reader = EventReader("/api/v1/events", at: Self.address(gateway))
            let left = try await reader.read { blocks in
                #expect(await blocks.next() == "status: 200")
                let opening = try #require(await blocks.next())
                #expect(opening.hasPrefix("retry: 1000\nid: "))
                #expect(!opening.contains("//test") && !opening.contains("#"))
                gateway.bus.append("registry.step-taken.v1", data: mine)
                let event = try #require(try await blocks.nextEvent())
                #expect(!event.id.isEmpty && !event.id.contains("//test"))
                return event.id
            }
            gateway.bus.append("registry.step-taken.v1", data: #"{"town":"t-2"}"#)
            gateway.bus.append("registry.step-taken.v1", data: mine)
            let again = EventReader("/api/v1/events", from: left, at: Self.address(gateway))
            try await again.read { blocks in
                let missed = try await blocks.nextEvent()
                let named = PlaceSeal(token: Array(TestGateway.token.utf8)).name("//test/registry#00000000000000a1-4")
                #expect(missed?.name == "\(named) registry.step-taken.v1")
            }
        }
    }

    @Test("An event for a reader of a part tells its place in the stream nowhere; its name is always the same")
    func body() throws {
        let event = GatewayEvent(
            type: "registry.step-taken.v1",
            source: "//test/registry",
            position: .init(epoch: 0xA1B2_C3D4_E5F6_0718, sequence: 987_654_321),
            time: 0,
            data: Array(#"{"town":"t-1"}"#.utf8)
        )
        func block(_ access: Access) -> String {
            let filter = EventFilter("", for: access, seal: PlaceSeal(token: [1]))
            let id = filter.id([event.source: event.position])
            return String(buffer: EventText.event(event, id, as: filter.name(of: event)))
        }
        #expect(block(.everything).contains(#""id":"a1b2c3d4e5f60718-987654321""#))
        #expect(block(.everything).contains(#""sequence":"00000000000987654321""#))
        let narrow = block(Access(.reporter, towns: ["t-1"]))
        for word in ["987654321", "a1b2c3d4e5f60718", "sequence"] { #expect(!narrow.contains(word), "\(narrow)") }
        func body(_ block: String) -> Substring? { block.split(separator: "\n").last }
        #expect(body(narrow) == body(block(Access(.viewer, programmes: ["p"]))))
    }

    @Test("A place that was not given to this reader, or by another host, is refused")
    func strange() async throws {
        try await TestGateway.run(modules: ["registry", "accounts"]) { gateway in
            IdentityTests.open(gateway.bus)
            let plain = "//test/registry#00000000000000a1-0"
            for place in [plain, PlaceSeal(token: [1]).seal(plain)] {
                let headers = [("Last-Event-ID", place)]
                let token = IdentityTests.secret.text
                let reply = try await gateway.exchange("GET", "/api/v1/events", headers: headers, token: token)
                #expect(reply.status == 400)
                #expect(reply.text.contains("The Last-Event-ID is not one of ours"))
            }
        }
    }

    @Test("A place is sealed anew each time, and its seal is the host's")
    func seal() {
        let seal = PlaceSeal(token: Array("a".utf8))
        #expect(seal.open(seal.seal("here")) == "here")
        #expect(seal.seal("here") != seal.seal("here"))
        #expect(PlaceSeal(token: Array("b".utf8)).open(seal.seal("here")) == nil)
        #expect(seal.open("here") == nil && seal.open("") == nil)
    }

    @Test("No account has all streams: beyond its own few it is refused, others and the host are not")
    func each() throws {
        let open = OpenStreams()
        for _ in 1...GatewayLimits.accountEventStreams { try open.enter("a") }
        let problem = #expect(throws: Problem.self) { try open.enter("a") }
        #expect(problem?.code == "gateway.too-many-streams" && problem?.kind == .busy)
        #expect(problem?.detail == "本账号已打开 8 个实时事件流，已到上限。8 event streams are open for this account, its most.")
        for _ in 1...GatewayLimits.accountEventStreams + 1 { try open.enter(nil) }
        try open.enter("b")
        open.leave("a")
        try open.enter("a")
        #expect(open.current == 2 * GatewayLimits.accountEventStreams + 2)
    }

    @Test("All streams together have a limit too")
    func all() throws {
        let open = OpenStreams()
        for _ in 1...GatewayLimits.eventStreams { try open.enter(nil) }
        let problem = #expect(throws: Problem.self) { try open.enter("a") }
        #expect(problem?.kind == .unavailable)
        #expect(problem?.detail.contains("256 event streams are open, the most that this host serves.") == true)
        for _ in 1...GatewayLimits.eventStreams { open.leave(nil) }
        #expect(open.current == 0)
    }

    @Test("One stream more than an account may have is answered 429; one that is left is free again")
    func overHTTP() async throws {
        try await TestGateway.run(modules: ["registry", "accounts"]) { gateway in
            IdentityTests.open(gateway.bus)
            let readers = (1...GatewayLimits.accountEventStreams).map { _ in
                EventReader("/api/v1/events", at: Self.address(gateway))
            }
            for reader in readers { #expect(await reader.read { await $0.next() } == "status: 200") }
            let reply = try await gateway.exchange("GET", "/api/v1/events", token: IdentityTests.secret.text)
            #expect(reply.status == 429)
            #expect(reply.code == "gateway.too-many-streams")
        }
    }
}
