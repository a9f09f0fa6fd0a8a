import EnvironmentGovernanceMessages
import Ledger
import Messages
import ModuleKit

/// Inspections, their candidates and what was drawn of them.
struct InspectionStore {
    let tables: any TableReader
    let access: Access

    /// How many inspections of a month there are.
    func count(of programme: String, in month: Period) throws -> Int {
        try tables.count(
            "SELECT COUNT(*) FROM inspections WHERE programme = ? AND month = ?",
            [.text(programme), .text(month.text)]
        )
    }

    /// Whether there is an inspection of this id.
    func isTaken(_ id: String) throws -> Bool {
        try tables.row("SELECT id FROM inspections WHERE id = ?", [.text(id)]) != nil
    }

    /// The inspection that was opened with a commitment.
    func inspection(committedTo commitment: String) throws -> Inspection? {
        try tables.row("SELECT * FROM inspections WHERE commitment = ?", [.text(commitment)]).map(inspection)
    }

    /// An inspection that the asker may see.
    ///
    /// - Throws: ``Problem`` `environment.not-found`.
    func require(_ id: String) throws -> Inspection {
        var filter = visible
        filter.equal("t.id", id)
        let row = try tables.row("SELECT t.* FROM inspections t WHERE \(filter.sql)", filter.arguments)
        guard let row else {
            throw Problem(
                EnvironmentGovernanceCode.notFound,
                .notFound,
                "There is no inspection '\(id)'.",
                remedy: "Ask for the inspections (\(ListInspections.name))."
            )
        }
        return try inspection(row)
    }

    /// Inspections, the latest first.
    func list(_ query: ListInspections, _ request: PageRequest) throws -> Page<Inspection> {
        var filter = visible
        filter.equal("t.programme", query.programme)
        filter.equal("t.month", query.month?.text)
        filter.equal("t.state", query.state?.rawValue)
        return try tables.latest(request, of: "inspections", where: filter, inspection)
    }

    /// The candidates of an inspection that the asker may see, by place.
    func candidates(_ id: String) throws -> [Candidate] {
        let filter = candidateFilter(id)
        return try tables.rows(
            "SELECT t.* FROM candidates t WHERE \(filter.sql) ORDER BY t.place",
            filter.arguments
        ).map { Candidate(place: $0.text("place") ?? "", kind: $0.text("kind") ?? "", town: $0.text("town") ?? "") }
    }

    /// The proof of a draw, as far as the asker may see it.
    func proof(_ id: String) throws -> DrawProof {
        let inspection = try require(id)
        let secret = try tables.row("SELECT secret FROM inspections WHERE id = ?", [.text(id)])?.text("secret")
        return DrawProof(
            inspection: id,
            commitment: inspection.commitment,
            secret: secret,
            digest: inspection.digest,
            quotas: inspection.quotas,
            candidates: try candidates(id),
            complete: access.towns == nil,
            drawn: inspection.drawn,
            limits: try limits(id)
        )
    }

    // MARK: Reading

    /// Inspections that the asker may see: those with a candidate in their towns; an unannounced one not before it is
    /// closed, unless they inspect themselves.
    private var visible: RowFilter {
        var filter = RowFilter(access, town: nil)
        guard let towns = access.towns else { return filter }
        let within = towns.isEmpty ? "1 = 0" : "c.town IN \(SQL.places(towns.count))"
        filter.add(
            "EXISTS (SELECT 1 FROM candidates c WHERE c.inspection = t.id AND \(within))",
            towns.map { .text($0) }
        )
        if ![.officer, .inspector, .administrator].contains(access.role) {
            filter.add("(t.unannounced = 0 OR t.state = ?)", [.text(InspectionState.closed.rawValue)])
        }
        return filter
    }

    private func candidateFilter(_ id: String) -> RowFilter {
        var filter = RowFilter(access, programme: nil)
        filter.equal("t.inspection", id)
        return filter
    }

    private func inspection(_ row: SQLRow) throws -> Inspection {
        let id = row.text("id") ?? ""
        let filter = candidateFilter(id)
        return Inspection(
            id: id,
            programme: row.text("programme") ?? "",
            month: row.text("month").flatMap { Period($0) } ?? Period(year: 1),
            part: row.text("part") ?? "",
            state: row.text("state").flatMap(InspectionState.init) ?? .open,
            unit: row.text("unit") ?? "",
            items: try row.json([String].self, "items"),
            quotas: try row.json([KindQuota].self, "quotas"),
            unannounced: row.bool("unannounced") ?? false,
            anyPlace: row.bool("any_place") ?? false,
            commitment: row.text("commitment") ?? "",
            digest: row.text("digest") ?? "",
            candidates: try tables.count("SELECT COUNT(*) FROM candidates t WHERE \(filter.sql)", filter.arguments),
            drawn: try drawn(filter),
            visited: try visited(id)
        )
    }

    private func drawn(_ filter: RowFilter) throws -> [DrawnPlace] {
        try tables.rows(
            "SELECT t.* FROM candidates t WHERE \(filter.sql) AND t.draw_key IS NOT NULL ORDER BY t.draw_key",
            filter.arguments
        ).map { row in
            DrawnPlace(
                place: row.text("place") ?? "",
                kind: row.text("kind") ?? "",
                town: row.text("town") ?? "",
                key: row.text("draw_key") ?? ""
            )
        }
    }

    private func visited(_ id: String) throws -> Int {
        var filter = RowFilter(access)
        filter.equal("t.inspection", id)
        return try tables.count("SELECT COUNT(DISTINCT t.place) FROM findings t WHERE \(filter.sql)", filter.arguments)
    }

    private func limits(_ id: String) throws -> [DrawProof.KindLimit] {
        try tables.rows(
            """
            SELECT kind, MAX(draw_key) AS greatest FROM candidates
            WHERE inspection = ? AND draw_key IS NOT NULL GROUP BY kind ORDER BY kind
            """,
            [.text(id)]
        ).map { DrawProof.KindLimit(kind: $0.text("kind") ?? "", key: $0.text("greatest") ?? "") }
    }
}
