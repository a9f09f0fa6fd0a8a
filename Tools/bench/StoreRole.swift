import ArgumentParser
import Bus
import Foundation
import Ledger
import Logging
import Messages
import ModuleKit
import Wire
import ZeroMQ

/// What the benchmark's module is asked: keep this text.
struct KeepNote: Command {
    static let name = "bench.keep-note"
    typealias Reply = NoteKept
    var x: String
}

/// What it writes.
struct NoteKept: Event {
    static let name = "bench.note-kept.v1"
    var x: String
    var subject: String { "note" }
}

/// A module with one command and no tables: what is left is the way from the socket to the disk and back.
struct BenchModule: Module {
    static let name = "bench"
    static let migrations: [Migration] = []
    static let tables: [String] = []

    func declare(_ declaration: inout ModuleDeclaration) {
        declaration.command(KeepNote.self) { command, _, _ in
            let event = NoteKept(x: command.x)
            return Decision([event], reply: event)
        }
        declaration.event(NoteKept.self) { _, _, _ in }
    }
}

struct StoreRole: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "store",
        abstract: "Broker and a module with a ledger in one process, as the host runs them."
    )

    @OptionGroup var bus: BusOptions
    @Argument(help: "The database.") var file: String

    func run() async throws {
        let logger = Logger(label: "bench")
        let context = try Context()
        let broker = Broker(context: context, logger: logger)
        try await broker.start([.inproc(), BenchBus.endpoints(bus)])
        let client = BusClient(
            context: context,
            reactor: Reactor(name: "bench"),
            configuration: ClientConfiguration(endpoints: .inproc()),
            logger: logger
        )
        try await client.start()
        let ledger = try Ledger.open(
            store: try SQLiteStore(path: file),
            identity: LedgerIdentity(node: "bench", module: "bench"),
            migrations: [],
            clock: { Int64(Date().timeIntervalSince1970 * 1000) },
            random: { .random(in: .min ... .max) }
        )
        let module = ModuleService(
            BenchModule(),
            ledger: ledger,
            bus: client,
            node: "bench",
            others: [],
            clock: { Int64(Date().timeIntervalSince1970 * 1000) },
            logger: logger
        )
        try await module.start()
        try await serveRaw(client, ledger)
        BenchBus.say("ready")
        try await Task.sleep(for: .seconds(600))
    }

    /// The same without a message's types: the bytes of a request become the data of an event, as in the C program.
    private func serveRaw(_ client: BusClient, _ ledger: Ledger) async throws {
        try await client.serve("raw") { requests in
            for request in requests {
                let job = LedgerJob { transaction in
                    _ = try transaction.append(
                        type: "bench.raw.v1",
                        subject: "note",
                        attributes: Attributes(),
                        data: request.data
                    )
                } done: { result in
                    let isKept = (try? result.get()) != nil
                    client.answer(
                        request.replyAddress,
                        with: isKept ? RequestAnswer([]) : RequestAnswer(Problem("bench.failed", .internal, "not kept"))
                    )
                }
                try? ledger.submit(job)
            }
        }
    }
}
