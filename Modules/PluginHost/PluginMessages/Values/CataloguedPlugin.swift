import Messages

/// Where a plugin is on its way.
public enum PluginState: String, Codable, Sendable, CaseIterable {
    /// Its folder is seen; it is being checked and started.
    case loading
    /// Its town type is there, and its code answers.
    case active
    /// It was active and failed; its code is not called any more.
    case quarantined
    /// It was not taken.
    case rejected
    /// Its folder is gone; its ledger is kept.
    case removed
}

/// A plugin in the catalogue.
public struct CataloguedPlugin: Codable, Sendable, Hashable {
    /// The plugin's id; the folder's name when its manifest cannot be read.
    public var id: String
    /// Its version; empty when its manifest cannot be read.
    public var version: String
    /// The town type that it brings; `null` when its manifest cannot be read.
    @OrNull public var townType: String?
    /// Where it is on its way.
    public var state: PluginState
    /// Why it is quarantined, rejected or removed: a word such as `digest`, a colon, what happened and what to do.
    @OrNull public var reason: String?
    /// The folder that it came from.
    public var folder: String

    /// Makes an entry.
    public init(
        id: String,
        version: String,
        townType: String?,
        state: PluginState,
        reason: String?,
        folder: String
    ) {
        self.id = id
        self.version = version
        self._townType = OrNull(wrappedValue: townType)
        self.state = state
        self._reason = OrNull(wrappedValue: reason)
        self.folder = folder
    }
}
