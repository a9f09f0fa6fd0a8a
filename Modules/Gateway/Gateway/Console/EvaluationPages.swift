import Console
import EvaluationMessages
import Messages

/// Evaluations: the runs, a run's ranking, a town's score taken apart.
struct EvaluationPages: EndpointGroup {
    let tag = "console"
    let desk: ConsoleDesk

    var endpoints: [Endpoint] {
        [
            .page("/evaluations", "The evaluation runs.", filters: ["programme", "cursor"], on: desk, view: runs),
            .page("/evaluations/{id}", "A run and its ranking.", filters: ["cursor"], on: desk, view: run),
            .page("/evaluations/{id}/towns/{town}", "A town's score taken apart.", on: desk, view: explanation),
        ]
    }

    @Sendable private func runs(_ request: GatewayRequest) async throws -> EvaluationsView {
        let query = ListRuns(programme: request.text("programme"), cursor: request.text("cursor"))
        return EvaluationsView(
            try await desk.ask(query, for: request),
            programme: request.text("programme") ?? "",
            cursor: request.text("cursor") ?? "",
            names: try await desk.names(for: request)
        )
    }

    @Sendable private func run(_ request: GatewayRequest) async throws -> EvaluationView {
        let id = try request.path("id")
        let run = try await desk.ask(FindRun(run: id), for: request)
        let results = try await desk.ask(ListResults(run: id, cursor: request.text("cursor")), for: request)
        let names = try await desk.names(of: [run.programme], types: !run.blocked.isEmpty, for: request)
        return EvaluationView(run, results: results, cursor: request.text("cursor") ?? "", names: names)
    }

    @Sendable private func explanation(_ request: GatewayRequest) async throws -> ExplanationView {
        let (run, town) = (try request.path("id"), try request.path("town"))
        return ExplanationView(try await desk.ask(Explain(run: run, town: town), for: request), run: run)
    }
}
