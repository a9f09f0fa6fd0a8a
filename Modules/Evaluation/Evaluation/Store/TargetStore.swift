import EvaluationMessages
import Ledger
import Messages
import ModuleKit

/// Targets as they are set.
struct TargetStore {
    let tables: any TableReader
    /// What lists and counts are of.
    var access = Access.everything

    /// A target with its version.
    struct Kept {
        let target: TargetDefinition
        let version: Int
    }

    /// A target, `nil` when there is none.
    func find(_ id: String, in programme: String) throws -> Kept? {
        try tables.row(
            "SELECT content, version FROM targets WHERE programme = ? AND id = ?",
            [.text(programme), .text(id)]
        ).map(Self.kept)
    }

    /// Targets that fit every filter, by programme and id, after a given place.
    func list(_ query: ListTargets, _ request: PageRequest) throws -> (rows: [Kept], total: Int) {
        let scope = access.condition(programme: "programme", town: "town")
        var conditions = [scope.sql]
        var arguments = scope.arguments
        for (column, value) in [("programme", query.programme), ("town", query.town), ("indicator", query.indicator)] {
            guard let value else { continue }
            conditions.append("\(column) = ?")
            arguments.append(.text(value))
        }
        let filter = conditions.joined(separator: " AND ")
        let rows = try tables.rows(
            """
            SELECT content, version FROM targets WHERE \(filter) AND programme || ' ' || id > ?
            ORDER BY programme || ' ' || id LIMIT ?
            """,
            arguments + [.text(request.cursor ?? ""), .init(request.limit + 1)]
        )
        let total = try tables.count("SELECT COUNT(*) FROM targets WHERE \(filter)", arguments)
        return (try rows.map(Self.kept), total)
    }

    /// All targets of a programme, by id.
    func all(of programme: String) throws -> [TargetDefinition] {
        try tables.rows(
            "SELECT content, version FROM targets WHERE programme = ? ORDER BY id",
            [.text(programme)]
        ).map { try Self.kept($0).target }
    }

    private static func kept(_ row: SQLRow) throws -> Kept {
        Kept(target: try row.json(TargetDefinition.self, "content"), version: row.int("version") ?? 1)
    }

    /// Applies ``TargetSet``.
    static func apply(_ event: TargetSet, to tables: any TableWriter) throws {
        let target = event.target
        try tables.execute(
            """
            INSERT INTO targets (programme, id, town, indicator, version, content) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (programme, id) DO UPDATE SET town = excluded.town, indicator = excluded.indicator,
                version = excluded.version, content = excluded.content
            """,
            [
                .text(target.programme), .text(target.id), .init(target.town), .text(target.indicator),
                .init(event.version), try .init(json: target),
            ]
        )
    }
}
