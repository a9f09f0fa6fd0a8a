import Bus
import Console
import Foundation
import Hummingbird
import Messages
import OfficeFiles
import RegistryMessages
import Spreadsheets

/// Importing tables by hand: check, see what is wrong in its place, confirm.
struct ImportPages: EndpointGroup {
    let tag = "console"
    let desk: ConsoleDesk
    let importer: any TableImporter

    /// The largest file, in bytes: it goes to the browser and back before it is imported.
    static let fileBytes = 4 * 1024 * 1024

    var endpoints: [Endpoint] {
        [
            .page("/imports", "Choose a table to import.", on: desk) { request in
                try await page(nil, form: nil, request)
            },
            .form("/imports", "Checks a table, or imports one that was checked.", on: desk) { form, request in
                try await importing(form, request)
            } refused: { form, problem, request in
                try await page(nil, form: SentForm(name: "", values: form.fields, problem: problem), request)
            },
            template,
        ]
    }

    /// A table with nothing but its headings.
    private var template: Endpoint {
        Endpoint(
            method: .get,
            path: "/imports/templates/{file}",
            summary: "The headings of a kind of table, as CSV.",
            answer: .content(TableFormat.csv.mediaType)
        ) { request in
            let file = try request.path("file")
            let columns = ImportColumn.columns(of: file.hasSuffix(".csv") ? String(file.dropLast(4)) : "")
            guard !columns.isEmpty else { throw HTTPProblem.noRoute(request.request.uri.path) }
            var text = CSVText()
            text.row(columns.map(\.zh))
            return .content(
                text.bytes,
                type: TableFormat.csv.mediaType,
                headers: [.contentDisposition: "attachment; filename=\"\(file)\""]
            )
        }
    }

    private func importing(_ form: ConsoleForm, _ request: GatewayRequest) async throws -> Response {
        let sent = SentForm(name: "", values: form.fields, problem: nil)
        let upload = try Upload(form)
        let result = try await attempt(upload, form, request)
        switch result {
        case .refused(let sheet):
            let view = try await page(.init(refused: sheet, kind: upload.kind), form: sent, request)
            return desk.show(view, for: request, status: .unprocessableContent)
        case .checked(let sheet, let count):
            let check = ImportsView.Check(
                good: sheet,
                changes: count.changed,
                unchanged: count.unchanged,
                confirm: upload.confirm
            )
            return desk.show(try await page(check, form: sent, request), for: request)
        case .done:
            return .seeOther("/imports", done: "imported")
        }
    }

    private enum Outcome {
        case refused(Sheet)
        case checked(Sheet, ImportCount)
        case done
    }

    private func attempt(_ upload: Upload, _ form: ConsoleForm, _ request: GatewayRequest) async throws -> Outcome {
        guard desk.kinds.contains(where: { $0.name == upload.kind }) else {
            throw Problem("gateway.unknown-import", .notFound, "There is no import of '\(upload.kind)'.")
        }
        var programme: ProgrammeDefinition?
        if !upload.programme.isEmpty {
            programme = try await desk.ask(FindProgramme(id: upload.programme), for: request)
        }
        var csv: [UInt8] = []
        do {
            csv = try TableFile.csv(upload.bytes, file: upload.name)
            let table = try importer.read(upload.kind, csv, file: upload.name, programme: programme)
            let author = Author(actor: request.identity.acting, reason: "import of \(upload.kind)")
            var options = request.options(author)
            options.key = form["key"].map { "console-\($0)" }
            let run = ImportRun(bus: desk.bus, table: table, options: options)
            let rehearsal = try await run.rehearse()
            let faults = rehearsal.faults.map { fault in
                FileFault(file: upload.name, line: fault.row, column: fault.column, message: fault.message)
            }
            let sheet = MarkedTable.sheet(csv, file: upload.name, faults: faults)
            guard faults.isEmpty else { return .refused(sheet) }
            guard form["step"] == "import" else { return .checked(sheet, rehearsal.count) }
            _ = try await run.send()
            return .done
        } catch let faults as FileFaults {
            return .refused(MarkedTable.sheet(csv, file: upload.name, faults: faults.faults))
        }
    }

    private func page(
        _ check: ImportsView.Check?,
        form: SentForm?,
        _ request: GatewayRequest
    ) async throws -> ImportsView {
        ImportsView(
            kinds: desk.kinds(for: request).map(\.name),
            check: check,
            names: try await desk.names(for: request),
            form: form,
            key: desk.key()
        )
    }

    /// A table as the form sends it: a file, or the file that was checked before.
    private struct Upload {
        let kind: String
        let programme: String
        let name: String
        let bytes: [UInt8]

        init(_ form: ConsoleForm) throws(Problem) {
            kind = form["kind"] ?? ""
            programme = form["programme"] ?? ""
            let again = form["content"].flatMap { Data(base64Encoded: $0) }.map { [UInt8]($0) }
            guard let bytes = form.file?.bytes ?? again, !bytes.isEmpty else {
                throw Self.refused("No file was chosen.", "is missing")
            }
            guard bytes.count <= ImportPages.fileBytes else {
                throw Self.refused("The file is too large.", "is longer than \(ImportPages.fileBytes) bytes")
            }
            self.bytes = bytes
            name = form.file?.name ?? form["name"] ?? "table"
        }

        var confirm: ImportsView.Confirm {
            .init(kind: kind, programme: programme, name: name, content: Data(bytes).base64EncodedString())
        }

        private static func refused(_ detail: String, _ message: String) -> Problem {
            Problem(
                "gateway.malformed-request",
                .invalid,
                detail,
                remedy: "Choose a CSV or XLSX of at most \(ImportPages.fileBytes) bytes.",
                errors: [.init(pointer: "/file", message: message)]
            )
        }
    }
}
