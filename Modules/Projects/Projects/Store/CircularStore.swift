import Ledger
import Messages
import ModuleKit
import ProjectsMessages

/// Circulars that were issued, and what the next one is made of.
struct CircularStore {
    let tables: any TableReader

    /// A circular of a month, the last one unless another is named; `nil` when there is none.
    func find(_ programme: String, _ month: Period, edition: Int? = nil) throws -> Circular? {
        try tables.row(
            """
            SELECT edition, digest, content FROM circulars
            WHERE programme = ? AND month = ? AND edition = COALESCE(?, edition)
            ORDER BY edition DESC LIMIT 1
            """,
            [.text(programme), .text(month.text), .init(edition)]
        ).map { row in
            Circular(
                programme: programme,
                month: month,
                edition: row.int("edition") ?? 1,
                digest: row.text("digest") ?? "",
                extract: false,
                content: try row.json(CircularContent.self, "content")
            )
        }
    }

    /// The circulars of the programmes that are covered, the newest month first.
    func list(_ query: ListCirculars, _ access: Access, _ request: PageRequest) throws -> Page<CircularHead> {
        let scope = access.condition(programme: "c.programme", town: nil)
        let wanted = query.programme.map { ("c.programme = ?", [SQLValue.text($0)]) } ?? ("1 = 1", [])
        let condition = "\(scope.sql) AND \(wanted.0)"
        let arguments = scope.arguments + wanted.1
        let key = "c.month || '/' || c.programme || '/' || c.edition"
        let rows = try tables.rows(
            """
            SELECT c.programme, c.month, c.edition, c.digest, c.preliminary, c.issuer, c.date, \(key) AS place
            FROM circulars c WHERE \(condition) AND \(key) < ? ORDER BY \(key) DESC LIMIT ?
            """,
            arguments + [.text(request.cursor ?? "~"), .init(request.limit + 1)]
        )
        let total = try tables.count("SELECT COUNT(*) FROM circulars c WHERE \(condition)", arguments)
        return request.page(rows.compactMap(Self.head), total: total) { "\($0.month)/\($0.programme)/\($0.edition)" }
    }

    private static func head(_ row: SQLRow) -> CircularHead? {
        row.text("month").flatMap { Period($0) }.map { month in
            CircularHead(
                programme: row.text("programme") ?? "",
                month: month,
                edition: row.int("edition") ?? 1,
                digest: row.text("digest") ?? "",
                preliminary: row.bool("preliminary") ?? false,
                issuer: row.text("issuer") ?? "",
                date: row.text("date") ?? ""
            )
        }
    }

    /// The projects of a programme as they are, by number, with their reports of a month.
    func entries(_ programme: String, _ month: Period) throws -> [CircularEntry] {
        let reports = try reports(programme, month)
        let approved = try approved(programme, until: month)
        let rows = try tables.rows(
            """
            SELECT p.project, p.definition, t.name AS town_name FROM project_periods p
            LEFT JOIN known_towns t ON t.id = p.town
            WHERE p.programme = ? AND p.valid_to IS NULL ORDER BY p.number
            """,
            [.text(programme)]
        )
        return try rows.map { row in
            let project = try row.json(Project.self, "definition")
            let assessed = LightRules.assess(project.facts, report: approved[project.id])
            let report = reports[project.id]
            return CircularEntry(
                project: project.id,
                name: project.facts.name,
                town: project.facts.town,
                townName: row.text("town_name") ?? project.facts.town,
                facts: project.facts,
                light: assessed.light,
                share: assessed.share,
                state: report?.text("state").flatMap(ReportState.init),
                late: report?.bool("late") ?? false,
                figures: try report?.json(ReportFigures.self, "figures")
            )
        }
    }

    private func reports(_ programme: String, _ month: Period) throws -> [String: SQLRow] {
        let rows = try tables.rows(
            "SELECT project, state, late, figures FROM reports WHERE programme = ? AND month = ?",
            [.text(programme), .text(month.text)]
        )
        return Dictionary(rows.map { ($0.text("project") ?? "", $0) }) { first, _ in first }
    }

    /// The last approved report of each project up to a month.
    private func approved(_ programme: String, until month: Period) throws -> [String: ReportFigures] {
        let rows = try tables.rows(
            """
            SELECT r.project, r.figures FROM reports r WHERE r.programme = ? AND r.state = 'approved' AND r.month = (
                SELECT MAX(x.month) FROM reports x
                WHERE x.project = r.project AND x.state = 'approved' AND x.month <= ?)
            """,
            [.text(programme), .text(month.text)]
        )
        return try Dictionary(
            rows.map { ($0.text("project") ?? "", try $0.json(ReportFigures.self, "figures")) }
        ) { first, _ in first }
    }

    static func apply(_ event: CircularFrozen, to tables: any TableWriter) throws {
        try tables.execute(
            """
            INSERT INTO circulars (programme, month, edition, digest, preliminary, issuer, date, content)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .text(event.programme), .text(event.month.text), .init(event.edition), .text(event.digest),
                .init(event.content.preliminary), .text(event.content.issuer), .text(event.content.date),
                try .init(json: event.content),
            ]
        )
    }
}
