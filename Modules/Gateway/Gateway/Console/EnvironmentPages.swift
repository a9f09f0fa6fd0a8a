import Console
import EnvironmentGovernanceMessages
import Hummingbird
import Messages
import RegistryMessages

/// Environment governance (环境治理): how places are kept, an inspection with its proof, and the forms of those who look.
struct EnvironmentPages: EndpointGroup {
    let tag = "console"
    let desk: ConsoleDesk

    private static let inspectionPath = "/environment/inspections/{id}"
    private static let complaintsPath = "/environment/complaints"

    var endpoints: [Endpoint] {
        [
            .page(
                "/environment",
                "How the places of a programme are kept.",
                filters: ["programme", "month", "cursor"],
                on: desk,
                view: environment
            ),
            .page(Self.inspectionPath, "An inspection, and the proof of its draw.", on: desk, view: inspection),
            .page(Self.inspectionPath + "/places/{place}", "What is looked at in a place.", on: desk) {
                try await findings($0, form: nil)
            },
            .form(Self.inspectionPath + "/places/{place}", "Records what was found.", on: desk, carryOut: record) {
                try await findings($2, form: SentForm(name: "findings", values: $0.fields, problem: $1))
            },
            .page(Self.complaintsPath, "A form for a complaint.", filters: ["programme"], on: desk) {
                try await complaint($0, form: nil)
            },
            .form(Self.complaintsPath, "Takes a complaint.", on: desk, carryOut: takeComplaint) {
                try await complaint($2, form: SentForm(name: "complaint", values: $0.fields, problem: $1))
            },
        ]
    }

    // MARK: How places are kept

    @Sendable private func environment(_ request: GatewayRequest) async throws -> EnvironmentView {
        let choice = try await desk.choice(for: request) { $0.environment != nil }
        let names = try await desk.names(units: true, for: request)
        var (answers, month) = (EnvironmentView.Answers(), request.text("month") ?? "")
        if let programme = choice.definition?.id {
            let inspections = ListInspections(programme: programme)
            answers.inspections = try await desk.ask(orNothing: inspections, for: request)?.items ?? []
            month = request.text("month") ?? answers.inspections.first?.month.text ?? ""
            try await fill(&answers, of: programme, request)
            try await rank(&answers, of: programme, in: month, request)
        }
        return EnvironmentView(answers, of: choice, month: month, for: desk.asker(of: request), names: names)
    }

    private func fill(
        _ answers: inout EnvironmentView.Answers,
        of programme: String,
        _ request: GatewayRequest
    ) async throws {
        let faults = ListFaults(programme: programme, state: .open, cursor: request.text("cursor"))
        answers.faults = try await desk.ask(faults, for: request)
        let toCheck = ListFaults(programme: programme, state: .putRight, limit: 1)
        answers.toCheck = try await desk.ask(orNothing: toCheck, for: request)?.total ?? 0
        answers.coverage = try await desk.ask(orNothing: FindCoverage(programme: programme), for: request)
        let focus = ListFocus(programme: programme, limit: GatewayLimits.pageItems)
        answers.focus = try await desk.ask(orNothing: focus, for: request)?.items ?? []
        answers.checklist = try await desk.ask(orNothing: FindChecklist(programme: programme), for: request)
        answers.towns = try await desk.towns(of: programme, for: request)
    }

    /// The month's ranking, and the months before where there is one town to follow.
    private func rank(
        _ answers: inout EnvironmentView.Answers,
        of programme: String,
        in month: String,
        _ request: GatewayRequest
    ) async throws {
        if let month = Period(month) {
            let ranking = FindRanking(programme: programme, month: month)
            answers.ranking = try await desk.ask(orNothing: ranking, for: request)
        }
        if answers.towns.count == 1, let town = answers.towns.keys.first {
            let trend = FindTrend(programme: programme, town: town)
            answers.trend = try await desk.ask(orNothing: trend, for: request)?.points ?? []
        }
    }

    // MARK: An inspection

