import Bus
import HTTPTypes
import Hummingbird
import Messages
import OfficeFiles
import RegistryMessages
import Spreadsheets

/// Tables that people send, CSV or XLSX: all rows are checked before one is taken.
struct ImportRoutes: EndpointGroup {
    let tag = "imports"
    let bus: any GatewayBus
    let importer: any TableImporter
    /// The kinds of tables that are taken here.
    let kinds: [TableKind]

    /// A kind as the list tells it.
    struct Kind: Codable, Sendable {
        var kind: String
        var summary: String
        var needsProgramme: Bool
    }

    var endpoints: [Endpoint] { [listed, importing] }

    private var listed: Endpoint {
        Endpoint(
            method: .get,
            path: "/api/v1/imports",
            summary: "The kinds of tables that can be imported.",
            answer: .json(ListPage<Kind>.self)
        ) { _ in
            let all = kinds.map { Kind(kind: $0.name, summary: $0.summary, needsProgramme: $0.needsProgramme) }
            return try .json(ListPage(whole: all))
        }
    }

    private var importing: Endpoint {
        Endpoint(
            method: .post,
            path: "/api/v1/imports/{kind}",
            summary:
                "Imports a CSV or XLSX table, told by its content; any fault and nothing is taken.",
            parameters: .init { Self.parameters },
            answer: .json(ImportReport.self, others: [Workbook.mediaType])
        ) { request in
            try await answer(request)
        }
    }

    private static let parameters: [EndpointParameter] = [
        .init(name: "programme", text: "The programme that the table belongs to, for kinds that need one."),
        .init(name: "dryRun", schema: .boolean, text: "Only say what would happen; nothing is kept."),
        .init(name: "marked", schema: .boolean, text: "Answer faults with the table as XLSX, wrong cells marked."),
        .init(name: "sheet", text: "The sheet of an XLSX; the first visible one when left out."),
        .init(name: "reason", text: "Why, for the record."),
        .init(name: "actor", text: "The unit that imports; the account's own when left out."),
        .init(name: "Idempotency-Key", place: .header, text: "Your name for this import."),
    ]

    private func answer(_ request: GatewayRequest) async throws -> Response {
        let kind = try kind(of: request)
        let programme = try await programme(of: request, for: kind)
        let (dryRun, marked) = (try request.flag("dryRun"), try request.flag("marked"))
        let bytes = try await request.body()
        let file = kind.name + (TableFile.isWorkbook(bytes) ? ".xlsx" : ".csv")
        var report = ImportReport(kind: kind.name, rows: 0, faults: [])
        var csv: [UInt8] = []
        do {
            csv = try TableFile.csv(bytes, file: file, sheet: request.text("sheet"))
            let table = try importer.read(kind.name, csv, file: file, programme: programme)
            report.rows = table.rows
            let run = ImportRun(bus: bus, table: table, options: try options(request, kind))
            let rehearsal = try await run.rehearse()
            report.faults = rehearsal.faults
            if rehearsal.faults.isEmpty {
                let count = dryRun ? rehearsal.count : try await run.send()
                report.wouldChange = dryRun ? count.changed : nil
                report.changed = dryRun ? nil : count.changed
                report.unchanged = count.unchanged
            }
        } catch let faults as FileFaults {
            report.faults = faults.faults.prefix(ImportRun.faultLimit).map(ImportReport.Fault.init)
        }
        guard !report.faults.isEmpty else { return try .json(report) }
        return try marked ? Self.marked(report, csv, file) : Self.refused(report, file, trace: request.context.trace)
    }

    private func kind(of request: GatewayRequest) throws -> TableKind {
        let name = try request.path("kind")
        guard let kind = kinds.first(where: { $0.name == name }) else {
            let known = kinds.map(\.name).joined(separator: ", ")
            throw Problem(
                "gateway.unknown-import",
                .notFound,
                "There is no import of '\(name)'.",
                remedy: "Kinds are: \(known)."
            )
        }
        return kind
    }

    private func programme(of request: GatewayRequest, for kind: TableKind) async throws -> ProgrammeDefinition? {
        guard kind.needsProgramme else { return nil }
        guard let id = request.text("programme") else {
            throw QueryText.wrong("programme", "is missing; the \(kind.name) belong to a programme")
        }
        let data = try GatewayJSON.encode(FindProgramme(id: id))
        let reply = try await bus.request(operation: FindProgramme.name, data: data, options: request.options())
        return try GatewayJSON.decode(ProgrammeDefinition.self, from: reply)
    }

    private func options(_ request: GatewayRequest, _ kind: TableKind) throws -> RequestOptions {
        let named = request.text("actor").map { ActingUnit(unit: $0) } ?? request.identity.acting
        let actor = try request.identity.actor(named: named)
        let reason = request.text("reason") ?? "import of \(kind.name)"
        return request.options(Author(actor: actor, reason: reason))
    }

    /// The faults as a problem document that carries the report's members too.
    private static func refused(_ report: ImportReport, _ file: String, trace: String) throws -> Response {
        let problem = Problem(
            "gateway.import-refused",
            .invalid,
            report.faults.count == 1
                ? "One place in the table is wrong; nothing was imported."
                : "\(report.faults.count) places in the table are wrong; nothing was imported.",
            remedy: "Correct the named rows and send the whole table again.",
            errors: report.fileFaults(file).map { .init(pointer: $0.place, message: $0.message) }
        )
        let document = try GatewayJSON.encode(ProblemDocument(HTTPProblem(problem), trace: trace))
        guard case .object(var members) = try GatewayJSON.decode(JSONValue.self, from: document),
            case .object(let own) = try GatewayJSON.decode(JSONValue.self, from: GatewayJSON.encode(report))
        else { throw problem }
        members.merge(own) { _, own in own }
        return .content(
            try GatewayJSON.encode(JSONValue.object(members)),
            type: "application/problem+json",
            status: .unprocessableContent
        )
    }

    private static func marked(_ report: ImportReport, _ csv: [UInt8], _ file: String) throws -> Response {
        let sheet = MarkedTable.sheet(csv, file: file, faults: report.fileFaults(file))
        return .content(
            try Workbook(title: report.kind, sheets: [sheet]).xlsx(),
            type: Workbook.mediaType,
            status: .unprocessableContent,
            headers: [.contentDisposition: "attachment; filename=\"\(report.kind)-marked.xlsx\""]
        )
    }
}
