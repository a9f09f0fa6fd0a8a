import Ledger
import Messages
import ModuleKit

/// Conditions on the rows of a list, with their arguments.
struct RowFilter {
    private(set) var conditions: [String]
    private(set) var arguments: [SQLValue]

    /// Begins with what an asker may see.
    init(_ access: Access, programme: String? = "t.programme", town: String? = "t.town") {
        let covered = access.condition(programme: programme, town: town)
        conditions = [covered.sql]
        arguments = covered.arguments
    }

    /// The conditions as SQL.
    var sql: String { conditions.joined(separator: " AND ") }

    /// Requires a value, when one is given.
    mutating func equal(_ column: String, _ value: String?) {
        guard let value else { return }
        add("\(column) = ?", [.text(value)])
    }

    /// Requires something.
    mutating func add(_ condition: String, _ arguments: [SQLValue] = []) {
        conditions.append(condition)
        self.arguments += arguments
    }
}

extension TableReader {
    /// A page of rows by a text that none of them shares, in its order.
    ///
    /// - Parameters:
    ///   - request: Which page.
    ///   - columns: What is read.
    ///   - source: The tables, the one filtered as `t`.
    ///   - filter: Which rows.
    ///   - key: The text, in SQL.
    ///   - make: Makes an item of a row.
    /// - Returns: The page.
    /// - Throws: `LedgerError`.
    func page<Item>(
        _ request: PageRequest,
        _ columns: String,
        from source: String,
        where filter: RowFilter,
        by key: String,
        _ make: (SQLRow) throws -> Item
    ) throws -> Page<Item> {
        let rows = try rows(
            """
            SELECT \(columns), \(key) AS page_key FROM \(source)
            WHERE \(filter.sql) AND \(key) > ? ORDER BY \(key) LIMIT ?
            """,
            filter.arguments + [.text(request.cursor ?? ""), .init(request.limit + 1)]
        )
        let total = try count("SELECT COUNT(*) FROM \(source) WHERE \(filter.sql)", filter.arguments)
        let shown = rows.prefix(request.limit)
        let next = rows.count > request.limit ? shown.last?.text("page_key") : nil
        return Page(items: try shown.map(make), total: total, next: next)
    }

    /// A page of rows by their place in the log, the latest first.
    ///
    /// - Parameters:
    ///   - request: Which page.
    ///   - table: The table, filtered as `t`.
    ///   - filter: Which rows.
    ///   - make: Makes an item of a row.
    /// - Returns: The page.
    /// - Throws: `LedgerError`.
    func latest<Item>(
        _ request: PageRequest,
        of table: String,
        where filter: RowFilter,
        _ make: (SQLRow) throws -> Item
    ) throws -> Page<Item> {
        let before = request.cursor.flatMap { Int64($0) } ?? Int64.max
        let rows = try rows(
            "SELECT t.* FROM \(table) t WHERE \(filter.sql) AND t.sequence < ? ORDER BY t.sequence DESC LIMIT ?",
            filter.arguments + [.init(before), .init(request.limit + 1)]
        )
        let total = try count("SELECT COUNT(*) FROM \(table) t WHERE \(filter.sql)", filter.arguments)
        let shown = rows.prefix(request.limit)
        let next = rows.count > request.limit ? shown.last?.integer("sequence").map { String($0) } : nil
        return Page(items: try shown.map(make), total: total, next: next)
    }
}
