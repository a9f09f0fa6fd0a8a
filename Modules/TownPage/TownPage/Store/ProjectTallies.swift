import Ledger
import Messages
import ModuleKit
import ProjectsMessages
import TownPageMessages

/// Counts projects and reports.
struct ProjectTallies {
    let tables: any TableReader
    let access: Access

    /// The projects of a programme or a town: every light, the statuses that there are, and the last month of each
    /// programme, or all open rounds.
    func tally(programme: String? = nil, town: String? = nil, openOnly: Bool = false) throws -> ProjectTally {
        let filter = Filter(access, programme: programme, town: town)
        let lights = try counts("projects", by: "light", filter)
        let statuses = try counts("projects", by: "status", filter)
        return ProjectTally(
            count: lights.values.reduce(0, +),
            byStatus: ProjectStatus.allCases.compactMap { status in
                statuses[status.rawValue].map { Tally(status.rawValue, $0) }
            },
            byLight: LightColour.allCases.map { Tally($0.rawValue, lights[$0.rawValue] ?? 0) },
            months: try months(programme: programme, town: town, openOnly: openOnly)
        )
    }

    private func months(programme: String?, town: String?, openOnly: Bool) throws -> [ProjectTally.Month] {
        let filter = Filter(access, programme: programme, hasTown: false)
        let which =
            openOnly
            ? "r.state = 'open'" : "r.month = (SELECT MAX(m.month) FROM rounds m WHERE m.programme = r.programme)"
        let rows = try tables.rows(
            "SELECT r.* FROM rounds r WHERE \(filter.sql) AND \(which) ORDER BY r.programme, r.month",
            filter.arguments
        )
        return try rows.compactMap { try month($0, town: town) }
    }

    /// A month, `nil` when none of its projects is counted.
    private func month(_ row: SQLRow, town: String?) throws -> ProjectTally.Month? {
        let programme = row.text("programme") ?? ""
        guard let month = row.text("month").flatMap(Period.init) else { return nil }
        let filter = Filter(access, programme: programme, town: town)
        let projects = try tables.count("SELECT COUNT(*) FROM projects WHERE \(filter.sql)", filter.arguments)
        guard projects > 0 else { return nil }
        let reports = try counts("reports", by: "state", filter, and: "month = ?", [.text(month.text)])
        return ProjectTally.Month(
            programme: programme,
            month: month,
            state: row.text("state") ?? "",
            due: row.text("due"),
            reports: ReportState.allCases.map { Tally($0.rawValue, reports[$0.rawValue] ?? 0) },
            missing: projects - reports.values.reduce(0, +)
        )
    }

    private func counts(
        _ table: String,
        by column: String,
        _ filter: Filter,
        and more: String = "1 = 1",
        _ arguments: [SQLValue] = []
    ) throws -> [String: Int] {
        let rows = try tables.rows(
            """
            SELECT \(column) AS name, COUNT(*) AS size FROM \(table) WHERE \(filter.sql) AND \(more)
            GROUP BY \(column)
            """,
            filter.arguments + arguments
        )
        return Dictionary(rows.map { ($0.text("name") ?? "", $0.int("size") ?? 0) }) { first, _ in first }
    }
}
