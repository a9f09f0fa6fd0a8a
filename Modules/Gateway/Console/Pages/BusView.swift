/// The bus, live: events as they happen, services and how far each has come.
public struct BusView: View {
    /// The template.
    public static let template = Template(PackageResources.bus_mustache)
    /// What the page is called.
    public let heading = Heading("运行监控", "Live bus monitor")

    let tiles: [Tile]
    let modules: [Module]
    let services: [Service]

    /// A module and where its log stands.
    public struct Module: Sendable {
        let name: String
        let head: String
        let lag: String
        let letters: String
        let state: Badge
        let problem: String?

        /// Describes a module.
        ///
        /// - Parameters:
        ///   - name: Its name on the bus.
        ///   - head: Events in its log; `nil` when it says nothing.
        ///   - lag: Events of others that it has not heard yet; `nil` when it hears nobody.
        ///   - deadLetters: Events that it gave up.
        ///   - problem: Why it says nothing.
        public init(name: String, head: Int64?, lag: Int64?, deadLetters: Int64?, problem: String?) {
            self.name = name
            self.head = head.map(String.init) ?? "—"
            self.lag = lag.map(String.init) ?? "—"
            letters = deadLetters.map(String.init) ?? "—"
            self.problem = problem
            let isBehind = (lag ?? 0) > 0
            state =
                problem != nil
                ? Badge("没有应答", .bad)
                : (deadLetters ?? 0) > 0
                    ? Badge("有死信", .bad) : isBehind ? Badge("追赶中", .warning) : Badge("正常", .good)
        }
    }

    /// A service and what it does.
    public struct Service: Sendable {
        let name: String
        let requests: String
        let failures: String
        let waiting: String

        /// Describes a service.
        public init(name: String, requests: Int, failures: Int, waiting: Int) {
            self.name = name
            self.requests = String(requests)
            self.failures = String(failures)
            self.waiting = String(waiting)
        }
    }

    /// Makes the page.
    ///
    /// - Parameters:
    ///   - isReady: Whether the host is ready.
    ///   - modules: The modules.
    ///   - services: The services.
    public init(isReady: Bool, modules: [Module], services: [Service]) {
        let silent = modules.filter { $0.problem != nil }.count
        tiles = [
            Tile("主机", isReady ? "就绪" : "准备中", tone: isReady ? .good : .warning),
            Tile(
                "模块",
                String(modules.count),
                "个",
                note: silent > 0 ? "\(silent) 个没有应答" : nil,
                tone: silent > 0 ? .bad : .good
            ),
            Tile("服务", String(services.count), "个"),
        ]
        self.modules = modules
        self.services = services
    }
}
