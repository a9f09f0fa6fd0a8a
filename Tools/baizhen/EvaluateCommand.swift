import ArgumentParser
import Evaluation
import EvaluationMessages
import Foundation
import GatewayClient
import Messages

/// `baizhen evaluate PROGRAMME --period P`: scores the towns of a programme.
struct EvaluateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate",
        abstract: "评估小镇。Freezes a period's data, has the town types judge, and prints the ranking."
    )

    @Argument(help: "The programme's id.")
    var programme: String

    @Option(help: "The period: 2024, 2024-Q3, 2024-07 or 2023-01..2023-07.")
    var period: String

    @ArgumentParser.Flag(help: "Keep it as a dry run, which never becomes final.")
    var dryRun = false

    @Option(help: "Also explain the score of this town, by id or name.")
    var explain: String?

    @Option(help: "The unit that evaluates.")
    var actor = "baizhen"

    @Option(help: "Why; 'evaluation of PERIOD' when left out.")
    var reason: String?

    @OptionGroup var host: HostOptionGroup

    /// What `--json` prints.
    private struct Answer: Encodable {
        var run: EvaluationRun
        var results: [TownResult]
        var explanation: Explanation?
    }

    func validate() throws {
        guard Period(period) != nil else { throw ValidationError("--period: expected \(Period.expected).") }
    }

    func run() throws {
        let client = try host.client()
        let run = try begin(client)
        let results = try self.results(of: run.id, client)
        let explanation = try explain.map { try self.explanation(of: $0, in: run.id, results, client) }
        if host.json {
            try Output.json(Answer(run: run, results: results, explanation: explanation))
        } else {
            for line in EvaluationSummary.lines(run: run, results: results, explanation: explanation) {
                Output.line(line)
            }
        }
        if run.state == .blocked || run.state == .judging { throw ExitCode(Failure.Code.failed.rawValue) }
    }

    private func begin(_ client: GatewayClient) throws -> EvaluationRun {
        struct Body: Encodable {
            var programme: String
            var period: String
            var dryRun: Bool
            var actor: ActingUnit
            var reason: String
        }
        let body = Body(
            programme: programme,
            period: period,
            dryRun: dryRun,
            actor: ActingUnit(unit: actor, post: "evaluate"),
            reason: reason ?? "evaluation of \(period)"
        )
        let answer = try client.post("/api/v1/evaluations", [UInt8](try JSONEncoder().encode(body)))
        return try HostOptionGroup.decode(EvaluationRun.self, answer)
    }

    private func results(of run: String, _ client: GatewayClient) throws -> [TownResult] {
        var (all, cursor) = ([TownResult](), String?.none)
        repeat {
            let next = cursor.map { "&cursor=\(GatewayClient.escaped($0))" } ?? ""
            let path = "/api/v1/evaluations/\(GatewayClient.escaped(run))/results?limit=200\(next)"
            let page = try HostOptionGroup.decode(ListResults.Reply.self, try client.get(path))
            all += page.items
            cursor = page.next
        } while cursor != nil
        return all
    }

    private func explanation(
        of called: String,
        in run: String,
        _ results: [TownResult],
        _ client: GatewayClient
    ) throws -> Explanation {
        let town = results.first { $0.town == called || $0.name == called }?.town ?? called
        let escaped = "\(GatewayClient.escaped(run))/results/\(GatewayClient.escaped(town))"
        let answer = try client.get("/api/v1/evaluations/\(escaped)/explanation")
        return try HostOptionGroup.decode(Explanation.self, answer)
    }
}
