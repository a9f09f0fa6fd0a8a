/// What the gateway asks of the host that it stands in.
public protocol GatewayHost: Sendable {
    /// Why the host is not ready yet, in words; empty when it is.
    func reasonsNotReady() async -> [String]
    /// The plugins and their states.
    func plugins() async -> [GatewayPlugin]
}

/// A plugin as `GET /plugins` shows it.
public struct GatewayPlugin: Codable, Sendable, Hashable {
    /// The plugin's id.
    public var id: String
    /// Its version.
    public var version: String
    /// The town type that it brings; `nil` when it brings none.
    public var townType: String?
    /// `loading`, `active`, `quarantined`, `rejected` or `removed`.
    public var state: String
    /// Why it is in that state.
    public var reason: String?

    /// Describes a plugin.
    public init(id: String, version: String, townType: String?, state: String, reason: String?) {
        self.id = id
        self.version = version
        self.townType = townType
        self.state = state
        self.reason = reason
    }

    private enum CodingKeys: CodingKey { case id, version, townType, state, reason }

    /// Writes a plugin; what is unknown is `null`.
    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(id, forKey: .id)
        try fields.encode(version, forKey: .version)
        try fields.encode(townType, forKey: .townType)
        try fields.encode(state, forKey: .state)
        try fields.encode(reason, forKey: .reason)
    }
}
