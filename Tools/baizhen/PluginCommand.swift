import ArgumentParser
import Foundation
import GatewayClient
import Messages
import PluginConformance
import PluginHost
import PluginMessages

/// `baizhen plugin`: the plugins of a host, and those that are being written.
struct PluginCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plugin",
        abstract: "插件。Plugins: each adds a town type.",
        subcommands: [List.self, New.self, Check.self]
    )

    /// `baizhen plugin list`: the plugins of the running host.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "列出插件及状态。The plugins of the running host, their states, and why."
        )

        @OptionGroup var host: HostOptionGroup

        private struct Page: Decodable {
            var items: [CataloguedPlugin]
        }

        func run() throws {
            let answer = try host.client().get("/api/v1/plugins")
            if host.json { return Output.json(answer) }
            let plugins = try HostOptionGroup.decode(Page.self, answer).items
            if plugins.isEmpty { Output.line("no plugins") }
            for plugin in plugins { Output.line(PluginCommand.line(plugin)) }
        }
    }

    /// `baizhen plugin new NAME`: a plugin that works, to begin from.
    struct New: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "新建插件。Writes a plugin that works, to begin from."
        )

        @Argument(help: "Its name, such as ForestTown.")
        var name: String

        @Option(help: "The folder that the plugin's own is made in.")
        var into = "."

        @Flag(help: "Answer in JSON.")
        var json = false

        func run() throws {
            let template = try PluginTemplate(from: Bundle.main.executablePath ?? CommandLine.arguments[0])
            let folder = try template.write(name, into: into)
            if json { return try Output.json(["folder": folder]) }
            Output.line("\(folder): a plugin that works. Next: change plugin.json and Sources, then")
            Output.line("  \(template.root)/Tools/plugins/build --into built \(folder)")
            Output.line("  baizhen plugin check built/\(SourceTemplate.id(of: name))")
        }
    }

    /// `baizhen plugin check PATH`: whether a built plugin keeps every promise; needs no host.
    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "检查插件。Tries every promise of a built plugin, loading it as the host does."
        )

        @Argument(help: "The folder of the built plugin.")
        var path: String

        @Flag(help: "Answer in JSON.")
        var json = false

        /// What a check came to.
        private struct Finding: Encodable {
            var check: String
            var passed: Bool
            var reason: String?
        }

        func run() async throws {
            let copies = FileManager.default.temporaryDirectory.path + "/plugin-check-\(UUID().uuidString)"
            defer { try? FileManager.default.removeItem(atPath: copies) }
            let kit = PluginConformance(folder: path, copies: copies) { PluginDigest.sha256(of: $0) }
            var findings: [Finding] = []
            let failures = await kit.run { step in
                switch step {
                case .began(let name): findings.append(Finding(check: name, passed: true))
                case .passed: if !json { Output.line("ok      \(findings.last?.check ?? "")") }
                case .failed(let reason):
                    guard let last = findings.indices.last else { return }
                    findings[last].passed = false
                    findings[last].reason = reason
                    if !json { Output.line("FAILED  \(findings[last].check): \(reason)") }
                }
            }
            if json { try Output.json(findings) }
            if failures > 0 { throw ExitCode(Failure.Code.failed.rawValue) }
        }
    }

    /// A plugin on one line, for people.
    static func line(_ plugin: CataloguedPlugin) -> String {
        let facts = [plugin.id, plugin.version, plugin.townType ?? "-", plugin.state.rawValue, plugin.reason ?? ""]
        return facts.filter { !$0.isEmpty }.joined(separator: "  ")
    }
}
