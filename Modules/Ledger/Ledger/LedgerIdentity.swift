/// Whose log it is.
public struct LedgerIdentity: Sendable, Hashable {
    /// The installation (`baizhen`, `county-3`).
    public let node: String
    /// The module (`registry`).
    public let module: String

    /// Names a log.
    public init(node: String, module: String) {
        self.node = node
        self.module = module
    }

    /// The CloudEvents source: `//NODE/MODULE`.
    public var source: String { "//\(node)/\(module)" }
}
