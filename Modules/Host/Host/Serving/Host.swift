import Bus
import Foundation
import Gateway
import Ledger
import Logging
import Messages
import ModuleKit
import PluginHost
import ServiceLifecycle
import Synchronization
import ZeroMQ

/// One running composition: the bus, the modules, the gateway, and the folder they keep their data in.
final class Host: Sendable {
    /// What runs, in the order in which it starts; it stops in the opposite order.
    let services: [any Service]
    private let modules: [ModuleService]
    private let foundation: BusFoundation
    private let folder: DataFolder
    private let lock: DataLock
    private let logger: Logger

    private init(
        services: [any Service],
        modules: [ModuleService],
        foundation: BusFoundation,
        folder: DataFolder,
        lock: DataLock,
        logger: Logger
    ) {
        self.services = services
        self.modules = modules
        self.foundation = foundation
        self.folder = folder
        self.lock = lock
        self.logger = logger
    }

    /// Takes the folder, starts the bus and the modules, and puts the gateway together.
    ///
    /// - Throws: ``Problem`` with what is in the way; nothing keeps running then.
    static func start(
        _ composition: Composition,
        options: HostOptions,
        logger: Logger,
        announce: @escaping @Sendable (String) -> Void
    ) async throws -> Host {
        let folder = DataFolder(path: composition.data)
        try folder.prepare()
        let lock = try DataLock(folder)
        let foundation = try await BusFoundation.start(composition, folder: folder, logger: logger)
        do {
            let modules = try await startModules(composition, folder, foundation, logger)
            let plugins = plugins(composition, options, folder, foundation, modules, logger)
            let services = try gateway(composition, options, folder, foundation, plugins, logger, announce)
            return Host(
                services: modules + [plugins?.host].compactMap { $0 } + services,
                modules: modules,
                foundation: foundation,
                folder: folder,
                lock: lock,
                logger: logger
            )
        } catch {
            await foundation.stop()
            throw error
        }
    }

    private static func startModules(
        _ composition: Composition,
        _ folder: DataFolder,
        _ foundation: BusFoundation,
        _ logger: Logger
    ) async throws -> [ModuleService] {
        let surroundings = ModuleCatalogue.Surroundings(
            bus: foundation.client,
            node: composition.node,
            modules: composition.modules,
            clock: { SystemTime.milliseconds() },
            random: { .random(in: .min ... .max) },
            logger: logger
        )
        var started: [ModuleService] = []
        for name in composition.modules {
            let store: SQLiteStore
            do {
                store = try SQLiteStore(path: folder.database(of: name))
                guard let module = try ModuleCatalogue.make(name, store: store, surroundings) else { continue }
                try await module.start()
                started.append(module)
            } catch let error as LedgerError {
                for module in started.reversed() { try? await module.stop() }
                throw Problem("host.module-failed", .internal, "The module '\(name)' cannot start. \(error)")
            }
        }
        return started
    }

    /// The host of plugins, when their catalogue runs, and the last of their places.
    private static func plugins(
        _ composition: Composition,
        _ options: HostOptions,
        _ folder: DataFolder,
        _ foundation: BusFoundation,
        _ modules: [ModuleService],
        _ logger: Logger
    ) -> (host: PluginHost, place: String)? {
        guard composition.modules.contains(PluginCatalogue.name) else { return nil }
        let places = PluginPlaces.find(composition, options.executable, folder)
        let surroundings = PluginSurroundings(
            bus: foundation.client,
            node: composition.node,
            modules: composition.modules,
            copies: folder.file("plugin-copies"),
            openStore: { try SQLiteStore(path: folder.database(of: $0)) },
            onStream: { name, isThere in
                for module in modules { isThere ? module.follow(name) : module.leave(name) }
            },
            clock: { SystemTime.milliseconds() },
            random: { .random(in: .min ... .max) },
            logger: logger
        )
        return (PluginHost(places: places, surroundings), places.last ?? folder.file("plugins"))
    }

    private static func gateway(
        _ composition: Composition,
        _ options: HostOptions,
        _ folder: DataFolder,
        _ foundation: BusFoundation,
        _ plugins: (host: PluginHost, place: String)?,
        _ logger: Logger,
        _ announce: @escaping @Sendable (String) -> Void
    ) throws(Problem) -> [any Service] {
        guard let address = ListenAddress(composition.listen) else { return [] }
        let token = try AdminToken.load(in: folder)
        let opening = Opening(
            composition: composition,
            options: options,
            folder: folder,
            foundation: foundation,
            plugins: plugins,
            announce: announce,
            logger: logger
        )
        let gateway = GatewayService(
            configuration: GatewayConfiguration(
                host: address.host,
                port: address.port,
                token: token,
                node: composition.node,
                modules: composition.modules,
                townTypes: plugins == nil
                    ? TownTypeNames.read(PluginPlaces.find(composition, options.executable, folder)) : []
            ),
            bus: HostBus(bus: foundation.client),
            host: opening.readiness,
            importer: HostImporter(),
            drafts: DraftFolder(clock: SystemTime.milliseconds, modules: composition.modules),
            logger: logger,
            onListening: { opening.listening(on: $0) }
        )
        return [gateway, opening]
    }

    /// Stops the modules, then the bus, and lets the folder go.
    func stop() async {
        for module in modules.reversed() {
            do {
                try await module.stop()
            } catch {
                logger.error(
                    "a module did not close well",
                    metadata: ["module": "\(module.name)", "error": "\(error)"]
                )
            }
        }
        await foundation.stop()
        try? FileManager.default.removeItem(atPath: folder.file("endpoints.json"))
        logger.info("stopped")
    }
}

/// The system's clock.
enum SystemTime {
    /// Milliseconds since 1970, UTC.
    static func milliseconds() -> Int64 {
        Int64(Date().timeIntervalSince1970 * 1000)
    }
}
