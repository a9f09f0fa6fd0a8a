import Ledger
import Messages
import ModuleKit
import PluginMessages
import RegistryMessages
import TownPageMessages

/// What towns are.
struct TownStore {
    let tables: any TableReader
    let access: Access

    /// A town that must be there and be covered.
    ///
    /// - Throws: ``Problem`` `townpage.not-found`.
    func require(_ id: String) throws -> TownCard {
        let filter = filter(programme: nil)
        let row = try tables.row(
            "SELECT t.* FROM towns t WHERE t.id = ? AND \(filter.sql)",
            [.text(id)] + filter.arguments
        )
        if let row { return try card(row) }
        throw Problem(
            TownPageCode.notFound,
            .notFound,
            "There is no town '\(id)'.",
            remedy: "List the towns; one just registered is known in a moment."
        )
    }

    /// A page of towns.
    func list(_ query: ListTownRows, _ request: PageRequest) throws -> Page<TownCard> {
        var (sql, arguments) = filter(programme: query.programme)
        if let type = query.townType {
            sql += " AND t.town_type = ?"
            arguments.append(.text(type))
        }
        if let text = query.q {
            sql += #" AND (t.name LIKE ? ESCAPE '\' OR t.id LIKE ? ESCAPE '\')"#
            arguments += [.text(SQL.pattern(text, anywhere: true)), .text(SQL.pattern(text, anywhere: true))]
        }
        let rows = try tables.rows(
            "SELECT t.* FROM towns t WHERE \(sql) AND t.id > ? ORDER BY t.id LIMIT ?",
            arguments + [.text(request.cursor ?? ""), .init(request.limit + 1)]
        )
        return request.page(
            try rows.map(card),
            total: try tables.count("SELECT COUNT(*) FROM towns t WHERE \(sql)", arguments),
            key: \.town
        )
    }

    /// How many towns there are.
    func count(programme: String?) throws -> Int {
        let filter = filter(programme: programme)
        return try tables.count("SELECT COUNT(*) FROM towns t WHERE \(filter.sql)", filter.arguments)
    }

    /// The programmes that are covered, by id.
    func programmes(_ only: String?) throws -> [(id: String, names: LocalizedName)] {
        let scope = access.condition(programme: "id", town: nil)
        return try tables.rows(
            "SELECT id, names FROM programmes WHERE \(scope.sql) AND (? IS NULL OR id = ?) ORDER BY id",
            scope.arguments + [.init(only), .init(only)]
        )
        .map { (id: $0.text("id") ?? "", names: try $0.json(LocalizedName.self, "names")) }
    }

    /// Towns that are covered themselves, and in a programme that is.
    private func filter(programme: String?) -> (sql: String, arguments: [SQLValue]) {
        let own = access.condition(programme: nil, town: "t.id")
        var (sql, arguments) = (own.sql, own.arguments)
        guard programme != nil || access.programmes != nil else { return (sql, arguments) }
        let member = access.condition(programme: "m.programme", town: nil)
        sql += " AND EXISTS (SELECT 1 FROM memberships m WHERE m.town = t.id AND \(member.sql)"
        arguments += member.arguments
        if let programme {
            sql += " AND m.programme = ?"
            arguments.append(.text(programme))
        }
        return (sql + ")", arguments)
    }

    private func card(_ row: SQLRow) throws -> TownCard {
        let id = row.text("id") ?? ""
        let region = row.text("region")
        let type = row.text("town_type")
        return TownCard(
            town: id,
            name: row.text("name") ?? id,
            region: region,
            regionNames: try region.flatMap { try names("regions", of: $0) },
            townType: type,
            townTypeNames: try type.flatMap { try PluginStore(tables: tables).plugin(for: $0)?.townType.names },
            isDesignatedTown: row.text("designated").map { $0 == "true" },
            memberships: try memberships(of: id),
            honours: try honours(of: id)
        )
    }

    private func memberships(of town: String) throws -> [TownCard.Membership] {
        let scope = access.condition(programme: "m.programme", town: nil)
        let rows = try tables.rows(
            """
            SELECT m.*, p.names, p.stages FROM memberships m LEFT JOIN programmes p ON p.id = m.programme
            WHERE m.town = ? AND \(scope.sql) ORDER BY m.programme
            """,
            [.text(town)] + scope.arguments
        )
        return try rows.map { row in
            let (programme, stage) = (row.text("programme") ?? "", row.text("stage") ?? "")
            let stages = try row.optionalJSON([Stage].self, "stages") ?? []
            return TownCard.Membership(
                programme: programme,
                programmeNames: try row.optionalJSON(LocalizedName.self, "names") ?? LocalizedName(zh: programme),
                stage: stage,
                stageNames: stages.first { $0.id == stage }?.names ?? LocalizedName(zh: stage),
                level: row.text("level"),
                number: row.text("number").flatMap { Int($0) }
            )
        }
    }

    private func honours(of town: String) throws -> [TownCard.Title] {
        try tables.rows("SELECT * FROM honours WHERE town = ? ORDER BY since, name", [.text(town)]).map { row in
            TownCard.Title(
                name: row.text("name") ?? "",
                grantor: row.text("grantor"),
                status: row.text("status") ?? "",
                date: row.text("since") ?? ""
            )
        }
    }

    private func names(_ table: String, of id: String) throws -> LocalizedName? {
        try tables.row("SELECT names FROM \(table) WHERE id = ?", [.text(id)])?.json(LocalizedName.self, "names")
    }
}
