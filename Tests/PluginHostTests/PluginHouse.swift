import Bus
import Foundation
import Ledger
import Logging
import Messages
import ModuleKit
import PluginHost
import PluginMessages
import Synchronization
import Wire
import ZeroMQ

/// A bus in the process, the catalogue, a module that plugins hear, and a host of plugins; all on files, so that it can
/// be started anew on what it left.
final class PluginHouse: Sendable {
    let bus: BusClient
    let ear: EventEar
    let plugins: PluginHost
    let projects: ModuleService
    private let folder: PluginFolder
    private let context: Context
    private let broker: Broker
    private let services: [(service: ModuleService, task: Task<Void, any Error>)]
    private let work: Task<Void, any Error>

    /// Builds a house on a folder, lives in it, and takes it down.
    static func run(
        on folder: PluginFolder = PluginFolder(),
        deadline: Duration = .seconds(20),
        _ body: (PluginHouse) async throws -> Void
    ) async throws {
        let house = try await PluginHouse(folder, deadline: deadline)
        do {
            try await body(house)
        } catch {
            await house.close()
            throw error
        }
        await house.close()
    }

    private init(_ folder: PluginFolder, deadline: Duration) async throws {
        let logger = Logger(label: "plugin-tests") { _ in SwiftLogNoOpLogHandler() }
        self.folder = folder
        context = try Context()
        broker = Broker(context: context, logger: logger)
        let endpoints = BusEndpoints.inproc("plugins-\(UInt32.random(in: 0 ... .max))")
        try await broker.start([endpoints])
        bus = BusClient(
            context: context,
            reactor: broker.requestReactor,
            configuration: ClientConfiguration(endpoints: endpoints),
            logger: logger
        )
        try await bus.start()
        try await bus.connected()
        ear = EventEar(try await bus.subscribe())
        projects = try Self.service(ProjectsDouble(), folder, bus, logger)
        let listener = try Self.service(ListenerDouble(), folder, bus, logger)
        services = try await Self.start([
            projects, listener, try Self.service(PluginCatalogue(), folder, bus, logger),
        ])
        var surroundings = PluginSurroundings(
            bus: bus,
            node: "test",
            modules: ["projects", "plugins"],
            copies: folder.path + "/copies",
            openStore: { try SQLiteStore(path: folder.database(of: $0)) },
            onStream: { name, isThere in isThere ? listener.follow(name) : listener.leave(name) },
            clock: Self.now,
            random: { .random(in: .min ... .max) },
            logger: logger
        )
        surroundings.deadline = deadline
        surroundings.lookEvery = .milliseconds(20)
        let plugins = PluginHost(places: [folder.first, folder.second], surroundings)
        self.plugins = plugins
        work = Task { try await plugins.run() }
        await plugins.settled()
    }

    private static func service<M: Module>(
        _ module: M,
        _ folder: PluginFolder,
        _ bus: BusClient,
        _ logger: Logger
    ) throws -> ModuleService {
        let ledger = try Ledger.open(
            store: try SQLiteStore(path: folder.database(of: M.name)),
            identity: LedgerIdentity(node: "test", module: M.name),
            migrations: M.migrations,
            clock: now,
            random: { .random(in: .min ... .max) }
        )
        return ModuleService(module, ledger: ledger, bus: bus, node: "test", others: [], clock: now, logger: logger)
    }

    private static func start(
        _ services: [ModuleService]
    ) async throws -> [(service: ModuleService, task: Task<Void, any Error>)] {
        var started: [(ModuleService, Task<Void, any Error>)] = []
        for service in services {
            try await service.start()
            started.append((service, Task { try await service.run() }))
        }
        return started
    }

    private static func now() -> Int64 { Int64(Date().timeIntervalSince1970 * 1000) }

    private func close() async {
        work.cancel()
        _ = await work.result
        for (service, task) in services.reversed() {
            task.cancel()
            _ = await task.result
            try? await service.stop()
        }
        await bus.stop()
        await broker.stop()
        context.terminate()
    }

    // MARK: Asking

