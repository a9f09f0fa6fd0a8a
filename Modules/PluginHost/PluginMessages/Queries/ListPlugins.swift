import Messages

/// Asks for every plugin that has left `loading`, by id.
public struct ListPlugins: Query {
    /// The name on the bus.
    public static let name = "plugins.list"

    /// All of them: there are never many.
    public struct Reply: Codable, Sendable, Hashable {
        /// The plugins, by id; one that was removed and came back stands once.
        public var items: [CataloguedPlugin]
        /// How many there are.
        public var total: Int

        /// Makes an answer.
        public init(items: [CataloguedPlugin]) {
            self.items = items
            self.total = items.count
        }
    }

    /// Makes a query.
    public init() {}
}

/// Asks for one plugin with all that it says of its town type.
///
/// `plugins.not-found` when no plugin with this id was ever active.
public struct FindPlugin: Query {
    /// The name on the bus.
    public static let name = "plugins.find"

    /// The plugin, and what its manifest said when it was last active.
    public struct Reply: Codable, Sendable, Hashable {
        /// The plugin's place in the catalogue.
        public var plugin: CataloguedPlugin
        /// What it says of its town type.
        public var manifest: PluginDescription

        /// Makes an answer.
        public init(plugin: CataloguedPlugin, manifest: PluginDescription) {
            self.plugin = plugin
            self.manifest = manifest
        }
    }

    /// The plugin's id.
    public var id: String

    /// Makes a query.
    public init(id: String) {
        self.id = id
    }
}
