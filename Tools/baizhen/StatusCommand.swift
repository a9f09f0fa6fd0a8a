import ArgumentParser
import GatewayClient
import Messages
import ModuleKit
import PluginMessages
import Stream

/// `baizhen status`: how the host fares.
struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "查看状态。Services, modules, cursors with their lag, dead letters, plugins."
    )

    @OptionGroup var host: HostOptionGroup

    /// The parts of `GET /api/v1/status` that are shown.
    private struct Status: Decodable {
        struct Service: Decodable {
            var name: String
            var instances: Int
            var requests: Int
            var problems: Int
            var meanMicroseconds: Double
        }

        struct Module: Decodable {
            var name: String
            var status: ModuleStatus?
            var problem: String?
        }

        var node: String
        var ready: Bool
        var reasons: [String]
        var services: [Service]
        var modules: [Module]
        var plugins: [CataloguedPlugin]
    }

    func run() throws {
        let answer = try host.client().get("/api/v1/status")
        if host.json { return Output.json(answer) }
        let status = try HostOptionGroup.decode(Status.self, answer)
        Output.line("node \(status.node): \(status.ready ? "ready" : "not ready")")
        for reason in status.reasons { Output.line("  waits for: \(reason)") }
        for service in status.services { Output.line(Self.line(service)) }
        for module in status.modules {
            for line in Self.lines(module) { Output.line(line) }
        }
        for plugin in status.plugins { Output.line("plugin \(PluginCommand.line(plugin))") }
    }

    private static func line(_ service: Status.Service) -> String {
        "service \(service.name): \(service.instances) instance(s), \(service.requests) requests, "
            + "\(service.problems) problems, mean \(Int(service.meanMicroseconds)) µs"
    }

    private static func lines(_ module: Status.Module) -> [String] {
        guard let status = module.status else { return ["module \(module.name): \(module.problem ?? "no answer")"] }
        let head = "module \(module.name): head \(status.stream.head), dead letters \(status.deadLetters)"
        return [head]
            + status.cursors.map { cursor in
                let place = "  follows \(cursor.source): at \(cursor.position?.sequence ?? 0), lag \(cursor.lag)"
                return cursor.alarm.map { "\(place), stopped: \($0)" } ?? place
            }
    }
}
