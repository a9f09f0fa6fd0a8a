import Bus
import Foundation
import Ledger
import Logging
import Messages
import ModuleKit
import Synchronization
import ZeroMQ

/// A bus in the process with modules on it, each with a ledger in memory.
final class SmallHouse: Sendable {
    static let actor = ActingUnit(unit: "office", post: "officer")

    let bus: BusClient
    private let broker: Broker
    private let context: Context
    private let services = Mutex<[(service: ModuleService, task: Task<Void, any Error>)]>([])

    private init() async throws {
        let logger = Logger(label: "module-kit-tests") { _ in SwiftLogNoOpLogHandler() }
        context = try Context()
        broker = Broker(context: context, logger: logger)
        let endpoints = BusEndpoints.inproc("house")
        try await broker.start([endpoints])
        bus = BusClient(
            context: context,
            reactor: broker.requestReactor,
            configuration: ClientConfiguration(endpoints: endpoints),
            logger: logger
        )
        try await bus.start()
        try await bus.connected()
    }

    /// Builds a house, lives in it, and takes it down.
    static func run(_ body: (SmallHouse) async throws -> Void) async throws {
        let house = try await SmallHouse()
        do {
            try await body(house)
        } catch {
            await house.close()
            throw error
        }
        await house.close()
    }

    /// Puts a module to work.
    @discardableResult
    func start<M: Module>(_ module: M, others: [String] = []) async throws -> (service: ModuleService, ledger: Ledger) {
        let ledger = try ledger(of: M.name, M.migrations)
        let service = ModuleService(
            module,
            ledger: ledger,
            bus: bus,
            node: "test",
            others: others,
            clock: Self.now,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
        try await run(service)
        return (service, ledger)
    }

    /// Opens a ledger in memory.
    func ledger(of module: String, _ migrations: [Migration]) throws -> Ledger {
        try Ledger.open(
            store: try SQLiteStore.inMemory(),
            identity: LedgerIdentity(node: "test", module: module),
            migrations: migrations,
            clock: Self.now,
            random: { .random(in: .min ... .max) }
        )
    }

    /// Lets a service answer and work.
    func run(_ service: ModuleService) async throws {
        try await service.start()
        let task = Task { try await service.run() }
        services.withLock { $0.append((service, task)) }
    }

    static func now() -> Int64 { Int64(Date().timeIntervalSince1970 * 1000) }

    private func close() async {
        for (service, task) in services.withLock({ $0 }).reversed() {
            task.cancel()
            _ = await task.result
            try? await service.stop()
        }
        await bus.stop()
        await broker.stop()
    }
}
