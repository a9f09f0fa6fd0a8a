import EnvironmentGovernanceMessages
import Ledger
import Messages
import ModuleKit
import RegistryMessages

/// Grids and places.
struct PlaceStore {
    let tables: any TableReader

    // MARK: Grids

    /// A grid with its programme.
    func grid(_ id: String) throws -> (programme: String, draft: GridDraft)? {
        try tables.row("SELECT programme, definition FROM grids WHERE id = ?", [.text(id)]).map {
            ($0.text("programme") ?? "", try $0.json(GridDraft.self, "definition"))
        }
    }

    /// The grids of a programme, or of one of its towns, by id.
    func grids(of programme: String, town: String? = nil) throws -> [String: GridDraft] {
        var filter = RowFilter(.everything)
        filter.equal("t.programme", programme)
        filter.equal("t.town", town)
        let rows = try tables.rows("SELECT t.definition FROM grids t WHERE \(filter.sql)", filter.arguments)
        let drafts = try rows.map { try $0.json(GridDraft.self, "definition") }
        return Dictionary(drafts.map { ($0.id, $0) }) { first, _ in first }
    }

    /// Grids in the order of their tree.
    func list(_ query: ListGrids, _ request: PageRequest, _ access: Access) throws -> Page<Grid> {
        var filter = RowFilter(access)
        filter.equal("t.programme", query.programme)
        filter.equal("t.town", query.town)
        filter.equal("t.level", query.level)
        return try tables.page(
            request,
            "t.*, (SELECT COUNT(*) FROM places p WHERE p.grid = t.id) AS own",
            from: "grids t",
            where: filter,
            by: "t.programme || '/' || t.town || '/' || t.path"
        ) { row in
            Grid(
                programme: row.text("programme") ?? "",
                draft: try row.json(GridDraft.self, "definition"),
                depth: row.int("depth") ?? 0,
                places: row.int("own") ?? 0
            )
        }
    }

    static func apply(_ event: GridDefined, to tables: any TableWriter) throws {
        let grid = event.grid
        let parent = try grid.parent.flatMap { id in
            try tables.row("SELECT path, depth FROM grids WHERE id = ?", [.text(id)])
        }
        try tables.execute(
            """
            INSERT INTO grids (id, programme, town, level, path, depth, definition) VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET definition = excluded.definition
            """,
            [
                .text(grid.id), .text(event.programme), .text(event.town), .text(grid.level),
                .text((parent?.text("path")).map { "\($0)/\(grid.id)" } ?? grid.id),
                .init((parent?.int("depth") ?? -1) + 1), try .init(json: grid),
            ]
        )
    }

    // MARK: Places

    /// A place.
    func find(_ id: String) throws -> InspectedPlace? {
        try tables.row("SELECT programme, definition FROM places WHERE id = ?", [.text(id)]).map(Self.place)
    }

    /// A place that the asker may see.
    ///
    /// - Throws: ``Problem`` `environment.not-found`.
    func require(_ id: String, of programme: String? = nil, _ access: Access) throws -> InspectedPlace {
        if let place = try find(id), programme ?? place.programme == place.programme,
            access.covers(Place(programme: place.programme, town: place.draft.town))
        {
            return place
        }
        throw Problem(
            EnvironmentGovernanceCode.notFound,
            .notFound,
            "There is no place '\(id)'.",
            remedy: "Ask for the places (\(ListPlaces.name)), or register it (\(RegisterPlaces.name)).",
            errors: [.init(pointer: "/place", message: "there is no place '\(id)'")]
        )
    }

    /// Places by id.
    func list(_ query: ListPlaces, _ request: PageRequest, _ access: Access) throws -> Page<InspectedPlace> {
        var filter = RowFilter(access)
        filter.equal("t.programme", query.programme)
        filter.equal("t.town", query.town)
        filter.equal("t.kind", query.kind)
        if let grid = query.grid {
            filter.add(
                """
                t.grid IN (SELECT g.id FROM grids g JOIN grids around ON around.id = ?
                    WHERE g.town = around.town AND (g.id = around.id OR g.path LIKE around.path || '/%'))
                """,
                [.text(grid)]
            )
        }
        if let text = query.q {
            let pattern = SQLValue.text(SQL.pattern(text, anywhere: true))
            filter.add(#"(t.name LIKE ? ESCAPE '\' OR t.id LIKE ? ESCAPE '\')"#, [pattern, pattern])
        }
        return try tables.page(request, "t.*", from: "places t", where: filter, by: "t.id", Self.place)
    }

    /// The places of some kinds, by id; in all of the programme's towns, or in some.
    func places(of programme: String, kinds: [String], towns: [String]) throws -> [PlaceDraft] {
        var filter = RowFilter(.everything)
        filter.equal("t.programme", programme)
        filter.add("t.kind IN \(SQL.places(kinds.count))", kinds.map { .text($0) })
        if !towns.isEmpty { filter.add("t.town IN \(SQL.places(towns.count))", towns.map { .text($0) }) }
        let rows = try tables.rows(
            "SELECT t.definition FROM places t WHERE \(filter.sql) ORDER BY t.id",
            filter.arguments
        )
        return try rows.map { try $0.json(PlaceDraft.self, "definition") }
    }

    /// How far duties reach, kind by kind.
    func coverage(_ query: FindCoverage, of programme: GovernedProgramme, _ access: Access) throws -> [KindCoverage] {
        var filter = RowFilter(access)
        filter.equal("t.programme", query.programme)
        filter.equal("t.town", query.town)
        let rows = try tables.rows(
            """
            SELECT t.kind, COUNT(*) AS n, COUNT(t.unit) AS owned, COUNT(t.signed) AS asked,
                COALESCE(SUM(t.signed), 0) AS done
            FROM places t WHERE \(filter.sql) GROUP BY t.kind
            """,
            filter.arguments
        )
        let found = Dictionary(rows.map { ($0.text("kind") ?? "", $0) }) { first, _ in first }
        return programme.rules.placeKinds.map { kind in
            KindCoverage(
                kind: kind.id,
                names: kind.names,
                places: found[kind.id]?.int("n") ?? 0,
                withDuty: found[kind.id]?.int("owned") ?? 0,
                signable: found[kind.id]?.int("asked") ?? 0,
                signed: found[kind.id]?.int("done") ?? 0
            )
        }
    }

    static func apply(_ event: PlaceRegistered, to tables: any TableWriter) throws {
        let place = event.place
        try tables.execute(
            """
            INSERT INTO places (id, programme, town, kind, name, grid, unit, signed, definition)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, name = excluded.name, grid = excluded.grid,
                unit = excluded.unit, signed = excluded.signed, definition = excluded.definition
            """,
            [
                .text(place.id), .text(event.programme), .text(event.town), .text(place.kind), .text(place.name),
                .init(place.grid), .init(place.duty?.unit), place.signed.map { SQLValue($0) } ?? .null,
                try .init(json: place),
            ]
        )
    }

    private static func place(_ row: SQLRow) throws -> InspectedPlace {
        InspectedPlace(
            programme: row.text("programme") ?? "",
            draft: try row.json(PlaceDraft.self, "definition")
        )
    }
}
