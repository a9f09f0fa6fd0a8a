import Bus
import Testing

@testable import Gateway

@Suite("Who is let in")
struct AuthenticationTests {
    @Test("Without a token, or with a wrong one, everything under /api is refused, unknown paths too")
    func refused() async throws {
        try await TestGateway.run { gateway in
            for path in ["/api/v1/programmes", "/api/v1/events", "/api/v1/nothing", "/api"] {
                for token in ["", "wrong", TestGateway.token + "x", String(TestGateway.token.dropLast())] {
                    let reply = try await gateway.exchange("GET", path, token: token)
                    #expect(reply.status == 401, "\(path) with '\(token)'")
                    #expect(reply.code == "gateway.unauthorized")
                    #expect(reply.headers["www-authenticate"] == #"Bearer realm="baizhen""#)
                }
            }
            #expect(gateway.bus.asked.isEmpty, "what cannot be a secret of ours is not asked about")
        }
    }

    @Test("What watches and describes the host, and the way to sign in, need no token")
    func open() async throws {
        try await TestGateway.run { gateway in
            for path in ["/api/v1/openapi.json", "/healthz", "/readyz", "/metrics", "/sign-in"] {
                let reply = try await gateway.exchange("GET", path, token: "")
                #expect(reply.status == 200, "\(path)")
            }
        }
    }

    @Test(
        "A token is compared whole",
        arguments: [
            ("Bearer secret", true), ("bearer secret", true), ("Bearer secre", false), ("Bearer secrets", false),
            ("Bearer ", false), ("secret", false), ("Basic secret", false), ("Bearer  secret", false),
        ]
    )
    func compared(header: String, admitted: Bool) {
        #expect(BearerToken("secret").admits(header) == admitted)
    }

    @Test("An empty token of the host lets nobody in")
    func emptyToken() {
        #expect(!BearerToken("").admits("Bearer "))
        #expect(!BearerToken("").admits(nil))
    }

    @Test("A trace that comes in goes to the bus and back; a malformed one is replaced")
    func trace() async throws {
        let trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
        try await TestGateway.run { gateway in
            gateway.bus.answer("registry.list-programmes", #"{"items":[],"total":0,"next":null}"#)
            let passed = try await gateway.get("/api/v1/programmes", headers: [("traceparent", trace)])
            #expect(passed.headers["traceparent"] == trace)
            #expect(gateway.bus.asked.last?.options.trace == trace)
            let made = try await gateway.get("/api/v1/programmes", headers: [("traceparent", "00-xyz")])
            #expect(made.headers["traceparent"]?.count == 55)
            #expect(made.headers["traceparent"] != trace)
        }
    }
}
