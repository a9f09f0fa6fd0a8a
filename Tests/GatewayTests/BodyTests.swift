import Bus
import Messages
import Testing

@testable import Gateway

@Suite("Bodies")
struct BodyTests {
    static let actor = #""actor": {"unit": "gov-1", "post": "officer"}"#

    @Test(
        "A body at fault is 400 and names the place by JSON pointer",
        arguments: [
            (#"{"units": [{"#, ""),
            (#"[1, 2]"#, ""),
            (#"{\#(actor)}"#, "/units: is missing"),
            (#"{"units": []}"#, "/actor: is missing"),
            (#"{\#(actor), "units": 7}"#, "/units: is not a list"),
            (
                #"{\#(actor), "units": [{"id": "a", "names": {"zh": 7}, "kind": "k", "source": "s"}]}"#,
                "/units/0/names/zh: is not a string"
            ),
            (#"{\#(actor), "units": [], "dry": true}"#, "/dry: is not known here; known are actor, reason, units"),
            (
                #"{\#(actor), "units": [{"id": "a", "names": {"zh": "甲", "fr": "A"}}]}"#,
                "/units/0/names/fr: is not known here; known are en, zh"
            ),
        ]
    )
    func faults(body: String, fault: String) async throws {
        try await TestGateway.run { gateway in
            let reply = try await gateway.post("/api/v1/units", body)
            #expect(reply.status == 400)
            #expect(reply.code == "gateway.malformed-request")
            #expect(gateway.bus.asked.isEmpty)
            if !fault.isEmpty { #expect(reply.faults.contains(fault), "\(reply.faults)") }
        }
    }

    @Test("Every unknown name is told at once")
    func allUnknownNames() async throws {
        try await TestGateway.run { gateway in
            let reply = try await gateway.post("/api/v1/units", #"{"x": 1, "y/z": 2, "units": []}"#)
            #expect(reply.faults.map { $0.prefix { $0 != ":" } } == ["/x", "/y~1z"])
        }
    }

    @Test("A command goes to the bus without actor and reason in it; they go with it, as does the key")
    func command() async throws {
        try await TestGateway.run { gateway in
            gateway.bus.answer("registry.take-step", #"{"notices":[],"stage":"applied","town":"t 1","version":8}"#)
            let body = #"{\#(Self.actor), "reason": "申报", "programme": "p", "date": "2024-05-01"}"#
            let headers = [("Idempotency-Key", "k-1"), ("If-Match", "\"7\"")]
            let reply = try await gateway.post("/api/v1/towns/t%201/applications", body, headers: headers)
            #expect(reply.status == 201)
            #expect(reply.text == #"{"notices":[],"stage":"applied","town":"t 1","version":8}"#)
            let asked = try #require(gateway.bus.asked.first)
            #expect(asked.operation == "registry.take-step")
            #expect(asked.options.actor == ActingUnit(unit: "gov-1", post: "officer"))
            #expect(asked.options.reason == "申报")
            #expect(asked.options.key == "k-1")
            #expect(!asked.options.dryRun)
            #expect(asked.members["town"] == "t 1")
            #expect(asked.members["step"] == "applications")
            #expect(asked.members["expectedVersion"] == 7)
            #expect(asked.members["actor"] == nil)
        }
    }

    @Test("What the path says cannot be said otherwise in the body")
    func pathWins() async throws {
        try await TestGateway.run { gateway in
            let reply = try await gateway.post(
                "/api/v1/towns/t-1/reviews",
                #"{\#(Self.actor), "programme": "p", "town": "t-2"}"#
            )
            #expect(reply.status == 400)
            #expect(reply.faults.first?.hasPrefix("/town: is not known here") == true)
        }
    }

    @Test("A version that has passed is 412 with If-Match, and 409 without")
    func precondition() async throws {
        try await TestGateway.run { gateway in
            gateway.bus.refuse("registry.take-step", Problem("registry.version-mismatch", .conflict, "It is 9."))
            let body = #"{\#(Self.actor), "programme": "p"}"#
            let matched = try await gateway.post("/api/v1/towns/t/reviews", body, headers: [("If-Match", "\"7\"")])
            #expect(matched.status == 412)
            #expect(matched.code == "registry.version-mismatch")
            let unmatched = try await gateway.post("/api/v1/towns/t/reviews", body)
            #expect(unmatched.status == 409)
            let strange = try await gateway.post("/api/v1/towns/t/reviews", body, headers: [("If-Match", "\"abc\"")])
            #expect(strange.status == 400)
        }
    }

    @Test("A step of another collection than the path's is refused, and the path's steps are named")
    func collection() async throws {
        try await TestGateway.run { gateway in
            gateway.bus.answer("registry.find-programme", Samples.programme)
            gateway.bus.answer("registry.take-step", "{}")
            let body = #"{\#(Self.actor), "programme": "p", "step": "name"}"#
            let reply = try await gateway.post("/api/v1/towns/t/applications", body)
            #expect(reply.status == 400)
            #expect(reply.faults == ["/step: is not among the steps of 'applications': apply"])
            let right = try await gateway.post("/api/v1/towns/t/namings", body)
            #expect(right.status == 201)
        }
    }

    @Test("A dry run of a batch answers the check alone; other dry runs go to the module as such")
    func dryRun() async throws {
        try await TestGateway.run { gateway in
            gateway.bus.answer("registry.check-list", #"{"discrepancies":[]}"#)
            gateway.bus.answer("registry.define-units", "{}")
            let batch = try await gateway.post("/api/v1/programmes/p/batches?dryRun=true", Samples.batch(of: "p"))
            #expect(batch.status == 200)
            #expect(batch.text == #"{"discrepancies":[]}"#)
            let units = try await gateway.post("/api/v1/units?dryRun=true", #"{\#(Self.actor), "units": []}"#)
            #expect(units.status == 200)
            #expect(gateway.bus.asked.map(\.operation) == ["registry.check-list", "registry.define-units"])
            #expect(gateway.bus.asked.last?.options.dryRun == true)
        }
    }

    @Test("A batch of another programme than the path's is refused")
    func otherProgramme() async throws {
        try await TestGateway.run { gateway in
            let reply = try await gateway.post("/api/v1/programmes/p/batches", Samples.batch(of: "q"))
            #expect(reply.faults == ["/batch/programme: is not 'p', the path's programme"])
        }
    }
}
