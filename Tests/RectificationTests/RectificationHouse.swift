import Bus
import Ledger
import Logging
import Messages
import ModuleKit
import ModuleTestKit
import Projects
import Rectification
import RectificationMessages
import RegistryMessages
import Synchronization
import ZeroMQ

/// A bus in the process with Projects and Rectification on it, and one clock that is moved by hand.
final class RectificationHouse: Sendable {
    static let logger = Logger(label: "rectification-tests") { _ in SwiftLogNoOpLogHandler() }

    let clock = OfficeClock()
    let bus: BusClient
    private let broker: Broker
    private let context: Context
    private let rectification: Ledger
    private let running = Mutex<[(service: ModuleService, task: Task<Void, any Error>)]>([])

    private init() async throws {
        context = try Context()
        broker = Broker(context: context, logger: Self.logger)
        let endpoints = BusEndpoints.inproc("rectification-house")
        try await broker.start([endpoints])
        bus = BusClient(
            context: context,
            reactor: broker.requestReactor,
            configuration: ClientConfiguration(endpoints: endpoints),
            logger: Self.logger
        )
        try await bus.start()
        try await bus.connected()
        rectification = try Self.ledger(of: RectificationModule.self, clock)
    }

    /// Builds a house whose modules know the programme, lives in it, and takes it down.
    static func run(_ body: (RectificationHouse) async throws -> Void) async throws {
        let house = try await RectificationHouse()
        do {
            try await house.start(RegistryDouble(), on: try ledger(of: RegistryDouble.self, house.clock))
            try await house.start(ProjectsModule(), on: try ledger(of: ProjectsModule.self, house.clock))
            let module = RectificationModule(clock: { [clock = house.clock] in clock.now })
            try await house.start(module, on: house.rectification)
            try await body(house)
        } catch {
            await house.close()
            throw error
        }
        await house.close()
    }

    /// Sends a command.
    @discardableResult
    func send<C: Command>(_ command: C, by actor: ActingUnit, reason: String? = nil) async throws -> C.Reply {
        try await bus.request(command, options: RequestOptions(actor: actor, reason: reason))
    }

    /// Waits until something is so: looks again after each event, and at each heartbeat.
    func until(_ news: Subscription, _ isSo: () async throws -> Bool) async throws {
        let frames = news.makeAsyncIterator()
        while try await !isSo(), await frames.next() != nil {}
    }

    /// Lets the module look at the clock: news that changes nothing of any case.
    func tick(_ year: Int) async throws {
        let calendar = WorkCalendar(year: year, version: 1, holidays: [], source: "示例")
        try await send(DefineCalendar(calendar: calendar), by: Sample.checker)
    }

    /// The tables of Rectification that are not what its log makes of them.
    func differences() async throws -> [TableRebuild.Difference] {
        let clock = clock
        let module = RectificationModule(clock: { clock.now })
        return try await rectification.offload { try TableRebuild(of: module).differences(in: $0) }
    }

    private func start<M: Module>(_ module: M, on ledger: Ledger) async throws {
        let service = ModuleService(
            module,
            ledger: ledger,
            bus: bus,
            node: "test",
            others: [],
            clock: { [clock] in clock.now },
            logger: Self.logger
        )
        try await service.start()
        let task = Task { try await service.run() }
        running.withLock { $0.append((service, task)) }
    }

    private static func ledger<M: Module>(of module: M.Type, _ clock: OfficeClock) throws -> Ledger {
        try Ledger.open(
            store: try SQLiteStore.inMemory(),
            identity: LedgerIdentity(node: "test", module: M.name),
            migrations: M.migrations,
            clock: { clock.now },
            random: { .random(in: .min ... .max) }
        )
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

/// A double of the registry: says what a programme is and that there is a town.
struct RegistryDouble: Module {
    static let name = "registry"
    static let migrations: [Migration] = []
    static let tables: [String] = []

    struct Say: Command {
        static let name = "registry.say"
        struct Reply: Codable, Sendable {}
        var programme: ProgrammeDefinition
        var town: String
    }

    func declare(_ declaration: inout ModuleDeclaration) {
        declaration.command(Say.self) { command, _, _ in
            let town = TownRegistered(
                town: command.town,
                date: "2023",
                changes: [FieldChange(.name, to: "石磨镇")],
                document: nil
            )
            return Decision([ProgrammeDefined(command.programme), town], reply: Say.Reply())
        }
        declaration.event(ProgrammeDefined.self) { _, _, _ in }
        declaration.event(TownRegistered.self) { _, _, _ in }
    }
}
