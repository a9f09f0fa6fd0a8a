import Bus
import Foundation
import Messages
import Stream
import Synchronization
import Testing
import Wire

@testable import Gateway

@Suite("Beginning an evaluation", .timeLimit(.minutes(1)))
struct EvaluationRouteTests {
    private static func run(_ state: String) -> String {
        """
        {"id": "r1", "programme": "p", "programmeVersion": 1, "period": "2023", "kind": "dry-run", "state": "\(state)",
         "startedAt": "2024-06-01T12:00:00.000+08:00", "digest": "00", "towns": 3, "scored": 3, "vetoed": 0,
         "observations": 7, "plugins": [], "blocked": [],
         "method": {"aggregation": "a", "rounding": "r", "ties": "t", "missing": "skip"}}
        """
    }

    private static func completed(_ run: String) -> GatewayEvent {
        var attributes = Attributes()
        attributes[text: "subject"] = run
        return GatewayEvent(
            type: "evaluation.run-completed.v1",
            source: "//test/evaluation",
            position: .init(epoch: 1, sequence: 9),
            time: 0,
            attributes: attributes,
            data: Array("{}".utf8)
        )
    }

    private static let body = #"{"programme": "p", "period": "2023", "dryRun": true}"#

    @Test("waits for the judgements and answers 201 with the run; nobody need say who asks")
    func waits() async throws {
        let bus = BusDouble()
        let finds = Mutex(0)
        bus.answer("evaluation.start-run", Self.run("judging"))
        bus.answer("evaluation.find-run") { [weak bus] _ in
            let number = finds.withLock { number in
                number += 1
                return number
            }
            guard number == 1 else { return .success(Self.run("preliminary")) }
            // News of another run is none of this one.
            bus?.repeatLive(Self.completed("r0"))
            bus?.repeatLive(Self.completed("r1"))
            return .success(Self.run("judging"))
        }
        try await TestGateway.run(bus: bus) { gateway in
            let reply = try await gateway.post("/api/v1/evaluations", Self.body)
            #expect(reply.status == 201)
            #expect(reply.json["state"] == "preliminary")
            let asked = try #require(bus.asked.first { $0.operation == "evaluation.start-run" })
            #expect(asked.members["dryRun"] == true)
            #expect(asked.options.actor?.unit == "baizhen")
        }
    }

    @Test("answers with what there is when the judgements take longer than its patience")
    func patience() async throws {
        let (bus, clock) = (BusDouble(), ManualClock())
        bus.answer("evaluation.start-run", Self.run("judging"))
        bus.answer("evaluation.find-run", Self.run("judging"))
        try await TestGateway.run(bus: bus, clock: clock) { gateway in
            async let reply = gateway.post("/api/v1/evaluations", Self.body)
            await clock.someoneSleeps()
            clock.advance(by: EvaluationRoutes.patience)
            let answer = try await reply
            #expect(answer.status == 201)
            #expect(answer.json["state"] == "judging")
        }
    }

    @Test("refuses a body with a period that is none, and passes a refusal on")
    func refused() async throws {
        let bus = BusDouble()
        bus.refuse("evaluation.start-run", .init("evaluation.nothing-to-score", .conflict, "No rubric."))
        try await TestGateway.run(bus: bus) { gateway in
            let wrong = try await gateway.post("/api/v1/evaluations", #"{"programme": "p", "period": "2023-13"}"#)
            #expect(wrong.status == 400)
            #expect(wrong.faults.first?.hasPrefix("/period: ") == true)
            let refused = try await gateway.post("/api/v1/evaluations", Self.body)
            #expect(refused.status == 409)
            #expect(refused.code == "evaluation.nothing-to-score")
        }
    }
}
