import AccountsMessages
import Foundation
import Hummingbird
import Logging
import Messages
import NIOCore
import RegistryMessages
import ServiceLifecycle

/// The way in over HTTP: the API under `/api/v1`, server-sent events, and what stands at the root.
public struct GatewayService: Service {
    private let configuration: GatewayConfiguration
    private let responder: RouterResponder<GatewayContext>
    private let logger: Logger
    private let clock: any Clock<Duration>
    private let onListening: @Sendable (Int) async -> Void

    /// Every method and path that the router serves, as `GET /api/v1/towns/{id}`.
    let routes: [String]

    /// Puts a gateway together; nothing is opened before ``run()``.
    ///
    /// - Parameters:
    ///   - configuration: Where to listen, whom to let in.
    ///   - bus: The bus.
    ///   - host: The host around it.
    ///   - importer: What knows the modules' tables; without it nothing can be imported.
    ///   - drafts: What knows the files of a programme; without it no draft can be adopted.
    ///   - logger: Where failures go.
    ///   - clock: What event streams breathe by.
    ///   - now: The present time, in milliseconds since 1970, UTC: what sessions end by.
    ///   - random: A source of random numbers for trace ids.
    ///   - onListening: Told the port, once, as soon as connections are taken.
    public init(
        configuration: GatewayConfiguration,
        bus: any GatewayBus,
        host: any GatewayHost,
        importer: (any TableImporter)? = nil,
        drafts: (any DraftReader)? = nil,
        logger: Logger,
        clock: any Clock<Duration> = ContinuousClock(),
        now: @escaping @Sendable () -> Int64 = { Int64(Date().timeIntervalSince1970 * 1000) },
        random: @escaping @Sendable () -> UInt64 = { UInt64.random(in: .min ... .max) },
        onListening: @escaping @Sendable (_ port: Int) async -> Void
    ) {
        self.configuration = configuration
        self.logger = logger
        self.clock = clock
        self.onListening = onListening
        let metrics = RequestMetrics()
        let doorkeeper = Doorkeeper(
            host: BearerToken(configuration.token),
            bus: bus,
            hasAccounts: configuration.modules.contains(FindSession.service),
            now: now
        )
        let kinds = (importer?.kinds ?? []).filter { configuration.modules.contains($0.module) }
        let desk = ConsoleDesk(
            bus: bus,
            modules: Set(configuration.modules),
            kinds: kinds,
            townTypes: configuration.townTypes,
            random: random
        )
        let groups = Self.groups(configuration, bus, host, importer, drafts, metrics, logger, clock, doorkeeper, desk)
        let frontDoor = FrontDoor(
            doorkeeper: doorkeeper,
            paths: PathTable(groups.flatMap(\.endpoints)),
            metrics: metrics,
            desk: desk,
            random: random
        )
        let router = GatewayRouter.router(groups, frontDoor: frontDoor)
        self.routes = router.routes.map { "\($0.method.rawValue) \($0.path)" }
        self.responder = router.buildResponder()
    }

    /// Serves until the host stops; answers under way get ``GatewayLimits/drain``.
    ///
    /// - Throws: ``Problem`` `gateway.cannot-listen` when the address cannot be taken.
    public func run() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await serve() }
            group.addTask {
                try await gracefulShutdown()
                try await Task.sleep(for: GatewayLimits.drain)
            }
            try await group.next()
            group.cancelAll()
        }
    }

    private func serve() async throws {
        let application = Application(
            responder: responder,
            server: .http1(configuration: .init(idleTimeout: .seconds(GatewayLimits.idleSeconds))),
            configuration: .init(address: .hostname(configuration.host, port: configuration.port)),
            onServerRunning: { [onListening] channel in await onListening(channel.localAddress?.port ?? 0) },
            logger: logger
        )
        do {
            try await application.run()
        } catch let error as IOError {
            throw Problem(
                "gateway.cannot-listen",
                .unavailable,
                "\(configuration.host):\(configuration.port) cannot be listened on: \(error.description)",
                remedy: "Choose another address with --listen, or stop what holds this one."
            )
        }
    }

    private static func groups(
        _ configuration: GatewayConfiguration,
        _ bus: any GatewayBus,
        _ host: any GatewayHost,
        _ importer: (any TableImporter)?,
        _ drafts: (any DraftReader)?,
        _ metrics: RequestMetrics,
        _ logger: Logger,
        _ clock: any Clock<Duration>,
        _ doorkeeper: Doorkeeper,
        _ desk: ConsoleDesk
    ) -> [any EndpointGroup] {
        let modules = ModuleNames(composed: configuration.modules, host: host)
        let status = StatusCollector(bus: bus, host: host, node: configuration.node, modules: modules)
        let node = configuration.node
        let streamer = EventStreamer(bus: bus, node: node, modules: modules, clock: clock, logger: logger)
        let events = EventRoutes(streamer: streamer, doorkeeper: doorkeeper)
        let places = AccountPlaces(bus: bus, hasRegistry: configuration.modules.contains(FindTown.service))
        let api: [any EndpointGroup] = [
            RegistryRoutes(bus: bus), TownRoutes(bus: bus), AuditRoutes(bus: bus), events,
            ProjectRoutes(bus: bus), EvaluationRoutes(bus: bus, clock: clock), OperatingRoutes(status: status),
            PluginRoutes(bus: bus, host: host), RectificationRoutes(bus: bus), EnvironmentRoutes(bus: bus),
            ECommerceRoutes(bus: bus), ResponsibilityRoutes(bus: bus), TownPageRoutes(bus: bus),
            AccountRoutes(bus: bus, places: places), SignInRoutes(bus: bus), CircularRoutes(bus: bus),
            PolicyRoutes(bus: bus, reader: drafts),
            OperationRoutes(bus: bus),
        ]
        let imports = importer.map { [ImportRoutes(bus: bus, importer: $0, kinds: desk.kinds)] } ?? []
        let console = ConsoleRoutes.groups(desk, status: status, places: places, importer: importer, drafts: drafts)
        let root = RootRoutes(
            host: host,
            metrics: MetricsText(metrics: metrics, bus: bus, modules: modules, streams: events.open),
            others: api + imports + console
        )
        return api + imports + console + [root]
    }
}
