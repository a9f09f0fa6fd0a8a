import GatewayClient
import Logging
import Messages
import Testing

@testable import Gateway

@Suite("Problems")
struct ProblemTests {
    static let table: [(Problem.Kind, Int, String?)] = [
        (.invalid, 422, nil), (.notFound, 404, nil), (.conflict, 409, nil), (.forbidden, 403, nil),
        (.unavailable, 503, "1"), (.busy, 429, "1"), (.timeout, 504, nil), (.internal, 500, nil),
    ]

    @Test("Every kind has its status, and the whole problem comes through", arguments: table)
    func kinds(kind: Problem.Kind, status: Int, retryAfter: String?) async throws {
        try await TestGateway.run { gateway in
            let problem = Problem(
                "registry.some-code",
                kind,
                "What happened.",
                remedy: "What to do.",
                errors: [.init(pointer: "/entries/3", message: "is wrong")]
            )
            gateway.bus.refuse("registry.list-programmes", problem)
            let reply = try await gateway.get("/api/v1/programmes")
            #expect(reply.status == status)
            #expect(reply.headers["content-type"] == "application/problem+json")
            #expect(reply.headers["retry-after"] == retryAfter)
            #expect(reply.json["type"] == "urn:baizhen:problem:registry.some-code")
            #expect(reply.json["status"] == .integer(Int64(status)))
            #expect(reply.json["detail"] == "What happened.")
            #expect(reply.json["remedy"] == "What to do.")
            #expect(reply.json["title"]?.string?.isEmpty == false)
            #expect(reply.faults == ["/entries/3: is wrong"])
        }
    }

    @Test("The table of kinds is complete")
    func complete() {
        #expect(Set(Self.table.map(\.0)) == Set(Problem.Kind.allCases))
    }

    @Test("A path that is not there is a problem, and a wrong method names the right ones")
    func routes() async throws {
        try await TestGateway.run { gateway in
            let missing = try await gateway.get("/api/v1/nothing/here")
            #expect(missing.status == 404)
            #expect(missing.code == "gateway.no-route")
            #expect(missing.json["detail"] == "There is nothing at /api/v1/nothing/here.")
            let wrong = try await gateway.exchange("DELETE", "/api/v1/towns/t-1")
            #expect(wrong.status == 405)
            #expect(wrong.headers["allow"] == "GET")
            #expect(wrong.json["detail"] == "/api/v1/towns/t-1 does not answer to DELETE.")
            let both = try await gateway.exchange("PUT", "/api/v1/towns")
            #expect(both.headers["allow"] == "GET, POST")
        }
    }

    @Test("A service that is not there is 503 at once, with what to do")
    func unavailable() async throws {
        try await TestGateway.run { gateway in
            let reply = try await gateway.get("/api/v1/audit")
            #expect(reply.status == 503)
            #expect(reply.code == "bus.unavailable")
            #expect(reply.json["remedy"] == "Start it.")
        }
    }

    @Test("A body over the limit is refused with 413 that names the limit, and nothing goes to the bus")
    func tooLarge() async throws {
        try await TestGateway.run { gateway in
            let long = String(repeating: " ", count: GatewayLimits.bodyBytes + 1)
            let told = try await gateway.post("/api/v1/units", long)
            #expect(told.status == 413)
            #expect(told.code == "gateway.body-too-large")
            #expect(told.json["detail"]?.string?.contains("8388608 bytes") == true)
            #expect(gateway.bus.asked.isEmpty)
        }
    }

    @Test("An address that is taken is a problem with a way out")
    func addressTaken() async throws {
        try await TestGateway.run { gateway in
            let second = GatewayService(
                configuration: .init(port: gateway.address.port, token: "t", node: "test", modules: []),
                bus: BusDouble(),
                host: HostDouble(),
                logger: Logger(label: "second"),
                onListening: { _ in }
            )
            let problem = await #expect(throws: Problem.self) { try await second.run() }
            #expect(problem?.code == "gateway.cannot-listen")
            #expect(problem?.detail.contains("127.0.0.1:\(gateway.address.port) cannot be listened on") == true)
            #expect(problem?.remedy.contains("--listen") == true)
        }
    }
}
