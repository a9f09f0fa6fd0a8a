import Ledger
import Messages
import ModuleKit
import PluginMessages

/// The catalogue of plugins: which there are, what they say of their town types, and what became of each.
///
/// The host tells it where every plugin is; it keeps what is news, so that modules learn of town types by hearing.
public struct PluginCatalogue: Module {
    /// Its service on the bus.
    public static let name = PluginNames.catalogue
    /// What makes its table.
    public static let migrations = CatalogueStore.migrations
    /// The table that its events write.
    public static let tables = ["plugins"]

    /// Makes the module; it needs nothing.
    public init() {}

    /// Names what it is told, what it is asked, and what it says.
    public func declare(_ declaration: inout ModuleDeclaration) {
        declaration.command(NotePlugin.self) { note, _, tables in
            let kept = try CatalogueStore(tables: tables).kept(note.plugin.folder)
            let events = CatalogueRules.events(for: note.plugin, note.manifest, kept: kept)
            return Decision(events, reply: NotedPlugins(events: events.count))
        }
        declaration.command(KeepFolders.self) { keep, _, tables in
            let gone = try CatalogueStore(tables: tables).all().filter { !keep.folders.contains($0.folder) }
            let events = gone.flatMap(CatalogueRules.events(forGone:))
            return Decision(events, reply: NotedPlugins(events: events.count))
        }
        declaration.openQuery(ListPlugins.self) { _, tables in
            ListPlugins.Reply(items: try CatalogueStore(tables: tables).list())
        }
        declaration.openQuery(FindPlugin.self) { query, tables in
            guard let found = try CatalogueStore(tables: tables).find(query.id) else { throw notFound(query.id) }
            return found
        }
        declaration.event(PluginActivated.self) { try CatalogueWriter(tables: $2).apply($0) }
        declaration.event(PluginRemoved.self) { try CatalogueWriter(tables: $2).apply($0) }
        declaration.event(PluginRejected.self) { try CatalogueWriter(tables: $2).apply($0) }
        declaration.event(PluginQuarantined.self) { try CatalogueWriter(tables: $2).apply($0) }
        declaration.event(PluginFolderCleared.self) { try CatalogueWriter(tables: $2).apply($0) }
    }

    private func notFound(_ id: String) -> Problem {
        Problem(
            "plugins.not-found",
            .notFound,
            "No plugin '\(id)' was ever active here.",
            remedy: "'baizhen plugin list' shows those that are there."
        )
    }
}
