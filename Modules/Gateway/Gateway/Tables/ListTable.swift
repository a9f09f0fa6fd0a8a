import Foundation
import HTTPTypes
import Hummingbird
import Messages
import Spreadsheets

/// How a list becomes a table: columns, and one or more rows for each item.
struct ListTable: Sendable {
    /// A column: its headings, and where its value stands in a row.
    struct Column: Sendable {
        /// The heading in English.
        var title: String
        /// The heading in Chinese; an import takes either.
        var chinese: String
        var path: [String]
        /// Whether its texts are decimal numbers, to be calculated with.
        var isNumber: Bool

        init(_ title: String, zh chinese: String, _ path: String..., isNumber: Bool = false) {
            self.title = title
            self.chinese = chinese
            self.path = path.isEmpty ? [title] : path
            self.isNumber = isNumber
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
        as format: TableFormat,
        members: [String: JSONValue],
        of operation: String,
        on bus: any GatewayBus
    ) async throws -> Response {
        let isEnglish = try request.hasEnglishHeadings
        let whole = members["limit"] == nil
        var members = members
        if whole { members["limit"] = .integer(Int64(GatewayLimits.pageItems)) }
        var (rows, next) = ([[Sheet.Cell]](), String?.none)
        repeat {
            let data = try GatewayJSON.encode(JSONValue.object(members))
            let reply = try await bus.request(operation: operation, data: data, options: request.options())
            let page = try GatewayJSON.decode(JSONValue.self, from: reply)
            let programme = members["programme"]?.string
            rows += page["items"].map { self.rows(of: $0, in: programme) } ?? []
            guard rows.count <= GatewayLimits.tableRows else { throw Self.tooLong }
            next = page["next"]?.string
            members["cursor"] = next.map(JSONValue.string)
        } while whole && next != nil
        let sheet = Sheet(name: name, columns: headings(isEnglish), rows: rows)
        var headers: HTTPFields = [.contentDisposition: "attachment; filename=\"\(name).\(format.rawValue)\""]
        if let next { headers[.nextCursor] = next }
        return .content(try format.bytes(of: sheet), type: format.mediaType, headers: headers)
    }

    private func headings(_ isEnglish: Bool) -> [Sheet.Column] {
        columns.map { Sheet.Column(isEnglish ? $0.title : $0.chinese) }
    }

    /// Rows; of what unfolds by programme, only those of the programme that was asked for.
    private func rows(of items: JSONValue, in programme: String?) -> [[Sheet.Cell]] {
        items.elements.flatMap { item -> [[Sheet.Cell]] in
            let parts = (unfolding.flatMap { item[$0]?.elements } ?? []).filter { part in
                guard let programme, let own = part["programme"]?.string else { return true }
                return own == programme
            }
            guard let unfolding, !parts.isEmpty else { return [cells(of: item)] }
            return parts.map { part in
                guard case .object(var members) = item else { return cells(of: item) }
                members[unfolding] = part
                return cells(of: .object(members))
            }
        }
    }

    private func cells(of row: JSONValue) -> [Sheet.Cell] {
        columns.map { column in
            let value = column.path.reduce(JSONValue?.some(row)) { value, name in value?[name] }
            return value?.cell(isNumber: column.isNumber) ?? ""
        }
    }

    private static let tooLong = Problem(
        "gateway.table-too-long",
        .invalid,
        "The table has more than \(GatewayLimits.tableRows) rows, the most in one answer.",
        remedy: "Narrow the filter, or ask for pages with limit and cursor."
    )
}

extension ListTable {
    /// Towns, one row for each membership.
    static let towns = ListTable(
        name: "towns",
        columns: [
            Column("id", zh: "小镇编号"),
            Column("name", zh: "名称"),
            Column("regionCode", zh: "行政区划代码"),
            Column("townType", zh: "小镇类型"),
            Column("isDesignatedTown", zh: "建制镇"),
            Column("programme", zh: "方案", "memberships", "programme"),
            Column("number", zh: "序号", "memberships", "number"),
            Column("level", zh: "级别", "memberships", "level"),
            Column("category", zh: "类别", "memberships", "category"),
            Column("stage", zh: "阶段", "memberships", "stage"),
            Column("heading", zh: "所属市(州)", "memberships", "heading"),
            Column("version", zh: "版本"),
        ],
        unfolding: "memberships"
    )

    /// The audit trail.
    static let audit = ListTable(
        name: "audit",
        columns: [
            Column("time", zh: "时间"),
            Column("type", zh: "事件"),
            Column("subject", zh: "对象"),
            Column("unit", zh: "单位", "actor", "unit"),
            Column("post", zh: "岗位", "actor", "post"),
            Column("reason", zh: "理由"),
            Column("source", zh: "来源"),
            Column("id", zh: "编号"),
            Column("trace", zh: "跟踪号"),
        ]
    )
}

extension EndpointParameter {
    /// The language of the headings of a table.
    static let lang = EndpointParameter(
        name: "lang",
        text: "The headings of CSV and XLSX: zh, or en; zh when left out."
    )
}

extension GatewayRequest {
    fileprivate var hasEnglishHeadings: Bool {
        get throws(HTTPProblem) {
            switch text("lang") {
            case nil, "zh": return false
            case "en": return true
            case let other?: throw QueryText.wrong("lang", "is neither zh nor en: '\(other)'")
            }
        }
    }
}

extension JSONValue {
    /// The value in a cell; what is unknown is empty, texts of a list stand beside one another.
    fileprivate func cell(isNumber: Bool) -> Sheet.Cell? {
        switch self {
        case .null: nil
        case .bool(let flag): .text(String(flag))
        case .integer(let integer): .number(DecimalValue(Decimal(integer)))
        case .number(let number): .text(String(number))
        case .string(let text): isNumber ? DecimalValue(text).map(Sheet.Cell.number) ?? .text(text) : .text(text)
        case .array(let items): .text(items.compactMap(\.string).joined(separator: ";"))
        case .object: nil
        }
    }
}
