import Messages
import PluginMessages

/// What the log gets to know of plugins.
///
/// Values without I/O. The log says of each folder what it holds; a town type is there from `plugin-activated` to the
/// next `plugin-removed` of that id, whatever other folders claim.
enum CatalogueRules {
    /// What follows from a plugin's place, given what the log says of its folder.
    ///
    /// - Parameters:
    ///   - entry: Where the plugin is now.
    ///   - manifest: What it says of its town type, when it is active or quarantined.
    ///   - kept: What the log says of the folder so far, and the manifest with it.
    /// - Returns: The events, in order; none when nothing is new.
    static func events(
        for entry: CataloguedPlugin,
        _ manifest: PluginDescription?,
        kept: (plugin: CataloguedPlugin, manifest: PluginDescription?)?
    ) -> [any Event] {
        let isNewManifest = entry.state == .active && manifest != kept?.manifest
        guard entry != kept?.plugin || isNewManifest else { return [] }
        let isOther = kept?.plugin.id != entry.id || entry.state == .rejected
        let gone = isOther ? kept.flatMap { removal(of: $0.plugin, "replaced: its folder holds something else.") } : nil
        return [gone].compactMap { $0 } + news(entry, manifest, kept: kept?.plugin)
    }

    /// What follows when a folder is gone.
    static func events(forGone kept: CataloguedPlugin) -> [any Event] {
        if let removal = removal(of: kept, "gone: its folder is no longer there.") { return [removal] }
        return kept.state == .rejected ? [PluginFolderCleared(folder: kept.folder, id: kept.id)] : []
    }

    /// A removal, when there is a town type to be removed.
    private static func removal(of kept: CataloguedPlugin, _ reason: String) -> PluginRemoved? {
        guard holdsType(kept) else { return nil }
        return PluginRemoved(id: kept.id, version: kept.version, reason: reason, folder: kept.folder)
    }

    private static func news(
        _ entry: CataloguedPlugin,
        _ manifest: PluginDescription?,
        kept: CataloguedPlugin?
    ) -> [any Event] {
        let (id, version, reason, folder) = (entry.id, entry.version, entry.reason ?? "", entry.folder)
        let activated = manifest.map { PluginActivated(plugin: $0, folder: folder) }
        switch entry.state {
        case .active: return [activated].compactMap { $0 }
        case .quarantined:
            // It may have failed before anybody was told that it was active.
            let isKnown = kept?.id == id && kept?.version == version && kept.map(holdsType) == true
            let quarantined = PluginQuarantined(id: id, version: version, reason: reason, folder: folder)
            return (isKnown ? [] : [activated].compactMap { $0 }) + [quarantined]
        case .rejected:
            return [
                PluginRejected(id: id, version: version, townType: entry.townType, reason: reason, folder: folder)
            ]
        case .loading, .removed: return []
        }
    }

    /// Whether the log says that the plugin's town type is there.
    private static func holdsType(_ kept: CataloguedPlugin) -> Bool {
        kept.state == .active || kept.state == .quarantined
    }
}
