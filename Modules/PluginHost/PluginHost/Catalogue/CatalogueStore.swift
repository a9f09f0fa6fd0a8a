import Ledger
import Messages
import ModuleKit
import PluginMessages

/// The catalogue's table: one row for each folder.
struct CatalogueStore {
    static let migrations = [
        Migration(
            id: "001-plugins",
            statements: [
                """
                CREATE TABLE plugins (folder TEXT PRIMARY KEY, id TEXT NOT NULL, version TEXT NOT NULL, town_type TEXT,
                    state TEXT NOT NULL, reason TEXT, manifest TEXT)
                """,
                "CREATE INDEX plugins_by_id ON plugins (id)",
            ]
        )
    ]

    let tables: any TableReader

    /// What the log says of a folder.
    func kept(_ folder: String) throws -> (plugin: CataloguedPlugin, manifest: PluginDescription?)? {
        guard let row = try tables.row("SELECT * FROM plugins WHERE folder = ?", [.text(folder)]) else { return nil }
        return (Self.entry(row), try Self.manifest(row))
    }

    /// Every folder.
    func all() throws -> [CataloguedPlugin] {
        try tables.rows("SELECT * FROM plugins ORDER BY id, folder").map(Self.entry)
    }

    /// Every plugin, by id; a removed one only where no other folder has its id.
    func list() throws -> [CataloguedPlugin] {
        let all = try all()
        let present = Set(all.filter { $0.state != .removed }.map(\.id))
        return all.filter { $0.state != .removed || !present.contains($0.id) }
    }

    /// The plugin of an id with what its manifest said when it was last active.
    func find(_ id: String) throws -> FindPlugin.Reply? {
        let rows = try tables.rows(
            "SELECT * FROM plugins WHERE id = ? AND manifest IS NOT NULL ORDER BY folder",
            [.text(id)]
        )
        // Another folder may claim the id and be rejected; the one that holds it counts.
        let row = rows.first { Self.entry($0).state != .removed } ?? rows.first
        guard let row, let manifest = try Self.manifest(row) else { return nil }
        return FindPlugin.Reply(plugin: Self.entry(row), manifest: manifest)
    }

    private static func entry(_ row: SQLRow) -> CataloguedPlugin {
        CataloguedPlugin(
            id: row.text("id") ?? "",
            version: row.text("version") ?? "",
            townType: row.text("town_type"),
            state: row.text("state").flatMap(PluginState.init(rawValue:)) ?? .removed,
            reason: row.text("reason"),
            folder: row.text("folder") ?? ""
        )
    }

    private static func manifest(_ row: SQLRow) throws -> PluginDescription? {
        try row.text("manifest").map {
            try MessageCoding.decode(PluginDescription.self, from: Array($0.utf8), of: "manifest")
        }
    }
}

/// What events do to the table.
struct CatalogueWriter {
    let tables: any TableWriter

    func apply(_ event: PluginActivated) throws {
        let plugin = event.plugin
        let manifest = String(decoding: try MessageCoding.encode(plugin), as: UTF8.self)
        try tables.execute(
            "DELETE FROM plugins WHERE id = ? AND state = ? AND folder <> ?",
            [.text(plugin.id), .text(PluginState.removed.rawValue), .text(event.folder)]
        )
        try put(
            event.folder,
            plugin.id,
            plugin.version,
            plugin.townType.id,
            .active,
            reason: nil,
            manifest: .text(manifest)
        )
    }

    func apply(_ event: PluginRejected) throws {
        try put(
            event.folder,
            event.id,
            event.version,
            event.townType,
            .rejected,
            reason: event.reason,
            manifest: .null
        )
    }

    func apply(_ event: PluginRemoved) throws {
        try set(event.folder, .removed, event.reason)
    }

    func apply(_ event: PluginQuarantined) throws {
        try set(event.folder, .quarantined, event.reason)
    }

    func apply(_ event: PluginFolderCleared) throws {
        try tables.execute("DELETE FROM plugins WHERE folder = ?", [.text(event.folder)])
    }

    private func set(_ folder: String, _ state: PluginState, _ reason: String) throws {
        try tables.execute(
            "UPDATE plugins SET state = ?, reason = ? WHERE folder = ?",
            [.text(state.rawValue), .text(reason), .text(folder)]
        )
    }

    private func put(
        _ folder: String,
        _ id: String,
        _ version: String,
        _ townType: String?,
        _ state: PluginState,
        reason: String?,
        manifest: SQLValue
    ) throws {
        try tables.execute(
            """
            INSERT INTO plugins (folder, id, version, town_type, state, reason, manifest) VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (folder) DO UPDATE SET id = excluded.id, version = excluded.version,
                town_type = excluded.town_type, state = excluded.state, reason = excluded.reason,
                manifest = excluded.manifest
            """,
            [
                .text(folder), .text(id), .text(version), .init(townType), .text(state.rawValue), .init(reason),
                manifest,
            ]
        )
    }
}
