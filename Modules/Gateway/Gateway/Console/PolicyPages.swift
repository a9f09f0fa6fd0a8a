import Bus
import Console
import Foundation
import Hummingbird
import Messages
import OfficeFiles
import PolicyMessages

/// Policy texts: read, corrected, kept as drafts, adopted as programmes.
struct PolicyPages: EndpointGroup {
    let tag = "console"
    let desk: ConsoleDesk
    let reader: any DraftReader

    /// The file of a draft that keeps the text which it was read from.
    private static let document = "document.txt"

    var endpoints: [Endpoint] {
        [
            .page("/policy", "Read a policy text; the drafts that are kept.", on: desk) { try await list($0, nil) },
            .form("/policy/readings", "Reads a policy text.", on: desk) { form, request in
                desk.show(view(try await content(reading: form, request), request), for: request)
            } refused: { form, problem, request in
                try await list(request, SentForm(name: "", values: form.fields, problem: problem))
            },
            .page("/policy/drafts/{id}", "A draft, with the text that it was read from.", on: desk) { request in
                let draft = try await desk.ask(FindDraft(id: try request.path("id")), for: request)
                return view(try await content(of: draft, request), request)
            },
            file,
            onDraft("checks", "Checks a draft's files.") { form, request in
                let content = try await check(form, request)
                let status: HTTPResponse.Status = content.faults?.isEmpty == false ? .unprocessableContent : .ok
                return desk.show(view(content, request), for: request, status: status)
            },
            onDraft("drafts", "Keeps a draft.") { form, request in
                let saved = try await save(form, request)
                return .seeOther("/policy/drafts/\(saved.draft)", done: "draft-saved")
            },
            onDraft("adoptions", "Makes a programme of a draft.") { try await adopt($0, $1) },
        ]
    }

    /// A file by itself, to be imported by hand.
    private var file: Endpoint {
        Endpoint(
            method: .get,
            path: "/policy/drafts/{id}/files/{name}",
            summary: "A file of a draft.",
            answer: .content("text/plain")
        ) { request in
            do {
                let draft = try await desk.ask(FindDraft(id: try request.path("id")), for: request)
                let name = try request.path("name")
                guard let file = draft.files.first(where: { $0.name == name }) else {
                    throw Problem(PolicyDraftCode.notFound, .notFound, "The draft '\(draft.id)' has no file '\(name)'.")
                }
                return .content(
                    Array(file.text.utf8),
                    type: "text/plain; charset=utf-8",
                    headers: [.contentDisposition: "attachment; filename=\"\(name)\"", .cacheControl: "no-store"]
                )
            } catch {
                return try desk.trouble(error, for: request)
            }
        }
    }

    /// A button under a draft; when it is refused, the draft stands there as it was typed.
    private func onDraft(
        _ word: String,
        _ summary: String,
        carryOut: @escaping @Sendable (ConsoleForm, GatewayRequest) async throws -> Response
    ) -> Endpoint {
        .form("/policy/" + word, summary, on: desk) { form, request in
            try request.identity.requireOffice()
            return try await carryOut(form, request)
        } refused: { form, _, request in
            try request.identity.requireOffice()
            return view(try await content(typed: form, request), request)
        }
    }

    private func list(_ request: GatewayRequest, _ form: SentForm?) async throws -> PolicyView {
        var drafts: [PolicyDraft] = []
        var cursor: String?
        repeat {
            let page = try await desk.ask(ListDrafts(limit: GatewayLimits.pageItems, cursor: cursor), for: request)
            drafts += page.items
            cursor = page.next
        } while cursor != nil
        return PolicyView(drafts, form: form)
    }

    // MARK: What is done

    private func check(_ form: ConsoleForm, _ request: GatewayRequest) async throws -> PolicyDraftView.Content {
        var content = try await content(typed: form, request)
        do {
            _ = try await adoption(form, request).check(content.files)
            content.faults = []
        } catch let wrong as FileFaults {
            content.faults = wrong.faults
        }
        return content
    }

    private func save(_ form: ConsoleForm, _ request: GatewayRequest) async throws -> SaveDraft.Reply {
        var files = Self.files(form)
        let text = Self.text(form)
        let document = DraftFile(name: Self.document, text: text)
        if !text.isEmpty, try GatewayJSON.encode(document).count <= DraftFile.limit { files.append(document) }
        let command = SaveDraft(
            draft: form["draft"],
            title: form["title"] ?? "",
            documentDigest: form["digest"],
            files: files,
            expectedVersion: form["version"].flatMap(Int.init)
        )
        return try await desk.give(command, of: form, for: request)
    }

