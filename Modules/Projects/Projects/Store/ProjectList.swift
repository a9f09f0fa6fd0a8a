import Ledger
import Messages
import ModuleKit
import ProjectsMessages

/// Projects as they were on a day: lists with filters, and single ones.
struct ProjectList {
    let tables: any TableReader
    let day: String
    let access: Access

    /// A page of projects is cut short at so many bytes, so that an answer fits a frame.
    static let pageBytes = 800 * 1024

    /// Projects by programme and number.
    func page(_ query: ListProjects, _ request: PageRequest) throws -> Page<Project> {
        let filter = filter(query)
        let (programme, number) = Self.place(request.cursor)
        let rows = try tables.rows(
            """
            SELECT p.definition FROM project_periods p
            WHERE \(filter.sql) AND (p.programme > ? OR (p.programme = ? AND p.number > ?))
            ORDER BY p.programme, p.number LIMIT ?
            """,
            filter.arguments + [.text(programme), .text(programme), .init(number), .init(request.limit + 1)]
        )
        let total = try tables.count("SELECT COUNT(*) FROM project_periods p WHERE \(filter.sql)", filter.arguments)
        let fitting = Self.fitting(rows.prefix(request.limit))
        let items = try fitting.map { try $0.json(Project.self, "definition") }
        let isLast = fitting.count == rows.count
        let next = isLast ? nil : items.last.map { "\($0.facts.number ?? 0):\($0.programme)" }
        return Page(items: items, total: total, next: next)
    }

    /// One project, `nil` when it was not in the library on that day, or is not covered.
    func find(_ id: String) throws -> Project? {
        let scope = access.condition(programme: "p.programme", town: "p.town")
        return try tables.row(
            "SELECT p.definition FROM project_periods p WHERE p.project = ? AND \(SQL.holds("p")) AND \(scope.sql)",
            [.text(id), .text(day), .text(day)] + scope.arguments
        )?.json(Project.self, "definition")
    }

    /// The first rows that fit an answer, one at least.
    private static func fitting(_ rows: ArraySlice<SQLRow>) -> [SQLRow] {
        var bytes = 0
        let fitting = rows.prefix { row in
            bytes += row.text("definition")?.utf8.count ?? 0
            return bytes <= pageBytes
        }
        return Array(fitting.isEmpty ? rows.prefix(1) : fitting)
    }

    private static func place(_ cursor: String?) -> (programme: String, number: Int) {
        guard let cursor, let colon = cursor.firstIndex(of: ":"), let number = Int(cursor[..<colon]) else {
            return ("", 0)
        }
        return (String(cursor[cursor.index(after: colon)...]), number)
    }

    private func filter(_ query: ListProjects) -> (sql: String, arguments: [SQLValue]) {
        let scope = access.condition(programme: "p.programme", town: "p.town")
        var conditions = [SQL.holds("p"), scope.sql]
        var arguments: [SQLValue] = [.text(day), .text(day)] + scope.arguments
        let equal: [(String, String?)] = [
            ("programme", query.programme), ("town", query.town), ("status", query.status?.rawValue),
            ("light", query.light?.rawValue),
        ]
        for case (let column, let value?) in equal {
            conditions.append("p.\(column) = ?")
            arguments.append(.text(value))
        }
        if let kind = query.kind {
            conditions.append(#"p.kinds LIKE ? ESCAPE '\'"#)
            arguments.append(.text(WordList.pattern(kind)))
        }
        if let text = query.q {
            conditions.append(#"(p.name LIKE ? ESCAPE '\' OR p.project LIKE ? ESCAPE '\')"#)
            arguments += [.text(SQL.pattern(text, anywhere: true)), .text(SQL.pattern(text, anywhere: true))]
        }
        return (conditions.joined(separator: " AND "), arguments)
    }
}
