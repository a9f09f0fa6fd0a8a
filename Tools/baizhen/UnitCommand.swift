import ArgumentParser
import GatewayClient
import Messages
import RegistryMessages

/// `baizhen unit`: the register of units.
struct UnitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unit",
        abstract: "单位。The register of units, whose ids accounts and files name.",
        subcommands: [List.self]
    )

    /// `baizhen unit list`: the units on record.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "列出单位。The units on record: id, name, kind.")

        @Option(help: "Only units with this in their id, name or aliases.")
        var search: String?

        @OptionGroup var host: HostOptionGroup

        func run() throws {
            let query = search.map { "q=\(GatewayClient.escaped($0))&" } ?? ""
            let answer = try HostOptionGroup.list("/api/v1/units?" + query, try host.client())
            if host.json { return Output.json(answer) }
            for unit in try HostOptionGroup.decode(ListUnits.Reply.self, answer).items {
                Output.line("\(unit.id)  \(unit.names.zh)  \(unit.kind)")
            }
        }
    }
}
