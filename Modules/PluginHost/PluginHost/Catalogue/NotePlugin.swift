import Messages
import PluginMessages

/// Tells the catalogue where a plugin is now; it keeps an event when that is news.
struct NotePlugin: Command {
    static let name = "plugins.note-plugin"

    typealias Reply = NotedPlugins

    /// The plugin; never `loading` or `removed`.
    var plugin: CataloguedPlugin
    /// What it says of its town type, when it is active or quarantined.
    @OrNull var manifest: PluginDescription?

    init(plugin: CataloguedPlugin, manifest: PluginDescription?) {
        self.plugin = plugin
        self._manifest = OrNull(wrappedValue: manifest)
    }
}

/// Tells the catalogue which folders there are; what it knows from others is gone.
struct KeepFolders: Command {
    static let name = "plugins.keep-folders"

    typealias Reply = NotedPlugins

    /// Their paths.
    var folders: [String]
}

/// How many events followed.
struct NotedPlugins: Codable, Sendable {
    var events: Int
}
