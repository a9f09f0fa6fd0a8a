import ArgumentParser
import GatewayClient
import Messages
import OfficeFiles
import Registry
import RegistryMessages

/// `baizhen programme`: definitions of programmes.
struct ProgrammeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "programme",
        abstract: "项目定义。Definitions of programmes.",
        subcommands: [Check.self, List.self]
    )

    /// `baizhen programme check FILE`: reads a definition; needs no host.
    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "检查项目文件。Checks a programme's file: every fault with line and column."
        )

        @Argument(help: "The programme's YAML file.")
        var file: String

        @Flag(help: "Answer in JSON.")
        var json = false

        func run() throws {
            let text = try TextFile.decode(try InputFile.bytes(file), file: file)
            let programme = try ProgrammeFile.read(text, file: file)
            if json { return try Output.json(programme) }
            Output.line(
                "\(file): right. \(programme.id), version \(programme.version), \(programme.names.zh): "
                    + "\(programme.stages.count) stages, \(programme.steps.count) steps, "
                    + "\(programme.categories.count) categories, \(programme.indicators.count) indicators."
            )
            for remark in ProgrammeRemarks.lines(of: programme) { Output.line("  " + remark) }
        }
    }

    /// `baizhen programme list`: the programmes on record.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "列出项目。The programmes on record."
        )

        @OptionGroup var host: HostOptionGroup

        func run() throws {
            let answer = try host.client().get("/api/v1/programmes?limit=200")
            if host.json { return Output.json(answer) }
            let page = try HostOptionGroup.decode(ListProgrammes.Reply.self, answer)
            for programme in page.items {
                Output.line(
                    "\(programme.id)  version \(programme.version)  \(programme.names.zh)  "
                        + "\(programme.towns) towns, \(programme.batches) batches"
                )
            }
        }
    }
}
