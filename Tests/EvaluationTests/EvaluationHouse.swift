import Bus
import Evaluation
import EvaluationMessages
import Foundation
import Ledger
import Logging
import Messages
import ModuleKit
import PluginMessages
import Synchronization
import ZeroMQ

/// A bus in the process with Evaluation on it, and doubles of those that it speaks to.
final class EvaluationHouse: Sendable {
    static let logger = Logger(label: "evaluation-tests") { _ in SwiftLogNoOpLogHandler() }

    let bus: BusClient
    private let broker: Broker
    private let context: Context
    private let running = Mutex<[Running]>([])

    /// A module at work.
    struct Running: Sendable {
        let service: ModuleService
        let task: Task<Void, any Error>
    }

    private init() async throws {
        context = try Context()
        broker = Broker(context: context, logger: Self.logger)
        let endpoints = BusEndpoints.inproc("evaluation-house")
        try await broker.start([endpoints])
        bus = BusClient(
            context: context,
            reactor: broker.requestReactor,
            configuration: ClientConfiguration(endpoints: endpoints),
            logger: Self.logger
        )
        try await bus.start()
        try await bus.connected()
    }

    /// Builds a house, lives in it, and takes it down.
    static func run(_ body: (EvaluationHouse) async throws -> Void) async throws {
        let house = try await EvaluationHouse()
        do {
            try await body(house)
        } catch {
            await house.close()
            throw error
        }
        await house.close()
    }

    /// Puts a module to work on a ledger.
    @discardableResult
    func start<M: Module>(_ module: M, on ledger: Ledger) async throws -> Running {
        let service = ModuleService(
            module,
            ledger: ledger,
            bus: bus,
            node: "test",
            others: [],
            clock: { EvaluationOffice.now },
            logger: Self.logger
        )
        try await service.start()
        let one = Running(service: service, task: Task { try await service.run() })
        running.withLock { $0.append(one) }
        return one
    }

    /// Puts a module to work on an empty ledger.
    @discardableResult
    func start<M: Module>(_ module: M) async throws -> Running {
        try await start(module, on: try Self.ledger(of: M.self, store: try SQLiteStore.inMemory()))
    }

    static func ledger<M: Module>(of module: M.Type, store: SQLiteStore) throws -> Ledger {
        try Ledger.open(
            store: store,
            identity: LedgerIdentity(node: "test", module: M.name),
            migrations: M.migrations,
            clock: { EvaluationOffice.now },
            random: { .random(in: .min ... .max) }
        )
    }

    /// Ends a module's work as it is, and closes its ledger.
    func stop(_ one: Running) async throws {
        running.withLock { $0.removeAll { $0.service === one.service } }
        one.task.cancel()
        _ = await one.task.result
        try await one.service.stop()
    }

    /// Sends a command.
    func send<C: Command>(_ command: C) async throws -> C.Reply {
        try await bus.request(command, options: RequestOptions(actor: EvaluationOffice.officer))
    }

    /// Begins a run and waits until it is where it is expected.
    func begin(_ command: StartRun, until state: RunState = .preliminary) async throws -> EvaluationRun {
        let news = try await bus.subscribe(prefix: "evaluation.run-")
        let run = try await send(command)
        return try await wait(for: run.id, to: state, news)
    }

    /// Waits until a run is where it is expected: looks at it after each event about runs.
    func wait(for run: String, to state: RunState, _ news: Subscription) async throws -> EvaluationRun {
        var found = try await bus.request(FindRun(run: run))
        let frames = news.makeAsyncIterator()
        while found.state != state, await frames.next() != nil {
            found = try await bus.request(FindRun(run: run))
        }
        return found
    }

    private func close() async {
        for one in running.withLock({ $0 }).reversed() {
            one.task.cancel()
            _ = await one.task.result
            try? await one.service.stop()
        }
        await bus.stop()
        await broker.stop()
    }
}

/// A double of the catalogue of plugins: says that a plugin is active when it is told to.
struct CatalogueDouble: Module {
    static let name = PluginNames.catalogue
    static let migrations: [Migration] = []
    static let tables: [String] = []

    struct Activate: Command {
        static let name = "plugins.activate"
        struct Reply: Codable, Sendable {}
        var plugin: PluginDescription
    }

    func declare(_ declaration: inout ModuleDeclaration) {
        declaration.command(Activate.self) { command, _, _ in
            Decision([PluginActivated(plugin: command.plugin, folder: "/p")], reply: Activate.Reply())
        }
        declaration.event(PluginActivated.self) { _, _, _ in }
    }
}

/// A double of a plugin's module: judges by a closure.
struct MillPlugin: Module {
    static let name = "plugin.mill-town"
    static let migrations: [Migration] = []
    static let tables: [String] = []

    struct Reply: Encodable {
        var judgements: [TownJudgement]
    }

    let judge: @Sendable (JudgingBatch) async throws -> [TownJudgement]

    init(judge: @escaping @Sendable (JudgingBatch) async throws -> [TownJudgement] = { $0.towns.map(Self.half) }) {
        self.judge = judge
    }

    func declare(_ declaration: inout ModuleDeclaration) {
        let judge = judge
        declaration.asks(PluginNames.judge("mill-town")) { data in
            let batch = try MessageCoding.decode(JudgingBatch.self, from: data, of: "judge")
            return try MessageCoding.encode(Reply(judgements: try await judge(batch)))
        }
    }

    /// Half the points, and what it rests on.
    static func half(_ town: JudgingTown) -> TownJudgement {
        let finding = TownJudgement.Finding(
            indicator: "depth",
            score: Sample.number("0.5"),
            why: LocalizedName(zh: "一半", en: "half"),
            from: town.observations.filter { $0.indicator == "mills" }.map(\.id)
        )
        return TownJudgement(town: town.id, findings: [finding])
    }
}
