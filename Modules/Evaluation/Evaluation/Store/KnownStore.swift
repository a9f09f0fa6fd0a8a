import EvaluationMessages
import Foundation
import Ledger
import Messages
import ModuleKit
import PluginMessages
import RegistryMessages

/// What Evaluation knows of others: programmes, towns, town types and their plugins.
struct KnownStore {
    let tables: any TableReader

    /// A town of a programme.
    struct Town {
        let id: String
        let name: String
        let type: String?
        let level: String?
        let attributes: [String: String]
    }

    /// A town type that a plugin brings.
    struct TownType {
        let id: String
        let plugin: PluginDescription
        /// The event that made it active, by its sequence.
        let activation: Int
        /// Why its code cannot be asked; `nil` when it can.
        let trouble: String?
    }

    /// A programme's definition, the last or a given version.
    func programme(_ id: String, version: Int? = nil) throws -> ProgrammeDefinition? {
        let filter = version == nil ? "" : " AND version = ?"
        let row = try tables.row(
            "SELECT definition FROM programmes WHERE id = ?\(filter) ORDER BY version DESC LIMIT 1",
            [.text(id)] + (version.map { [.init($0)] } ?? [])
        )
        return try row?.json(ProgrammeDefinition.self, "definition")
    }

    /// A programme that must be known.
    ///
    /// - Throws: ``Problem`` `evaluation.not-found`.
    func requireProgramme(_ id: String, version: Int? = nil, at pointer: String) throws -> ProgrammeDefinition {
        if let definition = try programme(id, version: version) { return definition }
        throw Problem(
            EvaluationCode.notFound,
            .notFound,
            "There is no programme '\(id)'.",
            remedy: "List the programmes, or define it first.",
            errors: [.init(pointer: pointer, message: "there is no programme '\(id)'")]
        )
    }

    /// The towns of a programme, by id.
    func towns(of programme: String) throws -> [Town] {
        try tables.rows(
            """
            SELECT t.id, t.name, t.town_type, t.attributes, m.level FROM memberships m JOIN towns t ON t.id = m.town
            WHERE m.programme = ? ORDER BY t.id
            """,
            [.text(programme)]
        ).map { row in
            Town(
                id: row.text("id") ?? "",
                name: row.text("name") ?? "",
                type: row.text("town_type"),
                level: row.text("level"),
                attributes: try row.json([String: String].self, "attributes")
            )
        }
    }

    /// A town of a programme by id or name; none or several when the name is not one town's.
    func town(called name: String, in programme: String) throws -> [Town] {
        let rows = try tables.rows(
            """
            SELECT t.id, t.name, t.town_type, m.level FROM towns t JOIN memberships m ON m.town = t.id
            WHERE m.programme = ?
                AND t.id IN (SELECT id FROM towns WHERE id = ? UNION SELECT id FROM towns WHERE name = ?)
            ORDER BY t.id
            """,
            [.text(programme), .text(name), .text(name)]
        )
        return rows.map { row in
            Town(
                id: row.text("id") ?? "",
                name: row.text("name") ?? "",
                type: row.text("town_type"),
                level: row.text("level"),
                attributes: [:]
            )
        }
    }

    /// The town types that plugins bring now, by id.
    func townTypes() throws -> [TownType] {
        let rows = try tables.rows(
            """
            SELECT y.id, y.activation, y.trouble, p.manifest FROM town_types y JOIN plugins p ON p.id = y.plugin
                AND p.version = y.version
            ORDER BY y.id
            """
        )
        return try rows.map { row in
            TownType(
                id: row.text("id") ?? "",
                plugin: try row.json(PluginDescription.self, "manifest"),
                activation: row.int("activation") ?? 0,
                trouble: row.text("trouble")
            )
        }
    }

    /// A plugin as it was in a version, `nil` when it was never active.
    func plugin(_ id: String, version: String) throws -> PluginDescription? {
        try tables.row(
            "SELECT manifest FROM plugins WHERE id = ? AND version = ?",
            [.text(id), .text(version)]
        )?.json(PluginDescription.self, "manifest")
    }

    /// The indicators of a programme, and those of the active plugins.
    func indicators(of programme: ProgrammeDefinition?) throws -> [Indicator] {
        let document = programme.map { $0.card.number ?? $0.card.title } ?? ""
        let own = (programme?.indicators ?? []).map { Indicator($0, document: document) }
        return own + (try townTypes()).flatMap { type in type.plugin.indicators.map { Indicator($0, of: type.id) } }
    }
}

extension Indicator {
    /// An indicator of a programme.
    init(_ own: IndicatorDefinition, document: String) {
        self.init(
            id: own.id,
            names: own.names,
            unit: own.unit,
            lessIsBetter: own.direction == .less,
            period: Span(own.period),
            source: own.source.map { FigureSource(document: document, clause: $0) }
        )
    }

    /// An indicator of a plugin.
    init(_ own: PluginIndicator, of townType: String) {
        self.init(
            id: own.id,
            names: own.names,
            unit: own.unit,
            lessIsBetter: own.direction == .less,
            period: Span(own.period),
            townType: townType,
            source: own.source
        )
    }
}
