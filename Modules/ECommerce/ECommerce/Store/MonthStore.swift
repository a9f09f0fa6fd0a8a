import ECommerceMessages
import Ledger
import Messages
import ModuleKit

/// Months that were closed, and what changed them since.
struct MonthStore {
    let tables: any TableReader

    /// A month as it was closed.
    struct Closed {
        var version: Int
        var closedVersion: Int
        /// What was told.
        var content: Content
    }

    /// What closing a month tells besides its version.
    struct Content: Codable, Hashable {
        var sales: SalesFigures
        var figures: [MonthClosed.MonthFigure]
    }

    /// A month, `nil` when it was never closed.
    func find(_ month: String, of place: CommercePlace) throws -> Closed? {
        try tables.row(
            "SELECT version, closed_version, content FROM months WHERE programme = ? AND town = ? AND month = ?",
            place.arguments + [.text(month)]
        ).map { row in
            Closed(
                version: row.int("version") ?? 0,
                closedVersion: row.int("closed_version") ?? 0,
                content: try row.json(Content.self, "content")
            )
        }
    }

    /// The months of a town that were closed.
    func closed(of place: CommercePlace) throws -> Set<String> {
        let rows = try tables.rows("SELECT month FROM months WHERE programme = ? AND town = ?", place.arguments)
        return Set(rows.compactMap { $0.text("month") })
    }

    /// Answers ``ListMonths``.
    func list(_ query: ListMonths, _ access: Access) throws -> Page<CommerceMonth> {
        let request = try PageRequest(limit: query.limit, cursor: query.cursor, of: ECommerceModule.name)
        let scope = access.condition(programme: "programme", town: "town")
        var (filter, arguments) = (scope.sql, scope.arguments)
        for case (let column, let value?) in [("programme", query.programme), ("town", query.town)] {
            filter += " AND \(column) = ?"
            arguments.append(.text(value))
        }
        let key = "month || ' ' || programme || ' ' || town"
        let rows = try tables.rows(
            "SELECT * FROM months WHERE \(filter) AND \(key) < ? ORDER BY \(key) DESC LIMIT ?",
            arguments + [.text(request.cursor ?? Months.end), .init(request.limit + 1)]
        )
        let total = try tables.count("SELECT COUNT(*) FROM months WHERE \(filter)", arguments)
        return request.page(rows.map(Self.month), total: total) { "\($0.month) \($0.programme) \($0.town)" }
    }

    private static func month(_ row: SQLRow) -> CommerceMonth {
        let month = row.text("month") ?? ""
        return CommerceMonth(
            programme: row.text("programme") ?? "",
            town: row.text("town") ?? "",
            month: Months.period(month, month),
            version: row.int("version") ?? 0,
            closedVersion: row.int("closed_version"),
            late: row.int("late") ?? 0
        )
    }

    // MARK: Writing

    /// Raises the versions of closed months that an event changed.
    static func late(_ event: OrdersTaken, _ tables: any TableWriter) throws {
        var months: [String: Int] = [:]
        for line in event.orders + event.refunds where line.isLate {
            months[Months.month(of: line.day), default: 0] += 1
        }
        for (month, rows) in months.sorted(by: { $0.key < $1.key }) {
            try tables.execute(
                """
                UPDATE months SET late = late + ?, version = closed_version + 1
                WHERE programme = ? AND town = ? AND month = ?
                """,
                [.init(rows), .text(event.programme), .text(event.town), .text(month)]
            )
        }
    }

    /// Applies ``MonthClosed``.
    static func apply(_ event: MonthClosed, to tables: any TableWriter) throws {
        let content = Content(sales: event.sales, figures: event.figures)
        try tables.execute(
            """
            INSERT INTO months (programme, town, month, version, closed_version, late, content)
            VALUES (?, ?, ?, ?, ?, 0, ?)
            ON CONFLICT (programme, town, month) DO UPDATE SET version = excluded.version,
                closed_version = excluded.closed_version, content = excluded.content
            """,
            [
                .text(event.programme), .text(event.town), .text(Months.ends(of: event.month).first),
                .init(event.version), .init(event.version), try .init(json: content),
            ]
        )
    }
}
