import Ledger
import Messages
import ModuleKit
import ProjectsMessages

/// Answers ``ListRounds``: the rounds of the programmes that somebody is there for.
struct RoundList {
    let tables: any TableReader

    /// The page that is asked for.
    func page(_ query: ListRounds, _ access: Access) throws -> Page<RoundSummary> {
        let request = try PageRequest(limit: query.limit, cursor: query.cursor, of: ProjectsModule.name)
        let scope = access.condition(programme: "programme", town: nil)
        var (conditions, arguments) = ([scope.sql], scope.arguments)
        for (column, value) in [("programme", query.programme), ("state", query.state?.rawValue)] {
            guard let value else { continue }
            conditions.append("\(column) = ?")
            arguments.append(.text(value))
        }
        let filter = conditions.joined(separator: " AND ")
        let total = try tables.count("SELECT COUNT(*) FROM rounds WHERE \(filter)", arguments)
        let place = request.cursor.map { _ in " AND month || '/' || programme < ?" } ?? ""
        let rows = try tables.rows(
            """
            SELECT programme, month, state, due FROM rounds WHERE \(filter)\(place)
            ORDER BY month || '/' || programme DESC LIMIT ?
            """,
            arguments + (request.cursor.map { [.text($0)] } ?? []) + [.init(request.limit + 1)]
        )
        return request.page(rows.compactMap(Self.summary), total: total) { "\($0.month)/\($0.programme)" }
    }

    private static func summary(_ row: SQLRow) -> RoundSummary? {
        guard let month = row.text("month").flatMap(Period.init) else { return nil }
        return RoundSummary(
            programme: row.text("programme") ?? "",
            month: month,
            state: row.text("state").flatMap(RoundState.init) ?? .open,
            due: row.text("due")
        )
    }
}