    private func adopt(_ form: ConsoleForm, _ request: GatewayRequest) async throws -> Response {
        if let known = try await known(form, request), form["version"] == String(known.version) {
            try DraftAdoption.check(known, again: form["again"] != nil)
        }
        let checked = try await check(form, request)
        guard checked.faults?.isEmpty == true else {
            return desk.show(
                view(checked, request),
                for: request,
                status: .unprocessableContent
            )
        }
        let saved = try await save(form, request)
        let draft = try await desk.ask(FindDraft(id: saved.draft), for: request)
        do {
            _ = try await adoption(form, request).adopt(draft)
        } catch let wrong as FileFaults {
            throw DraftAdoption.refused(wrong)
        }
        return .seeOther("/policy/drafts/\(draft.id)", done: "draft-adopted")
    }

    /// The draft that a form is about, as it is kept; `nil` for one that was never saved.
    private func known(_ form: ConsoleForm, _ request: GatewayRequest) async throws -> PolicyDraft? {
        guard let id = form["draft"] else { return nil }
        return try await desk.ask(FindDraft(id: id), for: request)
    }

    private func adoption(_ form: ConsoleForm, _ request: GatewayRequest) -> DraftAdoption {
        var options = request.options(Author(actor: request.identity.acting, reason: "adoption of a draft"))
        options.key = form["key"].map { "console-\($0)-adoption" }
        return DraftAdoption(bus: desk.bus, reader: reader, options: options)
    }

    // MARK: What stands on the page

    private func view(_ content: PolicyDraftView.Content, _ request: GatewayRequest) -> PolicyDraftView {
        PolicyDraftView(content, for: desk.asker(of: request), key: desk.key())
    }

    private func content(
        reading form: ConsoleForm,
        _ request: GatewayRequest
    ) async throws -> PolicyDraftView.Content {
        let bytes = form.file?.bytes ?? Array((form["text"] ?? "").utf8)
        let name = form.file?.name ?? "粘贴的原文"
        let reading = try await PolicyRoutes.read(name, bytes, request, on: desk.bus)
        var content = PolicyDraftView.Content(
            title: reading.title,
            digest: reading.documentDigest,
            files: reading.files
        )
        content.document = reading.lines.map(\.text).joined(separator: "\n")
        content.reading = reading
        return content
    }

    private func content(of draft: PolicyDraft, _ request: GatewayRequest) async throws -> PolicyDraftView.Content {
        var content = PolicyDraftView.Content(
            title: draft.title,
            digest: draft.documentDigest,
            files: draft.files.filter { $0.name != Self.document }
        )
        (content.draft, content.version) = (draft.id, String(draft.version))
        content.adopted = draft.adopted
        content.document = draft.files.first { $0.name == Self.document }?.text ?? ""
        content.reading = try await reading(of: content.document, request)
        return content
    }

    private func content(typed form: ConsoleForm, _ request: GatewayRequest) async throws -> PolicyDraftView.Content {
        var content = PolicyDraftView.Content(
            title: form["title"] ?? "",
            digest: form["digest"] ?? "",
            files: Self.files(form)
        )
        (content.draft, content.version) = (form["draft"] ?? "", form["version"] ?? "")
        content.adopted = try await known(form, request)?.adopted
        content.document = Self.text(form)
        content.reading = try await reading(of: content.document, request)
        return content
    }

    private func reading(of text: String, _ request: GatewayRequest) async throws -> ReadPolicy.Reply? {
        guard !text.isEmpty else { return nil }
        return try await PolicyRoutes.read(Self.document, Array(text.utf8), request, on: desk.bus)
    }

    private static func text(_ form: ConsoleForm) -> String {
        form["document"].flatMap { Data(base64Encoded: $0) }.map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    /// The files as they were typed, in the order of their names; browsers end lines with two signs.
    private static func files(_ form: ConsoleForm) -> [DraftFile] {
        let typed = form.fields.filter { $0.key.hasPrefix("file:") && !$0.value.isEmpty }
        let order = ["programme.yaml", "units.yaml", "regions.yaml", "batch-1.yaml", "towns.csv"]
        let files = typed.map { name, text in
            DraftFile(name: String(name.dropFirst(5)), text: text.replacing("\r\n", with: "\n") + "\n")
        }
        func rank(_ file: DraftFile) -> (Int, String) { (order.firstIndex(of: file.name) ?? order.count, file.name) }
        return files.sorted { rank($0) < rank($1) }
    }
}