    /// Says something that plugins hear.
    func say(_ times: Int) async throws {
        for _ in 0..<times {
            _ = try await bus.request(SayProject(), options: RequestOptions(actor: ActingUnit(unit: "office")))
        }
    }

    /// Lets a plugin judge two towns.
    func judge(_ id: String = "good-town") async throws -> JudgingReply {
        let data = try await reply(of: id, to: try MessageCoding.encode(Self.twoTowns)).get()
        return try MessageCoding.decode(JudgingReply.self, from: data, of: "judge")
    }

    /// The problem with which a plugin answers.
    ///
    /// - Parameters:
    ///   - id: The plugin's id.
    ///   - data: What it is asked with; two towns when nothing is said.
    /// - Returns: `nil` when it judges.
    func refusal(_ id: String = "good-town", to data: [UInt8]? = nil) async -> Problem? {
        let towns = (try? MessageCoding.encode(Self.twoTowns)) ?? []
        guard case .failure(let problem) = await reply(of: id, to: data ?? towns) else { return nil }
        return problem
    }

    private static let twoTowns = JudgingBatch(
        programme: "p",
        period: Period(year: 2024),
        towns: ["t-1", "t-2"].map { JudgingTown(id: $0, name: $0) }
    )

    private func reply(of id: String, to data: [UInt8]) async -> Result<[UInt8], Problem> {
        do throws(Problem) {
            let options = RequestOptions(deadline: .seconds(50))
            return .success(try await bus.request(operation: PluginNames.judge(id), data: data, options: options))
        } catch {
            return .failure(error)
        }
    }

    /// A plugin as the list has it.
    func entry(_ id: String) async -> CataloguedPlugin? {
        await plugins.entries().first { $0.id == id }
    }
}

/// What a house stands on: two places for plugins, ledgers, copies; gone with its owner.
final class PluginFolder: Sendable {
    let path: String

    init() {
        path = FileManager.default.temporaryDirectory.path + "/plugins-\(UInt32.random(in: 0 ... .max))"
        for part in ["first", "second", "ledgers", "making"] {
            try? FileManager.default.createDirectory(atPath: path + "/" + part, withIntermediateDirectories: true)
        }
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    var first: String { path + "/first" }
    var second: String { path + "/second" }

    func database(of module: String) -> String { "\(path)/ledgers/\(module).db" }

    /// Drops a plugin in by rename; what had the name is taken away first.
    func drop(_ fixture: PluginFixture, as name: String? = nil) throws {
        let making = "\(path)/making/\(UInt32.random(in: 0 ... .max))"
        try fixture.build(in: making)
        let target = "\(first)/\(name ?? fixture.id)"
        if FileManager.default.fileExists(atPath: target) { try take(name ?? fixture.id) }
        try FileManager.default.moveItem(atPath: making, toPath: target)
    }

    /// Takes a plugin's folder away.
    func take(_ name: String) throws {
        try FileManager.default.moveItem(
            atPath: "\(first)/\(name)",
            toPath: "\(path)/making/\(UInt32.random(in: 0 ... .max))"
        )
    }
}

/// Hears every event, in order.
actor EventEar {
    private let frames: Subscription.Iterator
    private var waiting: [(type: String, data: [UInt8])] = []

    init(_ subscription: Subscription) {
        frames = subscription.makeAsyncIterator()
    }

    /// The next event of a type; those before it are passed over.
    func next<E: Event>(_ type: E.Type) async throws -> E {
        try await next(type, named: E.name)
    }

    /// The next event of a name; those before it are passed over.
    func next<Content: Decodable>(_ type: Content.Type, named name: String) async throws -> Content {
        while true {
            while let event = waiting.first {
                waiting.removeFirst()
                if event.type == name { return try MessageCoding.decode(type, from: event.data, of: name) }
            }
            guard let frame = await frames.next() else { throw Silence() }
            frame.forEach { record in
                guard record.head.kind == .event else { return }
                waiting.append((frame.eventType, [UInt8](record.data)))
            }
        }
    }

    private struct Silence: Error {}
}
