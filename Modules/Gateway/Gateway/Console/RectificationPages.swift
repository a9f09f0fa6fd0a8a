import Console
import Messages
import RectificationMessages

/// Rectification (整改): the cases, and one case with what can be done.
struct RectificationPages: EndpointGroup {
    let tag = "console"
    let desk: ConsoleDesk

    var endpoints: [Endpoint] { pages + moving + checking }

    private var pages: [Endpoint] {
        [
            .page(
                "/rectifications",
                "Cases that fit a filter.",
                filters: ["programme", "town", "unit", "state", "overdue", "open", "q", "cursor"],
                on: desk,
                view: list
            ),
            .page("/rectifications/{id}", "A case and its loop.", on: desk) { try await item($0, form: nil) },
        ]
    }

    private var moving: [Endpoint] {
        [
            action("assign", "Gives a case to a unit.", done: "assigned") {
                AssignCase(case: $0, unit: $1["unit"] ?? "")
            },
            action("accept", "Takes a case on.", done: "accepted") { id, _ in AcceptCase(case: id) },
            action("submit", "Says that it is put right.", done: "submitted-case") { id, form in
                SubmitCase(case: id, evidence: form["evidence"].map { [EvidenceDraft(text: $0)] } ?? [])
            },
            action("urge", "Urges the unit.", done: "urged") { id, _ in UrgeCase(case: id) },
            action("suspend", "Lets a case rest.", done: "suspended") { id, _ in SuspendCase(case: id) },
            action("resume", "Goes on with a case.", done: "resumed") { id, _ in ResumeCase(case: id) },
        ]
    }

    private var checking: [Endpoint] {
        [
            action("verify", "Finds it good, and closes the case.", done: "verified") {
                VerifyCase(case: $0, satisfied: $1["satisfied"].map { $0 == "true" })
            },
            action("return", "Gives it back with a reason.", done: "returned") {
                ReturnCase(case: $0, code: $1["code"])
            },
            action("close", "Closes a case without a check.", done: "closed") { id, _ in CloseCase(case: id) },
            action("reopen", "Opens a closed case again.", done: "reopened") { id, _ in ReopenCase(case: id) },
        ]
    }

    private func action<C: Command>(
        _ word: String,
        _ summary: String,
        done: String,
        command: @escaping @Sendable (String, ConsoleForm) -> C
    ) -> Endpoint {
        .form("/rectifications/{id}/" + word, summary, on: desk) { form, request in
            let id = try request.path("id")
            _ = try await desk.give(command(id, form), of: form, for: request)
            return .seeOther("/rectifications/\(Address.escaped(id))", done: done)
        } refused: { form, problem, request in
            try await item(request, form: SentForm(name: word, values: form.fields, problem: problem))
        }
    }

    @Sendable private func list(_ request: GatewayRequest) async throws -> RectificationsView {
        var filter = RectificationsView.Filter()
        filter.programme = request.text("programme") ?? ""
        filter.town = request.text("town") ?? ""
        filter.unit = request.text("unit") ?? ""
        filter.state = request.text("state") ?? ""
        filter.overdue = request.text("overdue") ?? ""
        filter.open = request.text("open") ?? ""
        filter.q = request.text("q") ?? ""
        filter.cursor = request.text("cursor") ?? ""
        let query = ListCases(
            state: request.text("state").flatMap(CaseState.init),
            open: request.text("open") == "true" ? true : nil,
            overdue: request.text("overdue") == "true" ? true : nil,
            unit: request.text("unit"),
            town: request.text("town"),
            programme: request.text("programme"),
            q: request.text("q"),
            cursor: request.text("cursor")
        )
        let cases = try await desk.ask(query, for: request)
        let figures = SummarizeCases(by: .unit, programme: request.text("programme"), town: request.text("town"))
        let statistics = try await desk.ask(orNothing: figures, for: request)
        let names = try await desk.names(units: true, for: request)
        return RectificationsView(cases, filter: filter, statistics: statistics, names: names)
    }

    private func item(_ request: GatewayRequest, form: SentForm?) async throws -> RectificationView {
        let id = try request.path("id")
        let found = try await desk.ask(FindCase(id: id), for: request)
        let history = try await desk.ask(orNothing: CaseHistory(id: id), for: request)?.items ?? []
        return RectificationView(
            found,
            history: history,
            for: desk.asker(of: request),
            names: try await desk.names(of: [found.programme], units: true, for: request),
            form: form,
            key: desk.key()
        )
    }
}
