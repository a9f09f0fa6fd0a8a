import Bus
import Evaluation
import EvaluationMessages
import Messages
import ModuleKit
import RegistryMessages

/// Evaluates the programmes that have a rubric and figures, and says what came of it.
struct ExampleEvaluation {
    let bus: BusClient

    /// How long the town types may take to judge.
    static let patience = Duration.seconds(30)
    /// Levels of an explanation that are shown: section, indicator, what it rests on.
    static let depth = 3

    /// Runs an evaluation of the latest year with figures, unless there is one, and waits until it has been judged.
    ///
    /// - Throws: ``Problem``.
    func evaluate(_ programme: ProgrammeDefinition) async throws {
        guard programme.rubric != nil, let period = try await latestYear(of: programme.id) else { return }
        let known = try await bus.request(ListRuns(programme: programme.id, period: period))
        guard known.items.isEmpty else { return }
        let news = try await bus.subscribe(prefix: "evaluation.run-")
        defer { news.end() }
        let options = RequestOptions(deadline: Self.patience, actor: ExampleLoader.actor, reason: "example data")
        let run = try await bus.request(StartRun(programme: programme.id, period: period), options: options)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                guard try await bus.request(FindRun(run: run.id)).state == .judging else { return }
                for await _ in news where try await bus.request(FindRun(run: run.id)).state != .judging { return }
            }
            group.addTask { try await Task.sleep(for: Self.patience) }
            try await group.next()
            group.cancelAll()
        }
    }

    /// What the module says of a programme's figures and of its last run.
    ///
    /// - Throws: ``Problem``.
    func lines(of programme: ProgrammeDefinition) async throws -> [String] {
        let targets = try await all {
            try await bus.request(ListTargets(programme: programme.id, limit: 200, cursor: $0))
        }
        let observations = try await all {
            try await bus.request(ListObservations(programme: programme.id, limit: 200, cursor: $0))
        }
        var lines = EvaluationSummary.lines(targets: targets, observations: observations)
        lines += EvaluationSummary.lines(checks: try await bus.request(CheckFigures(programme: programme.id)).items)
        guard let run = try await bus.request(ListRuns(programme: programme.id)).items.first else { return lines }
        let results = try await bus.request(ListResults(run: run.id, limit: 200)).items
        var explanation: Explanation?
        if let first = results.first { explanation = try await bus.request(Explain(run: run.id, town: first.town)) }
        return lines
            + EvaluationSummary.lines(run: run, results: results, explanation: explanation, depth: Self.depth)
    }

    private func latestYear(of programme: String) async throws -> Period? {
        let observations = try await all {
            try await bus.request(ListObservations(programme: programme, limit: 200, cursor: $0))
        }
        return observations.filter { $0.town != nil }.map(\.period.year).max().map(Period.init(year:))
    }

    private func all<Item>(_ page: (String?) async throws -> Page<Item>) async throws -> [Item] {
        var items: [Item] = []
        var cursor: String?
        repeat {
            let found = try await page(cursor)
            items += found.items
            cursor = found.next
        } while cursor != nil
        return items
    }
}
