import ECommerceMessages
import Ledger
import Messages
import ModuleKit

/// Pages of registers, of what the asker may see.
struct RegisterList {
    let tables: any TableReader
    let access: Access
    let register: CommerceRegister
    private var conditions: [String] = ["e.register = ?"]
    private var arguments: [SQLValue]

    init(_ register: CommerceRegister, _ tables: any TableReader, _ access: Access) {
        self.tables = tables
        self.access = access
        self.register = register
        arguments = [.text(register.rawValue)]
        let scope = access.condition(programme: "e.programme", town: "e.town")
        conditions.append(scope.sql)
        arguments += scope.arguments
    }

    /// Requires a value in a column, where one is given.
    mutating func require(_ column: String, _ value: String?) {
        guard let value else { return }
        conditions.append("e.\(column) = ?")
        arguments.append(.text(value))
    }

    /// Requires a condition of its own.
    mutating func require(_ sql: String, with values: [SQLValue]) {
        conditions.append(sql)
        arguments += values
    }

    /// Requires a text in the name or the id, where one is given.
    mutating func search(_ text: String?) {
        guard let text else { return }
        let pattern = SQLValue.text(SQL.pattern(text, anywhere: true))
        require(#"(e.name LIKE ? ESCAPE '\' OR e.id LIKE ? ESCAPE '\')"#, with: [pattern, pattern])
    }

    /// A page; `entry` makes an entry of a row.
    func page<Entry>(
        _ limit: Int?,
        _ cursor: String?,
        _ entry: (SQLRow) throws -> Entry
    ) throws -> Page<Entry> {
        let request = try PageRequest(limit: limit, cursor: cursor, of: ECommerceModule.name)
        let filter = conditions.joined(separator: " AND ")
        let last = Self.place(cursor)
        let rows = try tables.rows(
            """
            SELECT e.* FROM register_entries e
            WHERE \(filter) AND (e.programme > ? OR (e.programme = ? AND (e.town > ? OR (e.town = ? AND e.id > ?))))
            ORDER BY e.programme, e.town, e.id LIMIT ?
            """,
            arguments + [last[0], last[0], last[1], last[1], last[2]].map(SQLValue.text) + [.init(request.limit + 1)]
        )
        let total = try tables.count("SELECT COUNT(*) FROM register_entries e WHERE \(filter)", arguments)
        let shown = rows.prefix(request.limit)
        return Page(
            items: try shown.map(entry),
            total: total,
            next: rows.count > request.limit ? shown.last.map(Self.key) : nil
        )
    }

    private static func key(_ row: SQLRow) -> String {
        [row.text("programme"), row.text("town"), row.text("id")].map { $0 ?? "" }.joined(separator: " ")
    }

    private static func place(_ cursor: String?) -> [String] {
        let parts = (cursor ?? "").split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        return parts.count == 3 ? parts : ["", "", ""]
    }
}
