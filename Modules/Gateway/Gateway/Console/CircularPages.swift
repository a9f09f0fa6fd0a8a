import Console
import HTTPTypes
import Hummingbird
import Messages
import ProjectsMessages
import Spreadsheets

/// The circular (通报) of a month: what was frozen, freezing it, and its workbook.
struct CircularPages: EndpointGroup {
    let tag = "console"
    let desk: ConsoleDesk

    private static let path = "/circulars/{programme}/{month}"

    var endpoints: [Endpoint] {
        [
            .page(Self.path, "A month's circular.", on: desk, view: circular),
            .form(Self.path, "Freezes a month's circular.", on: desk) { form, request in
                let (programme, month) = try RoundPages.place(request)
                let isPreliminary = form["preliminary"] == "true"
                let command = FreezeCircular(programme: programme, month: month, preliminary: isPreliminary)
                _ = try await desk.give(command, of: form, for: request)
                return .seeOther("/circulars/\(Address.escaped(programme))/\(month)", done: "frozen")
            } refused: { _, _, request in
                try await circular(request)
            },
            workbook,
        ]
    }

    /// The same workbook as of the API, for links, which cannot say what they accept.
    private var workbook: Endpoint {
        Endpoint(
            method: .get,
            path: Self.path + "/workbook",
            summary: "A month's circular as XLSX.",
            answer: .content(Workbook.mediaType)
        ) { request in
            do {
                let (programme, month) = try RoundPages.place(request)
                let circular = try await desk.ask(FindCircular(programme: programme, month: month), for: request)
                let name = "circular-\(month)-\(circular.edition).xlsx"
                return .content(
                    try CircularWorkbook(circular: circular).bytes(),
                    type: Workbook.mediaType,
                    headers: [.contentDisposition: "attachment; filename=\"\(name)\"", .cacheControl: "no-store"]
                )
            } catch {
                return try desk.trouble(error, for: request)
            }
        }
    }

    @Sendable private func circular(_ request: GatewayRequest) async throws -> CircularView {
        let (programme, month) = try RoundPages.place(request)
        let round = try await desk.ask(FindRound(programme: programme, month: month), for: request)
        let circular = try await desk.ask(
            orNothing: FindCircular(programme: programme, month: month),
            for: request
        )
        let names = try await desk.names(for: request)
        return CircularView(circular, round: round, for: desk.asker(of: request), names: names, key: desk.key())
    }
}
