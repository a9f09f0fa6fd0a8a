import Console
import Hummingbird
import Messages
import ProjectsMessages

/// The monthly round (每月调度): open, report, check, return, lock.
struct RoundPages: EndpointGroup {
    let tag = "console"
    let desk: ConsoleDesk

    var endpoints: [Endpoint] { pages + officers + reports }

    private static let month = "/rounds/{programme}/{month}"
    private static let report = "/rounds/{programme}/{month}/{project}"

    private var pages: [Endpoint] {
        [
            .page("/rounds", "The monthly rounds of all programmes.", on: desk) { try await rounds($0, form: nil) },
            .page("/rounds/{programme}", "The monthly rounds of a programme.", on: desk) {
                try await rounds($0, form: nil)
            },
            .page(Self.month, "A month: its reports, and what is to be done.", on: desk) {
                try await month($0, form: nil)
            },
            .page(Self.report, "A project's report for a month.", on: desk) { try await report($0, form: nil) },
        ]
    }

    private var officers: [Endpoint] {
        [
            .form("/rounds", "Opens the reporting of a month.", on: desk) { form, request in
                let month = try Self.month(of: form["month"])
                let programme = form["programme"] ?? ""
                _ = try await desk.give(OpenRound(programme: programme, month: month), of: form, for: request)
                return .seeOther("/rounds/\(Address.escaped(programme))/\(month)", done: "opened")
            } refused: { form, problem, request in
                try await rounds(request, form: SentForm(name: "open", values: form.fields, problem: problem))
            },
            .form(Self.month + "/lock", "Ends the reporting of a month.", on: desk) { form, request in
                let (programme, month) = try Self.place(request)
                _ = try await desk.give(LockRound(programme: programme, month: month), of: form, for: request)
                return .seeOther(Self.path(programme, month), done: "locked")
            } refused: { form, problem, request in
                try await month(request, form: SentForm(name: "", values: form.fields, problem: problem))
            },
        ]
    }

    private var reports: [Endpoint] {
        [
            .form(Self.report, "Hands in a report.", on: desk) { form, request in
                let (programme, month) = try Self.place(request)
                let project = try request.path("project")
                let command = SubmitReport(project: project, try ReportForm.figures(form, month: month))
                _ = try await desk.give(command, of: form, for: request)
                let path = "\(Self.path(programme, month))/\(Address.escaped(project))"
                return .seeOther(path, done: "submitted")
            } refused: { form, problem, request in
                try await report(request, form: SentForm(name: "submit", values: form.fields, problem: problem))
            },
            check("approve", "Approves a report.", done: "approved") { ApproveReport(project: $0, month: $1) },
            check("return", "Gives a report back with a reason.", done: "returned") {
                ReturnReport(project: $0, month: $1)
            },
            check("allow-late", "Lets a project report for a locked month.", done: "late-allowed") {
                AllowLate(project: $0, month: $1)
            },
        ]
    }

    /// A form with a button, and a reason where the command needs one.
    private func check<C: Command>(
        _ word: String,
        _ summary: String,
        done: String,
        command: @escaping @Sendable (String, Period) -> C
    ) -> Endpoint {
        .form(Self.report + "/" + word, summary, on: desk) { form, request in
            let (programme, month) = try Self.place(request)
            _ = try await desk.give(command(try request.path("project"), month), of: form, for: request)
            return .seeOther(Self.path(programme, month), done: done)
        } refused: { form, problem, request in
            try await report(request, form: SentForm(name: word, values: form.fields, problem: problem))
        }
    }

    // MARK: Views

