import PluginMessages

/// Where the gateway listens, whom it lets in, and what it speaks for.
public struct GatewayConfiguration: Sendable {
    /// The address to listen on (`127.0.0.1`).
    public var host: String
    /// The port to listen on; 0 lets the system choose, see ``GatewayService/boundPort``.
    public var port: Int
    /// The bearer token that opens everything under `/api/v1`.
    public var token: String
    /// The node's name, as in `//NODE/MODULE`.
    public var node: String
    /// The modules of this composition that keep a log, by name.
    public var modules: [String]
    /// What town types are called, for compositions without the catalogue of plugins.
    public var townTypes: [PluginDescription.TownType]

    /// Puts a configuration together.
    public init(
        host: String = "127.0.0.1",
        port: Int = 0,
        token: String,
        node: String,
        modules: [String],
        townTypes: [PluginDescription.TownType] = []
    ) {
        self.host = host
        self.port = port
        self.token = token
        self.node = node
        self.modules = modules
        self.townTypes = townTypes
    }
}
