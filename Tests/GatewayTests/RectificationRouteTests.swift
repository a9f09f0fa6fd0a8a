import Bus
import Foundation
import Testing

@testable import Gateway

@Suite("Rectification over HTTP", .timeLimit(.minutes(1)))
struct RectificationRouteTests {
    private static let reply = #"{"case": "f1", "state": "accepted", "due": "2024-06-13", "returns": 0, "version": 3}"#

    @Test("passes filters on to the module, and the day that lights are judged on")
    func list() async throws {
        let bus = BusDouble()
        bus.answer("rectification.list", #"{"items": [], "total": 0, "next": null}"#)
        try await TestGateway.run(bus: bus) { gateway in
            let path = "/api/v1/rectifications?state=returned&overdue=true&unit=u&origin=report&asOf=2024-06-30&limit=5"
            #expect(try await gateway.get(path).status == 200)
            let members = try #require(bus.asked.first).members
            #expect(members["state"] == "returned")
            #expect(members["overdue"] == true)
            #expect(members["origin"] == "report")
            #expect(members["asOf"] == "2024-06-30")
            #expect(try await gateway.get("/api/v1/rectifications?overdue=maybe").status == 400)
        }
    }

    @Test("files a case with its own reason, which is not the word of who files it")
    func filing() async throws {
        let bus = BusDouble()
        bus.answer("rectification.file-case", Self.reply)
        try await TestGateway.run(bus: bus) { gateway in
            let body = #"{"programme": "p", "title": "t", "reason": {"text": "x"}, "actor": {"unit": "u"}}"#
            let reply = try await gateway.post("/api/v1/rectifications", body)
            #expect(reply.status == 201, "\(reply.json)")
            let asked = try #require(bus.asked.first)
            #expect(asked.members["reason"]?["text"] == "x")
            #expect(asked.options.reason == nil)
        }
    }

    @Test(
        "names the case by the path, in every step of the loop",
        arguments: [
            ("assign", "assign-case", #", "unit": "u""#), ("accept", "accept-case", ""),
            ("submit", "submit-case", #", "evidence": [{"text": "x"}]"#), ("verify", "verify-case", ""),
            ("return", "return-case", ""), ("close", "close-case", ""), ("reopen", "reopen-case", ""),
            ("urge", "urge-case", ""), ("escalate", "escalate-case", ""), ("suspend", "suspend-case", ""),
            ("resume", "resume-case", ""), ("merge", "merge-case", #", "into": "f2""#),
        ]
    )
    func loop(_ word: String, _ operation: String, _ members: String) async throws {
        let bus = BusDouble()
        bus.answer("rectification.\(operation)", Self.reply)
        try await TestGateway.run(bus: bus) { gateway in
            let body = #"{"actor": {"unit": "u"}\#(members)}"#
            let reply = try await gateway.post("/api/v1/rectifications/report.p-1.2024-05/\(word)", body)
            #expect(reply.status == 201, "\(reply.json)")
            let members = try #require(bus.asked.first).members
            #expect(members["case"] == "report.p-1.2024-05")
        }
    }
}
