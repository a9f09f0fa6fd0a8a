import ArgumentParser
import Foundation
import GatewayClient
import Messages
import Registry
import RegistryMessages

/// `baizhen import KIND FILE`: reads a file whole, and sends it only when nothing in it is wrong.
struct ImportCommand: ParsableCommand {
    /// What a file holds.
    enum Kind: String, ExpressibleByArgument, CaseIterable {
        case towns, programme, batch, units, regions, folder
    }

    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "导入文件。Reads a file whole; when any row is wrong, all wrong rows are named and nothing is imported.",
        discussion: """
            towns      a CSV table (UTF-8 or GB18030): each town enters the programme of --programme
            programme  a programme's YAML file
            batch      a batch's YAML file; its table of towns stands beside it
            units      units in YAML
            regions    regions in YAML
            folder     a folder with all of these
            """
    )

    @Argument(help: "What the file holds: \(Kind.allCases.map(\.rawValue).joined(separator: ", ")).")
    var kind: Kind

    @Argument(help: "The file, or the folder.")
    var file: String

    @Option(help: "The programme that towns enter.")
    var programme: String?

    @Option(help: "The unit that imports.")
    var actor = "baizhen"

    @Option(help: "Why; 'import of FILE' when left out.")
    var reason: String?

    @Flag(help: "Only say what would happen.")
    var dryRun = false

    @OptionGroup var host: HostOptionGroup

    func validate() throws {
        if kind == .towns, programme == nil {
            throw ValidationError("Towns enter a programme: name it with --programme ID.")
        }
    }

    func run() throws {
        let client = try host.client()
        let sender = ImportSender(
            client: client,
            actor: ActingUnit(unit: actor, post: "import"),
            reason: reason ?? "import of \((file as NSString).lastPathComponent)",
            dryRun: dryRun
        )
        let items = try ImportReader(client: client, file: file, programme: programme).items(of: kind)
        if kind == .towns { try sender.rehearse(items) }
        let answers = try sender.send(items)
        if host.json { return Output.json([UInt8]("[".utf8) + answers.joined(separator: [0x2C]) + [0x5D]) }
        for (item, answer) in zip(items, answers) {
            Output.line("\(item.name): \(String(decoding: answer, as: UTF8.self))")
        }
        Output.line(dryRun ? "Nothing was kept: this was a dry run." : "Imported: \(items.count).")
    }
}
