import ArgumentParser
import Foundation
import GatewayClient
import Host
import Ledger
import Messages

/// `baizhen verify`: whether every log is what it was when written; asks the running host, else reads the folder.
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "校验日志。Checks every module's log from its first event; works without a running host too."
    )

    /// How long the host may take, in seconds.
    static let patience = 600

    @OptionGroup var host: HostOptionGroup

    /// What is known of one module's log.
    private struct Finding: Codable {
        var name: String
        /// What was found.
        var status: VerifyReport?
        /// Why nothing was found out.
        var problem: String?

        var isWhole: Bool { status?.isSound ?? false }

        /// For people.
        var line: String {
            guard let report = status else { return "\(name): \(problem ?? "no answer")" }
            guard let fault = report.first else { return "\(name): \(report.events) events, whole" }
            return "\(name): \(report.faults) fault(s) in \(report.events) events; the first: \(fault)"
        }
    }

    /// What `--json` prints, and what a host answers.
    private struct Report: Codable {
        var passed: Bool
        var modules: [Finding]
    }

    func run() throws {
        let report = try report()
        if host.json {
            try Output.json(report)
        } else {
            for finding in report.modules { Output.line(finding.line) }
        }
        guard !report.passed else { return }
        let broken = report.modules.filter { !$0.isWhole }.map(\.name).joined(separator: ", ")
        throw Problem(
            "client.log-broken",
            .internal,
            "The log of \(broken) is not whole.",
            remedy: "Stop the host, keep the folder as it is, and restore the last backup elsewhere."
        )
    }

    private func report() throws -> Report {
        do {
            let answer = try host.client().post("/api/v1/verify", [], patience: Self.patience)
            return try HostOptionGroup.decode(Report.self, answer)
        } catch {
            guard Self.isAbsent(error), !Self.isRemote else { throw error }
            let found = try OfflineVerify.run(data: host.data).sorted { $0.key < $1.key }
                .map { Finding(name: $0.key, status: $0.value) }
            return Report(passed: found.allSatisfy(\.isWhole), modules: found)
        }
    }

    private static func isAbsent(_ problem: Problem) -> Bool {
        problem.code == "client.no-host" || problem.code == "client.no-answer"
    }

    /// Whether another machine's host is meant, whose folder is not here.
    private static var isRemote: Bool {
        ProcessInfo.processInfo.environment["BAIZHEN_URL"] != nil
    }
}
