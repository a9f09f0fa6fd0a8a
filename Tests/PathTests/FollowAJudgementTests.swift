import Bus
import Foundation
import GatewayClient
import ModuleKit
import Stream
import Testing

/// A command that goes on from module to module until a town type judges, and back.
@Suite("Follow a judgement")
struct FollowAJudgementTests {
    private static let trace = "0af7651916cd43dd8448eb211c80319d"

    @Test(
        "goes from HTTP through the projects to the town type, from there to the evaluation, and back",
        .timeLimit(.minutes(2))
    )
    func wholeWay() async throws {
        let folder = TemporaryFolder()
        let host = try await RunningHost.start(in: folder.path)
        let (bus, leave) = try await host.joinBus()
        var library = AwaitedEvents(try await bus.subscribe(prefix: "projects.project-registered."))
        var derived = AwaitedEvents(try await bus.subscribe(prefix: "plugin.industrial-town.observation-derived."))
        let town = try town(host)

        // The way in: HTTP, to the first module.
        let body = #"""
            {"programme": "changzhi", "name": "样例扩产项目", "town": "\#(town)", "kinds": ["chain"], "step": "started",
             "date": "2024-03-01", "reason": "开工", "actor": {"unit": "潞州区", "post": "officer"}}
            """#
        let headers = [("traceparent", "00-\(Self.trace)-b7ad6b7169203331-01"), ("Idempotency-Key", "judgement-1")]
        let registered = try post("/api/v1/projects", body, host, headers)
        #expect(registered.contains("started"), "\(registered)")

        // Its event, heard by the town type, which says what follows; the trace goes along.
        let project = try await library.next()
        #expect(project.trace?.contains(Self.trace) == true)
        let observation = try await derived.next()
        #expect(observation.data.contains(#""town":"\#(town)""#), "\(observation.data)")
        #expect(observation.data.contains("//local/projects#\(project.sequence)"), "\(observation.data)")
        #expect(observation.trace?.contains(Self.trace) == true)

        // The second module has heard both, and asks the town type for its judgement.
        try await caughtUp(bus, "evaluation", with: project.sequence, of: "projects")
        try await caughtUp(bus, "evaluation", with: observation.sequence, of: "plugin.industrial-town")
        let year = try #require(observation.period?.prefix(4))
        let run = try post(
            "/api/v1/evaluations",
            #"{"programme": "changzhi", "period": "\#(year)", "dryRun": true}"#,
            host
        )
        #expect(run.contains(#""state":"preliminary""#), "\(run)")
        let id = try JSONDecoder().decode(Named.self, from: Data(run.utf8)).id

        // And back: the score, explained down to the command's own event, and to what the type's code said.
        let path = "/api/v1/evaluations/\(id)/results/\(town)/explanation"
        let tree = String(decoding: try host.client.get(path), as: UTF8.self)
        #expect(tree.contains("//local/projects#\(project.sequence)"), "\(tree)")
        #expect(tree.contains(#""kind":"finding""#), "\(tree)")
        #expect(tree.contains("1 of 1"), "\(tree)")

        await leave()
        #expect(await host.stop() == 0)
    }

    private struct Named: Decodable {
        let id: String
    }

    private struct Page: Decodable {
        let items: [Named]
    }

    private func town(_ host: RunningHost) throws -> String {
        let page = try host.client.get("/api/v1/towns?programme=changzhi&type=industrial&q=LED")
        return try #require(try JSONDecoder().decode(Page.self, from: Data(page)).items.first).id
    }

    private func post(
        _ path: String,
        _ body: String,
        _ host: RunningHost,
        _ headers: [(String, String)] = []
    ) throws -> String {
        let all = headers + [("Content-Type", "application/json")]
        let answer = try host.client.exchange("POST", path, headers: all, body: Array(body.utf8))
        let text = String(decoding: answer.body, as: UTF8.self)
        #expect(answer.status == 201, "\(text)")
        return text
    }
}
