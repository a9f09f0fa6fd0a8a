import HTTPTypes
import Hummingbird
import Messages
import ProjectsMessages
import Spreadsheets

/// The monthly circular (通报) from a frozen snapshot: JSON, a page to print, a workbook.
struct CircularRoutes: EndpointGroup {
    let tag = "circulars"
    let bus: any GatewayBus

    private static let path = "/api/v1/circulars/{programme}/{period}"
    private static let fields = ["programme": "programme", "period": "month"]

    var endpoints: [Endpoint] {
        [
            .query(
                ListCirculars.self,
                at: "/api/v1/circulars",
                table: .circulars,
                "Circulars that were issued, the newest month first.",
                on: bus
            ),
            found,
            .command(
                FreezeCircular.self,
                at: Self.path,
                fields: Self.fields,
                "Issues the circular of a month; when nothing changed since the last one, that one is the answer.",
                on: bus
            ),
        ]
    }

    private var found: Endpoint {
        let shape = FirstUse { QueryShape(FindCircular.self, inPath: Set(Self.fields.values)) }
        return Endpoint(
            method: .get,
            path: Self.path,
            summary: "A month's circular: JSON, text/html, or XLSX by Accept; readers of single towns get an extract.",
            parameters: .init { shape.value.parameters },
            answer: .json(Circular.self, others: ["text/html", Workbook.mediaType])
        ) { request in
            let members = try shape.value.members(of: request, fields: Self.fields)
            let data = try GatewayJSON.encode(JSONValue.object(members))
            let reply = try await bus.request(operation: FindCircular.name, data: data, options: request.options())
            guard let form = request.firstAccepted(of: ["application/json", "text/html", Workbook.mediaType]),
                form != "application/json"
            else { return .json(reply) }
            let circular = try GatewayJSON.decode(Circular.self, from: reply)
            return try form == "text/html" ? Self.page(circular) : Self.workbook(circular)
        }
    }

    private static func page(_ circular: Circular) -> Response {
        let html = CircularPage(circular: circular).html()
        let headers: HTTPFields = [.contentSecurityPolicy: CircularPage.policy, .cacheControl: "no-store"]
        return .content([UInt8](html.utf8), type: "text/html; charset=utf-8", headers: headers)
    }

    private static func workbook(_ circular: Circular) throws -> Response {
        let name = "circular-\(circular.programme)-\(circular.month.text)-\(circular.edition).xlsx"
        let plain = name.filter { $0.isASCII && ($0.isLetter || $0.isNumber || "-.".contains($0)) }
        return .content(
            try CircularWorkbook(circular: circular).bytes(),
            type: Workbook.mediaType,
            headers: [.contentDisposition: "attachment; filename=\"\(plain)\""]
        )
    }
}

extension ListTable {
    /// Circulars.
    static let circulars = ListTable(
        name: "circulars",
        columns: [
            Column("programme", zh: "方案"),
            Column("month", zh: "月份"),
            Column("edition", zh: "版次"),
            Column("preliminary", zh: "预通报"),
            Column("issuer", zh: "印发单位"),
            Column("date", zh: "日期"),
            Column("digest", zh: "内容摘要值"),
        ]
    )
}
