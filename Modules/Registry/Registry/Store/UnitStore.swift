import Ledger
import Messages
import ModuleKit
import RegistryMessages

/// The unit register.
struct UnitStore {
    let tables: any TableReader

    /// A unit by its id.
    func find(_ id: String) throws -> OfficeUnit? {
        try tables.rows("SELECT definition FROM units WHERE id = ?", [.text(id)]).first?.json(
            OfficeUnit.self,
            "definition"
        )
    }

    /// A unit by its id, or by a name or alias that only one unit has.
    func find(called name: String) throws -> OfficeUnit? {
        if let unit = try find(name) { return unit }
        let rows = try tables.rows("SELECT unit FROM unit_names WHERE name = ?", [.text(name)])
        guard rows.count == 1, let id = rows.first?.text("unit") else { return nil }
        return try find(id)
    }

    /// Units by id.
    func list(kind: String?, containing text: String?, _ request: PageRequest) throws -> Page<OfficeUnit> {
        var filters: [String] = []
        var arguments: [SQLValue] = []
        if let kind {
            filters.append("u.kind = ?")
            arguments.append(.text(kind))
        }
        if let text {
            filters.append(
                #"(u.id LIKE ? ESCAPE '\' OR EXISTS"#
                    + #" (SELECT 1 FROM unit_names n WHERE n.unit = u.id AND n.name LIKE ? ESCAPE '\'))"#
            )
            arguments += [.text(SQL.pattern(text, anywhere: true)), .text(SQL.pattern(text, anywhere: true))]
        }
        let condition = (filters + ["u.id > ?"]).joined(separator: " AND ")
        let rows = try tables.rows(
            "SELECT u.definition FROM units u WHERE \(condition) ORDER BY u.id LIMIT ?",
            arguments + [.text(request.cursor ?? ""), .init(request.limit + 1)]
        )
        let total = filters.isEmpty ? "" : " WHERE " + filters.joined(separator: " AND ")
        return request.page(
            try rows.map { try $0.json(OfficeUnit.self, "definition") },
            total: try tables.count("SELECT COUNT(*) FROM units u\(total)", arguments),
            key: \.id
        )
    }

    /// Applies ``UnitDefined``.
    static func apply(_ event: UnitDefined, to tables: any TableWriter) throws {
        let unit = event.unit
        try tables.execute("DELETE FROM units WHERE id = ?", [.text(unit.id)])
        try tables.execute("DELETE FROM unit_names WHERE unit = ?", [.text(unit.id)])
        try tables.execute(
            "INSERT INTO units (id, kind, definition) VALUES (?, ?, ?)",
            [.text(unit.id), .text(unit.kind), try .init(json: unit)]
        )
        for name in Set([unit.names.zh] + unit.aliases).sorted() {
            try tables.execute("INSERT INTO unit_names (name, unit) VALUES (?, ?)", [.text(name), .text(unit.id)])
        }
    }
}
