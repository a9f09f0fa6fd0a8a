/// What runs: the content of a composition file, or the embedded default.
public struct Composition: Sendable, Hashable {
    /// How modules reach the bus.
    public enum Transport: String, Sendable, CaseIterable {
        /// Within the process. The fastest.
        case inproc
        /// Over Unix sockets in a folder that only the owner may enter.
        case ipc
    }

    /// The installation's name, the first part of every source: `//NODE/MODULE`.
    public var node = "local"
    /// How modules reach the bus.
    public var transport = Transport.inproc
    /// The modules that run, by name, in the order in which they start.
    public var modules = ModuleCatalogue.names
    /// The data folder.
    public var data = "./data"
    /// Where HTTP listens: `HOST:PORT`; port 0 takes a free one.
    public var listen = "127.0.0.1:8080"
    /// Where plugins are dropped in, what comes first is taken first; `nil` for the usual places.
    public var plugins: [String]?
    /// Whether programs outside may publish events.
    public var opensPublishing = false

    /// Makes the embedded default: everything in one process under `./data`.
    public init() {}

    /// The plan in lines, as `baizhen check` prints it.
    public var plan: [String] {
        [
            "node: \(node)",
            "data: \(data)",
            "listen: \(listen)",
            "transport: \(transport.rawValue)",
            "publishing from outside: \(opensPublishing ? "open" : "closed")",
            "modules (in-process): \(modules.joined(separator: ", "))",
            "plugins: \(plugins?.joined(separator: ", ") ?? "beside the program's build folder, then \(data)/plugins")",
        ]
    }
}
