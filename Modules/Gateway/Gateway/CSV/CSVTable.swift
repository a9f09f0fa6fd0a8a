import HTTPTypes
import Hummingbird
import Messages

/// How a list becomes a table: columns, and one or more rows for each item.
struct CSVTable: Sendable {
    /// A column: its heading, and where its value stands in a row.
    struct Column: Sendable {
        var title: String
        var path: [String]

        init(_ title: String, _ path: String...) {
            self.title = title
            self.path = path.isEmpty ? [title] : path
        }
    }

    /// The file's name.
    var name: String
    var columns: [Column]
    /// A list within each item that makes one row for each of its elements, such as a town's memberships.
    var unfolding: String?

    /// The table of a query's answer: the page that was asked for, or all pages when no limit was given.
    func response(
        to request: GatewayRequest,
        members: [String: JSONValue],
        of operation: String,
        on bus: any GatewayBus
    ) async throws -> Response {
        let whole = members["limit"] == nil
        var members = members
        if whole { members["limit"] = .integer(Int64(GatewayLimits.pageItems)) }
        var text = CSVText()
        text.row(columns.map(\.title))
        var (rows, next) = (0, String?.none)
        repeat {
            let data = try GatewayJSON.encode(JSONValue.object(members))
            let reply = try await bus.request(operation: operation, data: data, options: request.options())
            let page = try GatewayJSON.decode(JSONValue.self, from: reply)
            for row in page["items"].map(rows(of:)) ?? [] {
                rows += 1
                text.row(row)
            }
            guard rows <= GatewayLimits.csvRows else { throw Self.tooLong }
            next = page["next"]?.string
            members["cursor"] = next.map(JSONValue.string)
        } while whole && next != nil
        return .content(text.bytes, type: "text/csv; charset=utf-8", headers: headers(next: next))
    }

    private func headers(next: String?) -> HTTPFields {
        var headers: HTTPFields = [.contentDisposition: "attachment; filename=\"\(name).csv\""]
        if let next { headers[.nextCursor] = next }
        return headers
    }

    private func rows(of items: JSONValue) -> [[String]] {
        items.elements.flatMap { item -> [[String]] in
            let parts = unfolding.flatMap { item[$0]?.elements } ?? []
            guard let unfolding, !parts.isEmpty else { return [cells(of: item)] }
            return parts.map { part in
                guard case .object(var members) = item else { return cells(of: item) }
                members[unfolding] = part
                return cells(of: .object(members))
            }
        }
    }

    private func cells(of row: JSONValue) -> [String] {
        columns.map { column in
            column.path.reduce(JSONValue?.some(row)) { value, name in value?[name] }?.cell ?? ""
        }
    }

    private static let tooLong = Problem(
        "gateway.table-too-long",
        .invalid,
        "The table has more than \(GatewayLimits.csvRows) rows, the most in one answer.",
        remedy: "Narrow the filter, or ask for pages with limit and cursor."
    )
}

extension CSVTable {
    /// Towns, one row for each membership.
    static let towns = CSVTable(
        name: "towns",
        columns: [
            Column("id"), Column("name"), Column("regionCode"), Column("townType"), Column("isDesignatedTown"),
            Column("programme", "memberships", "programme"), Column("number", "memberships", "number"),
            Column("level", "memberships", "level"), Column("category", "memberships", "category"),
            Column("stage", "memberships", "stage"), Column("heading", "memberships", "heading"), Column("version"),
        ],
        unfolding: "memberships"
    )

    /// The audit trail.
    static let audit = CSVTable(
        name: "audit",
        columns: [
            Column("time"), Column("type"), Column("subject"), Column("unit", "actor", "unit"),
            Column("post", "actor", "post"), Column("reason"), Column("source"), Column("id"), Column("trace"),
        ]
    )
}

extension JSONValue {
    /// The value in a cell; what is unknown is empty.
    fileprivate var cell: String? {
        switch self {
        case .null: nil
        case .bool(let flag): String(flag)
        case .integer(let integer): String(integer)
        case .number(let number): String(number)
        case .string(let text): text
        case .array, .object: nil
        }
    }
}