    private func rounds(_ request: GatewayRequest, form: SentForm?) async throws -> RoundsView {
        let programme = request.context.parameters.get("programme")
        let query = ListRounds(programme: programme, limit: GatewayLimits.pageItems)
        let rounds = try await desk.ask(query, for: request).items
        let names = try await desk.names(for: request)
        let access = request.identity.access
        var programmes: [String] = []
        for id in programme.map({ [$0] }) ?? names.programmes.map(\.value) where access.covers(programme: id) {
            guard let found = try await desk.ask(orNothing: ListProjects(programme: id, limit: 1), for: request),
                found.total > 0
            else { continue }
            programmes.append(id)
        }
        return RoundsView(
            rounds,
            programmes: programmes,
            for: desk.asker(of: request),
            names: names,
            form: form,
            key: desk.key()
        )
    }

    private func month(_ request: GatewayRequest, form: SentForm?) async throws -> RoundView {
        let (programme, month) = try Self.place(request)
        let round = try await desk.ask(FindRound(programme: programme, month: month), for: request)
        let projects = ListProjects(programme: programme, limit: GatewayLimits.pageItems)
        let reports = ListReports(programme: programme, month: month, limit: GatewayLimits.pageItems)
        let answers = RoundView.Answers(
            round: round,
            projects: try await desk.ask(projects, for: request).items,
            reports: try await desk.ask(reports, for: request).items
        )
        let names = try await desk.names(for: request)
        return RoundView(answers, for: desk.asker(of: request), names: names, form: form, key: desk.key())
    }

    private func report(_ request: GatewayRequest, form: SentForm?) async throws -> ReportView {
        let (programme, month) = try Self.place(request)
        let id = try request.path("project")
        let project = try await desk.ask(FindProject(id: id), for: request)
        let reports = try await desk.ask(ListReports(project: id, month: month), for: request)
        let answers = ReportView.Answers(
            round: try await desk.ask(FindRound(programme: programme, month: month), for: request),
            project: project,
            report: reports.items.first
        )
        let names = try await desk.names(units: true, for: request)
        return ReportView(answers, for: desk.asker(of: request), names: names, form: form, key: desk.key())
    }

    // MARK: Parts of the address and the form

    static func place(_ request: GatewayRequest) throws -> (String, Period) {
        (try request.path("programme"), try month(of: try request.path("month")))
    }

    private static func month(of text: String?) throws -> Period {
        if let text, let month = Period(text), month.months == 1 { return month }
        throw Problem(
            "gateway.malformed-request",
            .invalid,
            "'\(text ?? "")' is not a month.",
            remedy: "Write a month such as 2024-07.",
            errors: [.init(pointer: "/month", message: "expected a month such as 2024-07, found '\(text ?? "")'")]
        )
    }

    private static func path(_ programme: String, _ month: Period) -> String {
        "/rounds/\(Address.escaped(programme))/\(month)"
    }
}

/// A monthly report as its form sends it.
enum ReportForm {
    /// The unit of money on the form.
    static let moneyUnit = "万元"

    /// The figures of a form.
    ///
    /// - Throws: ``Problem`` naming every field that is no number.
    static func figures(_ form: ConsoleForm, month: Period) throws(Problem) -> ReportFigures {
        var faults: [Problem.Fault] = []
        func number(_ name: String) -> DecimalValue? {
            guard let text = form[name]?.filter({ $0 != "," && $0 != "，" && $0 != "%" }) else { return nil }
            if let value = DecimalValue(text) { return value }
            faults.append(.init(pointer: "/\(name)", message: "expected a decimal number, found '\(text)'"))
            return nil
        }
        func money(_ name: String) -> Figure? {
            number(name).map { Figure($0, unit: moneyUnit, basis: .reported) }
        }
        let figures = ReportFigures(
            month: month,
            investmentThisMonth: money("investmentThisMonth"),
            investmentToDate: money("investmentToDate"),
            progress: number("progress"),
            remark: form["remark"],
            difficulties: form["text"].map { [.init($0, unit: form["unit"] ?? "")] } ?? []
        )
        guard faults.isEmpty else {
            throw Problem(
                "gateway.malformed-request",
                .invalid,
                "Some fields of the form are no numbers.",
                remedy: "Correct the named fields.",
                errors: faults
            )
        }
        return figures
    }
}
