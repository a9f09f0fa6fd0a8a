import Messages

/// A plugin is active: its town type is there from now on, as its manifest says.
///
/// It comes again when the plugin was replaced by another version; the later one counts.
public struct PluginActivated: Event {
    /// The name on the bus.
    public static let name = "plugins.plugin-activated.v1"

    /// What it says of its town type.
    public var plugin: PluginDescription
    /// The folder that it came from.
    public var folder: String

    /// The plugin's id.
    public var subject: String { plugin.id }

    /// Says that a plugin is active.
    public init(plugin: PluginDescription, folder: String) {
        self.plugin = plugin
        self.folder = folder
    }
}

/// A plugin is gone, and its town type with it; what its ledger holds is kept.
public struct PluginRemoved: Event {
    /// The name on the bus.
    public static let name = "plugins.plugin-removed.v1"

    /// The plugin's id.
    public var id: String
    /// The version that is gone.
    public var version: String
    /// Why.
    public var reason: String
    /// The folder that it came from.
    public var folder: String

    /// The plugin's id.
    public var subject: String { id }

    /// Says that a plugin is gone.
    public init(id: String, version: String, reason: String, folder: String) {
        self.id = id
        self.version = version
        self.reason = reason
        self.folder = folder
    }
}

/// A plugin was not taken.
///
/// It says nothing about another plugin of this id, which may be active from another folder. Where the folder held an
/// active one before, ``PluginRemoved`` came first.
public struct PluginRejected: Event {
    /// The name on the bus.
    public static let name = "plugins.plugin-rejected.v1"

    /// The plugin's id; the folder's name when its manifest cannot be read.
    public var id: String
    /// The version; empty when the manifest cannot be read.
    public var version: String
    /// The town type that it would bring; `null` when the manifest cannot be read.
    @OrNull public var townType: String?
    /// Why: a word such as `digest`, a colon, what happened and what to do.
    public var reason: String
    /// The folder that it came from.
    public var folder: String

    /// The plugin's id.
    public var subject: String { id }

    /// Says that a plugin was not taken.
    public init(id: String, version: String, townType: String?, reason: String, folder: String) {
        self.id = id
        self.version = version
        self._townType = OrNull(wrappedValue: townType)
        self.reason = reason
        self.folder = folder
    }
}

/// An active plugin has failed: its code is not called until its folder is replaced.
///
/// Its town type stays known, but what its code would judge cannot be judged.
public struct PluginQuarantined: Event {
    /// The name on the bus.
    public static let name = "plugins.plugin-quarantined.v1"

    /// The plugin's id.
    public var id: String
    /// The version that failed.
    public var version: String
    /// Why: a word such as `late`, a colon, what happened and what to do.
    public var reason: String
    /// The folder that it came from.
    public var folder: String

    /// The plugin's id.
    public var subject: String { id }

    /// Says that a plugin has failed.
    public init(id: String, version: String, reason: String, folder: String) {
        self.id = id
        self.version = version
        self.reason = reason
        self.folder = folder
    }
}

/// A folder that held a plugin which was not taken is gone.
///
/// It says nothing about town types.
public struct PluginFolderCleared: Event {
    /// The name on the bus.
    public static let name = "plugins.folder-cleared.v1"

    /// The folder.
    public var folder: String
    /// The id that stood in the catalogue for it.
    public var id: String

    /// The id that stood in the catalogue for the folder.
    public var subject: String { id }

    /// Says that a folder is gone.
    public init(folder: String, id: String) {
        self.folder = folder
        self.id = id
    }
}
