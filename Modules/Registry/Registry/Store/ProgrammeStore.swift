import Ledger
import Messages
import ModuleKit
import RegistryMessages
import Synchronization

/// Programme definitions, every version.
struct ProgrammeStore {
    let tables: any TableReader
    let cache: DefinitionCache

    /// A definition, the last or a given version.
    func find(_ id: String, version: Int? = nil) throws -> ProgrammeDefinition? {
        let filter = version == nil ? "" : " AND version = ?"
        let rows = try tables.rows(
            "SELECT definition FROM programmes WHERE id = ?\(filter) ORDER BY version DESC LIMIT 1",
            [.text(id)] + (version.map { [.integer(Int64($0))] } ?? [])
        )
        return try rows.first.map(cache.definition)
    }

    /// A definition that must be there.
    ///
    /// - Throws: ``Problem`` `registry.not-found`.
    func require(_ id: String, version: Int? = nil) throws -> ProgrammeDefinition {
        if let definition = try find(id, version: version) { return definition }
        let which = version.map { " in version \($0)" } ?? ""
        throw Problem(
            RegistryCode.notFound,
            .notFound,
            "There is no programme '\(id)'\(which).",
            remedy: "List the programmes, or define it first (\(DefineProgramme.name))."
        )
    }

    /// Programmes by id; every one is told of, with the number of those towns and batches that an access covers.
    func list(_ request: PageRequest, for access: Access) throws -> Page<ProgrammeSummary> {
        let towns = access.condition(programme: "m.programme", town: "m.town")
        let batches = access.condition(programme: "b.programme", town: nil)
        let rows = try tables.rows(
            """
            SELECT p.id, p.definition,
                (SELECT COUNT(DISTINCT m.town) FROM membership_periods m WHERE m.programme = p.id AND \(towns.sql))
                    AS towns,
                (SELECT COUNT(*) FROM batches b WHERE b.programme = p.id AND \(batches.sql)) AS batches
            FROM programmes p
            WHERE p.id > ? AND p.version = (SELECT MAX(q.version) FROM programmes q WHERE q.id = p.id)
            ORDER BY p.id LIMIT ?
            """,
            towns.arguments + batches.arguments
                + [.text(request.cursor ?? ""), .integer(Int64(request.limit + 1))]
        )
        let items = try rows.map { row in
            let definition = try cache.definition(in: row)
            return ProgrammeSummary(
                id: definition.id,
                version: definition.version,
                names: definition.names,
                title: definition.card.title,
                towns: row.int("towns") ?? 0,
                batches: row.int("batches") ?? 0
            )
        }
        return request.page(items, total: try tables.count("SELECT COUNT(DISTINCT id) FROM programmes"), key: \.id)
    }

    /// Applies ``ProgrammeDefined``.
    static func apply(_ event: ProgrammeDefined, to tables: any TableWriter) throws {
        let definition = event.definition
        try tables.execute(
            "INSERT INTO programmes (id, version, definition) VALUES (?, ?, ?)",
            [.text(definition.id), .init(definition.version), try .init(json: definition)]
        )
    }
}

/// Definitions that were decoded before.
///
/// It goes by the stored text itself, so it can never be out of date.
final class DefinitionCache: Sendable {
    /// Definitions kept at most; at the limit all are dropped and read anew.
    static let limit = 64

    private let decoded = Mutex<[String: ProgrammeDefinition]>([:])

    /// The definition in the column `definition`.
    func definition(in row: SQLRow) throws -> ProgrammeDefinition {
        let text = row.text("definition") ?? ""
        if let known = decoded.withLock({ $0[text] }) { return known }
        let definition = try row.json(ProgrammeDefinition.self, "definition")
        decoded.withLock { decoded in
            if decoded.count >= Self.limit { decoded.removeAll() }
            decoded[text] = definition
        }
        return definition
    }
}
