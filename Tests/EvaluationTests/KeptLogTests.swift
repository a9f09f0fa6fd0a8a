import Evaluation
import EvaluationMessages
import Messages
import ModuleTestKit
import Testing

/// Logs that were once written: today's module must read them.
@Suite("Kept logs of evaluations")
struct KeptLogTests {
    @Test("are read and applied by today's evaluation", arguments: ["2026-11.ndjson"])
    func replays(_ file: String) throws {
        let log = try KeptLog(file, of: EvaluationModule())
        let runs = try log.ask(ListRuns(programme: "p")).items
        #expect(runs.map(\.state) == [.final, .preliminary])
        let results = try log.ask(ListResults(run: try #require(runs.first).id)).items
        #expect(results.map(\.score?.text) == ["56.25", "50", "50"])
        #expect(results.map(\.rank) == [1, 2, 2])
        let history = try log.ask(FindObservation(id: "mills-p-0001")).history
        #expect(history.map(\.kind) == [.recorded, .verified, .corrected])
        #expect(try log.ask(ListTargets(programme: "p")).total == 1)
    }
}
