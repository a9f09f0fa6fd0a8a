import Ledger
import Messages
import ModuleKit
import RegistryMessages

/// The region register: what was true of each region when.
struct RegionStore {
    let tables: any TableReader

    /// Every region in or below the roots, on a day, in a hierarchy.
    ///
    /// Arguments: see ``belowArguments(_:day:)``.
    ///
    /// A root is a region of that id, or one whose official code begins like it.
    static let below = #"""
        WITH RECURSIVE below (region) AS (
            SELECT r.id FROM regions r WHERE r.id = ?
            UNION SELECT c.region FROM region_codes c
                WHERE c.code LIKE ? ESCAPE '\' AND c.valid_from <= ? AND (c.valid_to IS NULL OR c.valid_to > ?)
            UNION SELECT p.region FROM region_parents p JOIN below b ON p.parent = b.region
                WHERE p.hierarchy = ? AND p.valid_from <= ? AND (p.valid_to IS NULL OR p.valid_to > ?)
        ) SELECT region FROM below
        """#

    /// The arguments of ``below``.
    static func belowArguments(_ root: String, day: String) -> [SQLValue] {
        let looksLikeCode = !root.isEmpty && root.allSatisfy(\.isASCIIDigit)
        let pattern = looksLikeCode ? SQL.pattern(RegionCode.stem(of: root), anywhere: false) : ""
        let hierarchy = RegionHierarchy.administrative
        return [.text(root), .text(pattern), .text(day), .text(day), .text(hierarchy), .text(day), .text(day)]
    }

    /// A definition as it is on record.
    func definition(_ id: String) throws -> RegionDefinition? {
        try tables.rows("SELECT definition FROM regions WHERE id = ?", [.text(id)]).first?
            .json(RegionDefinition.self, "definition")
    }

    /// Whether there is a region of this id.
    func exists(_ id: String) throws -> Bool {
        try !tables.rows("SELECT id FROM regions WHERE id = ?", [.text(id)]).isEmpty
    }

    /// The id of the region that is meant: by its id, or by its official code of a day.
    func resolve(_ called: String, asOf day: String) throws -> String? {
        let byID = try tables.rows("SELECT id FROM regions WHERE id = ?", [.text(called)])
        if let id = byID.first?.text("id") { return id }
        let byCode = try tables.rows(
            "SELECT c.region FROM region_codes c WHERE c.code = ? AND \(SQL.holds("c"))",
            [.text(called), .text(day), .text(day)]
        )
        return byCode.count == 1 ? byCode.first?.text("region") : nil
    }

    /// A region as it was on a day.
    func find(_ id: String, asOf day: String) throws -> Region? {
        let rows = try tables.rows("SELECT id, kind, definition FROM regions WHERE id = ?", [.text(id)])
        return try rows.first.map { try region($0, asOf: day) }
    }

    /// Whether one region is the other, or above or below it, on a day.
    func isRelated(_ one: String, _ other: String, asOf day: String) throws -> Bool {
        if one == other { return true }
        let down = try tables.rows(Self.below, Self.belowArguments(one, day: day))
        if down.contains(where: { $0.text("region") == other }) { return true }
        let up = try tables.rows(Self.below, Self.belowArguments(other, day: day))
        return up.contains { $0.text("region") == one }
    }

    /// Regions by id.
    func list(_ query: ListRegions, asOf day: String, _ request: PageRequest) throws -> Page<Region> {
        var filters: [String] = []
        var arguments: [SQLValue] = []
        if let parent = query.parent {
            filters.append(
                "EXISTS (SELECT 1 FROM region_parents p WHERE p.region = r.id AND p.parent = ? AND p.hierarchy = ?"
                    + " AND \(SQL.holds("p")))"
            )
            let hierarchy = query.hierarchy ?? RegionHierarchy.administrative
            arguments += [.text(parent), .text(hierarchy), .text(day), .text(day)]
        }
        if let code = query.code {
            filters.append(
                #"EXISTS (SELECT 1 FROM region_codes c WHERE c.region = r.id AND c.code LIKE ? ESCAPE '\'"#
                    + " AND \(SQL.holds("c")))"
            )
            arguments += [.text(SQL.pattern(code, anywhere: false)), .text(day), .text(day)]
        }
        let condition = (filters + ["r.id > ?"]).joined(separator: " AND ")
        let rows = try tables.rows(
            "SELECT r.id, r.kind, r.definition FROM regions r WHERE \(condition) ORDER BY r.id LIMIT ?",
            arguments + [.text(request.cursor ?? ""), .init(request.limit + 1)]
        )
        let total = filters.isEmpty ? "" : " WHERE " + filters.joined(separator: " AND ")
        return request.page(
            try rows.map { try region($0, asOf: day) },
            total: try tables.count("SELECT COUNT(*) FROM regions r\(total)", arguments),
            key: \.id
        )
    }

    private func region(_ row: SQLRow, asOf day: String) throws -> Region {
        let definition = try row.json(RegionDefinition.self, "definition")
        return Region(
            id: definition.id,
            kind: definition.kind,
            names: definition.names,
            code: try code(of: definition.id, asOf: day),
            parents: try parents(of: definition.id, asOf: day)
        )
    }

    private func code(of id: String, asOf day: String) throws -> String? {
        try tables.rows(
            "SELECT c.code FROM region_codes c WHERE c.region = ? AND \(SQL.holds("c"))",
            [.text(id), .text(day), .text(day)]
        ).first?.text("code")
    }

    private func parents(of id: String, asOf day: String) throws -> [RegionParent] {
        let rows = try tables.rows(
            """
            SELECT p.hierarchy, p.parent, r.name FROM region_parents p JOIN regions r ON r.id = p.parent
            WHERE p.region = ? AND \(SQL.holds("p")) ORDER BY p.hierarchy
            """,
            [.text(id), .text(day), .text(day)]
        )
        return try rows.map { row in
            let parent = row.text("parent") ?? ""
            return RegionParent(
                hierarchy: row.text("hierarchy") ?? "",
                id: parent,
                name: row.text("name") ?? "",
                code: try code(of: parent, asOf: day)
            )
        }
    }

    /// Applies ``RegionDefined``.
    static func apply(_ event: RegionDefined, to tables: any TableWriter) throws {
        let region = event.region
        let id = SQLValue.text(region.id)
        for (table, column) in [("regions", "id"), ("region_codes", "region"), ("region_parents", "region")] {
            try tables.execute("DELETE FROM \(table) WHERE \(column) = ?", [id])
        }
        try tables.execute(
            "INSERT INTO regions (id, kind, name, definition) VALUES (?, ?, ?, ?)",
            [id, .text(region.kind), .text(region.names.zh), try .init(json: region)]
        )
        for (code, period) in zip(region.codes, RegionRules.periods(region.codes.map { ($0.from, $0.until) })) {
            try tables.execute(
                "INSERT INTO region_codes (region, code, valid_from, valid_to) VALUES (?, ?, ?, ?)",
                [id, .text(code.code), .text(period.from), .init(period.until)]
            )
        }
        for (hierarchy, parents) in Dictionary(grouping: region.parents, by: \.hierarchy) {
            for (parent, period) in zip(parents, RegionRules.periods(parents.map { ($0.from, $0.until) })) {
                try tables.execute(
                    """
                    INSERT INTO region_parents (region, hierarchy, parent, valid_from, valid_to) VALUES (?, ?, ?, ?, ?)
                    """,
                    [id, .text(hierarchy), .text(parent.parent), .text(period.from), .init(period.until)]
                )
            }
        }
    }
}
