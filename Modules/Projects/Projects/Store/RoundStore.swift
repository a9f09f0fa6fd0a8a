import Ledger
import Messages
import ModuleKit
import ProjectsMessages

/// Monthly rounds and the reports in them.
struct RoundStore {
    let tables: any TableReader
    /// What lists, counts and sums are of.
    var access = Access.everything

    /// A round as it is kept.
    struct Kept {
        var state: RoundState
        var due: String?
        var digest: String?
    }

    /// A month's round, `nil` when it was never opened.
    func round(_ programme: String, _ month: Period) throws -> Kept? {
        let row = try tables.row(
            "SELECT state, due, digest FROM rounds WHERE programme = ? AND month = ?",
            [.text(programme), .text(month.text)]
        )
        return row.map {
            Kept(
                state: $0.text("state").flatMap(RoundState.init) ?? .open,
                due: $0.text("due"),
                digest: $0.text("digest")
            )
        }
    }

    /// A project's report for a month, `nil` when it handed in none.
    func report(_ project: String, _ month: Period) throws -> ProjectReport? {
        try tables.row(
            "SELECT * FROM reports WHERE project = ? AND month = ?",
            [.text(project), .text(month.text)]
        ).map(Self.report)
    }

    /// Whether a project may report late.
    func isLateAllowed(_ project: String, _ month: Period) throws -> Bool {
        try tables.row(
            "SELECT month FROM late_allowances WHERE project = ? AND month = ?",
            [.text(project), .text(month.text)]
        ) != nil
    }

    /// Where a month stands for a project.
    func situation(_ project: Project, _ month: Period) throws -> RoundRules.Situation {
        RoundRules.Situation(
            round: try round(project.programme, month)?.state,
            report: try report(project.id, month)?.state,
            lateAllowed: try isLateAllowed(project.id, month)
        )
    }

    /// What a project's last report before a month says, of those in the given states.
    func last(_ project: String, before month: String, in states: [ReportState]) throws -> ReportFigures? {
        try tables.row(
            """
            SELECT figures FROM reports WHERE project = ? AND month < ? AND state IN \(SQL.places(states.count))
            ORDER BY month DESC LIMIT 1
            """,
            [.text(project), .text(month)] + states.map { .text($0.rawValue) }
        )?.json(ReportFigures.self, "figures")
    }

    /// A condition on reports: those of projects that the access covers.
    private var scope: (sql: String, arguments: [SQLValue]) {
        let own = access.condition(programme: "s.programme", town: "s.town")
        guard !access.isWhole else { return own }
        let projects = "SELECT s.project FROM project_periods s WHERE s.valid_to IS NULL AND \(own.sql)"
        return ("project IN (\(projects))", own.arguments)
    }

    /// The reports of a month in the given states, by project.
    func reports(_ programme: String, _ month: Period, in states: [ReportState]) throws -> [SQLRow] {
        try tables.rows(
            """
            SELECT project, figures FROM reports
            WHERE programme = ? AND month = ? AND state IN \(SQL.places(states.count)) AND \(scope.sql)
            ORDER BY project
            """,
            [.text(programme), .text(month.text)] + states.map { .text($0.rawValue) } + scope.arguments
        )
    }

    /// How many reports of a month are in each state.
    func counts(_ programme: String, _ month: Period) throws -> [ReportState: Int] {
        let rows = try tables.rows(
            """
            SELECT state, COUNT(*) AS n FROM reports WHERE programme = ? AND month = ? AND \(scope.sql)
            GROUP BY state
            """,
            [.text(programme), .text(month.text)] + scope.arguments
        )
        let counts = rows.compactMap { row in
            row.text("state").flatMap(ReportState.init).map { ($0, row.int("n") ?? 0) }
        }
        return Dictionary(counts) { first, _ in first }
    }

    /// Reports by project and month.
    func list(_ query: ListReports, _ request: PageRequest) throws -> Page<ProjectReport> {
        let given: [(String, String?)] = [
            ("programme", query.programme), ("project", query.project), ("month", query.month?.text),
            ("state", query.state?.rawValue),
        ]
        let filters = given.compactMap { column, value in value.map { ("\(column) = ?", SQLValue.text($0)) } }
        let conditions = filters.map(\.0) + [scope.sql]
        let arguments = filters.map(\.1) + scope.arguments
        let place = request.cursor ?? ""
        let rows = try tables.rows(
            """
            SELECT * FROM reports WHERE \((conditions + ["project || '/' || month > ?"]).joined(separator: " AND "))
            ORDER BY project || '/' || month LIMIT ?
            """,
            arguments + [.text(place), .init(request.limit + 1)]
        )
        let filter = conditions.joined(separator: " AND ")
        let total = try tables.count("SELECT COUNT(*) FROM reports WHERE \(filter)", arguments)
        return request.page(try rows.map(Self.report), total: total) { "\($0.project)/\($0.figures.month)" }
    }

    private static func report(_ row: SQLRow) throws -> ProjectReport {
        ProjectReport(
            project: row.text("project") ?? "",
            programme: row.text("programme") ?? "",
            figures: try row.json(ReportFigures.self, "figures"),
            state: row.text("state").flatMap(ReportState.init) ?? .submitted,
            reporter: row.text("reporter") ?? "",
            checker: row.text("checker"),
            returnReason: row.text("return_reason"),
            attempts: row.int("attempts") ?? 0,
            late: row.bool("late") ?? false,
            warnings: try row.json([ProjectWarning].self, "warnings")
        )
    }
}
