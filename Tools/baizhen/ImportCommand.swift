import ArgumentParser
import Foundation
import Gateway
import GatewayClient
import Messages

/// `baizhen import KIND FILE`: reads a file whole, and sends it only when nothing in it is wrong.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "导入文件。Reads a file whole; when any row is wrong, all wrong rows are named and nothing is imported.",
        discussion: ImportKind.help
    )

    @Argument(help: "What the file holds: \(ImportKind.allValueStrings.joined(separator: ", ")).")
    var kind: ImportKind

    @Argument(help: "The file, or the folder.")
    var file: String

    @Option(help: "The programme that the file belongs to; left out where the rows of a table name theirs.")
    var programme: String?

    @Option(help: "The town that orders belong to.")
    var town: String?

    @Option(help: "The unit that imports.")
    var actor = "baizhen"

    @Option(help: "Why; 'import of FILE' when left out.")
    var reason: String?

    @Flag(help: "Only say what would happen.")
    var dryRun = false

    @OptionGroup var host: HostOptionGroup

    func validate() throws {
        guard kind.name == ImportOrders.kind.name, programme == nil || town == nil else { return }
        throw ValidationError("The orders belong to a town of a programme: name them with --programme ID --town ID.")
    }

    func run() throws {
        let client = try host.client()
        let sender = ImportSender(
            client: client,
            actor: ActingUnit(unit: actor, post: "import"),
            reason: reason ?? "import of \((file as NSString).lastPathComponent)",
            dryRun: dryRun
        )
        if kind.name == ImportOrders.kind.name { return try orders(sender).run() }
        let items = try kind.read(ImportReader(client: client, file: file, programme: programme))
        if kind.rehearses { try sender.rehearse(items) }
        let answers = try sender.send(items)
        if host.json { return Output.json([UInt8]("[".utf8) + answers.joined(separator: [0x2C]) + [0x5D]) }
        if kind.rehearses {
            let count = zip(items, answers).reduce(into: ImportCount()) { $0 += ImportCount($1.1, rows: $1.0.rows) }
            Output.line("新增或改变 \(count.changed) 项，\(count.unchanged) 行未变。")
            Output.line("\(count.changed) new or changed, \(count.unchanged) unchanged.")
        } else {
            for (item, answer) in zip(items, answers) {
                Output.line("\(item.name): \(String(decoding: answer, as: UTF8.self))")
            }
            if !dryRun { Output.line("Imported: \(items.count).") }
        }
        if dryRun { Output.line("Nothing was kept: this was a dry run.") }
    }

    private func orders(_ sender: ImportSender) -> ImportOrders {
        ImportOrders(
            client: sender.client,
            file: file,
            programme: programme ?? "",
            town: town ?? "",
            actor: sender.actor,
            reason: sender.reason,
            dryRun: dryRun,
            json: host.json
        )
    }
}