    @Sendable private func inspection(_ request: GatewayRequest) async throws -> InspectionView {
        let id = try request.path("id")
        var answers = InspectionView.Answers(try await desk.ask(FindInspection(id: id), for: request))
        answers.proof = try await desk.ask(orNothing: FindDrawProof(id: id), for: request)
        let findings = ListFindings(inspection: id, limit: GatewayLimits.pageItems)
        answers.findings = try await desk.ask(orNothing: findings, for: request)?.items ?? []
        for place in Set(answers.inspection.drawn.map(\.place) + answers.findings.map(\.place)).sorted() {
            answers.places[place] = try await desk.ask(orNothing: FindPlace(id: place), for: request)
        }
        return InspectionView(
            answers,
            for: desk.asker(of: request),
            words: try await words(of: answers.inspection.programme, request)
        )
    }

    // MARK: Recording findings

    private func findings(_ request: GatewayRequest, form: SentForm?) async throws -> FindingsView {
        let (id, place) = (try request.path("id"), try request.path("place"))
        let inspection = try await desk.ask(FindInspection(id: id), for: request)
        let found = try await desk.ask(FindPlace(id: place), for: request)
        let list = FindChecklist(programme: inspection.programme, placeKind: found.draft.kind)
        let lines = try await desk.ask(list, for: request).lines.filter { inspection.items.contains($0.id) }
        let query = ListFindings(inspection: id, place: place, limit: GatewayLimits.pageItems)
        return FindingsView(
            inspection,
            place: found,
            lines: lines,
            known: try await desk.ask(orNothing: query, for: request)?.items ?? [],
            words: try await words(of: inspection.programme, request),
            form: form,
            key: desk.key()
        )
    }

    @Sendable private func record(_ form: ConsoleForm, _ request: GatewayRequest) async throws -> Response {
        let (id, place) = (try request.path("id"), try request.path("place"))
        let inspection = try await desk.ask(FindInspection(id: id), for: request)
        let list = FindChecklist(programme: inspection.programme)
        let results = try await desk.ask(list, for: request).lines.compactMap { Self.result($0, in: form) }
        let command = RecordFindings(inspection: id, place: place, results)
        _ = try await desk.give(command, of: form, for: request)
        return .seeOther("/environment/inspections/\(Address.escaped(id))", done: "recorded")
    }

    /// What a form says of a line; `nil` when it says nothing.
    private static func result(_ line: ChecklistLine, in form: ConsoleForm) -> ItemResult? {
        let text = form[FindingsView.textName(line.id)]
        let value = form[FindingsView.valueName(line.id)].flatMap { DecimalValue($0) }
        let chosen = form[FindingsView.resultName(line.id)].flatMap(FindingResult.init)
        guard let result = chosen ?? (value == nil ? nil : .measured) else { return nil }
        let isMeasured = line.kind == "measure" && result != .notApplicable
        return ItemResult(line.id, result, value: value, unit: isMeasured ? line.unit : nil, text: text)
    }

    // MARK: Complaints

    private func complaint(_ request: GatewayRequest, form: SentForm?) async throws -> ComplaintView {
        let wanted = form?.values["programme"] ?? request.text("programme")
        let choice = try await desk.choice(wanted, for: request) { $0.environment != nil }
        guard let programme = choice.definition else { throw HTTPProblem.noRoute(Self.complaintsPath) }
        return ComplaintView(
            programme,
            towns: try await desk.towns(of: programme.id, for: request),
            form: form,
            key: desk.key()
        )
    }

    @Sendable private func takeComplaint(_ form: ConsoleForm, _ request: GatewayRequest) async throws -> Response {
        let programme = form["programme"] ?? ""
        let command = TakeComplaint(
            programme: programme,
            town: form["town"] ?? "",
            channel: form["channel"] ?? "",
            text: form["text"] ?? "",
            location: form["location"],
            kind: form["kind"],
            item: form["item"]
        )
        _ = try await desk.give(command, of: form, for: request)
        return .seeOther(Address("/environment", [("programme", programme)]).text, done: "complaint-taken")
    }

    private func words(of programme: String, _ request: GatewayRequest) async throws -> PlaceWords {
        let definition = try await desk.ask(orNothing: FindProgramme(id: programme), for: request)
        let towns = try await desk.towns(of: programme, for: request)
        return PlaceWords(definition, towns: towns, names: try await desk.names(units: true, for: request))
    }
}
