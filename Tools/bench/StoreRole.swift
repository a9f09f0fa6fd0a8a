import ArgumentParser
import Bus
import Foundation
import Ledger
import Logging
import Messages
import ModuleKit
import Synchronization
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
    @Flag(help: "Keep the bytes of a request as they are, as the C program does, instead of carrying out a command.")
    var raw = false

    func run() async throws {
        let logger = Logger(label: "bench")
        let context = try Context()
        let broker = Broker(context: context, logger: logger)
        try await broker.start([.inproc(), BenchBus.endpoints(bus)])
        let client = BusClient(
            context: context,
            reactor: broker.requestReactor,
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
        guard !raw else { return try await answerRaw(client, ledger) }
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
        BenchBus.say("ready")
        try await Task.sleep(for: .seconds(600))
    }

    /// The same without a message's types: the bytes of a request become the data of an event, as in the C program.
    private func answerRaw(_ client: BusClient, _ ledger: Ledger) async throws {
        ledger.onCommit { records, _ in client.publish(records) }
        let collected = Collected()
        ledger.onGroupEnd { [collected] in
            let answers = collected.take()
            if !answers.isEmpty { client.answer(answers) }
        }
        try await client.serve("raw") { requests in
            let jobs = requests.map { request in
                LedgerJob { transaction in
                    _ = try transaction.append(
                        type: "bench.raw.v1",
                        subject: "note",
                        attributes: Attributes(),
                        data: request.data
                    )
                } done: { result in
                    let isKept = (try? result.get()) != nil
                    let failure = Problem("bench.failed", .internal, "not kept")
                    collected.add(request.replyAddress, isKept ? RequestAnswer([]) : RequestAnswer(failure))
                }
            }
            try? ledger.submit(contentsOf: jobs)
        }
        BenchBus.say("ready")
        try await Task.sleep(for: .seconds(600))
    }
}

/// Answers that wait for the end of their group.
private final class Collected: Sendable {
    typealias Answer = (address: IncomingRequest.ReplyAddress, answer: RequestAnswer)
    private let waiting = Mutex<[Answer]>([])

    func add(_ address: IncomingRequest.ReplyAddress, _ answer: RequestAnswer) {
        waiting.withLock { $0.append((address, answer)) }
    }

    func take() -> [Answer] {
        waiting.withLock { waiting in
            defer { waiting = [] }
            return waiting
        }
    }
}
