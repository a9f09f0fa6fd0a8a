import Messages
import ModuleTestKit
import ProjectsMessages
import Testing

@testable import Projects

@Suite struct RoundModuleTests {
    private let may = Sample.month("2024-05")

    private func office(_ projects: Int = 2) async throws -> ProjectsOffice {
        let office = try await ProjectsOffice.with()
        let plan = ProjectPlan(period: Sample.month("2024-01..2024-10"))
        let drafts = (1...projects).map { number in
            ProjectDraft(
                ProjectFacts(name: "\(number)号", kinds: ["road"], investment: Sample.money("1000"), plan: plan),
                date: "2024-01-01"
            )
        }
        try await office.send(RegisterProjects(programme: "sample", drafts))
        try await office.send(OpenRound(programme: "sample", month: may))
        return office
    }

    private func submit(
        _ office: ProjectsOffice,
        _ project: String = "sample-1",
        _ money: String = "500",
        month: String = "2024-05"
    ) async throws -> ReportReply {
        let figures = Sample.report(month, toDate: money, progress: "50")
        return try await office.send(SubmitReport(project: project, figures))
    }

    private func approve(_ office: ProjectsOffice, _ project: String = "sample-1") async throws -> ReportReply {
        try await office.send(ApproveReport(project: project, month: may), by: ProjectsOffice.checker)
    }

    private func giveBack(_ office: ProjectsOffice, _ project: String = "sample-1") async throws -> ReportReply {
        let command = ReturnReport(project: project, month: may)
        return try await office.send(command, by: ProjectsOffice.checker, reason: "缺佐证")
    }

    private func round(_ office: ProjectsOffice) async throws -> Round {
        try await office.ask(FindRound(programme: "sample", month: may))
    }

    private func totals(_ office: ProjectsOffice) async throws -> [String] {
        let round = try await round(office)
        return [round.reported.toDate, round.approved.toDate].map { sums in
            sums.map { "\($0.value) \($0.unit) over \($0.covered) of \($0.of)" }.joined()
        }
    }

    @Test func aReturnedFigureDropsOutUntilItIsApprovedAgain() async throws {
        let office = try await office()
        #expect(try await totals(office) == ["", ""])
        #expect(try await submit(office).state == .submitted)
        #expect(try await totals(office) == ["500 万元 over 1 of 2", ""])
        #expect(try await approve(office).state == .approved)
        #expect(try await totals(office) == ["500 万元 over 1 of 2", "500 万元 over 1 of 2"])
        #expect(try await giveBack(office).state == .returned)
        #expect(try await totals(office) == ["", ""])
        let again = try await submit(office, "sample-1", "480")
        #expect((again.state, again.attempts) == (.submitted, 2))
        #expect(try await totals(office) == ["480 万元 over 1 of 2", ""])
        _ = try await approve(office)
        #expect(try await totals(office) == ["480 万元 over 1 of 2", "480 万元 over 1 of 2"])
        let round = try await round(office)
        #expect(round.counts.map(\.count) == [0, 0, 1])
        #expect((round.missing, round.due) == (1, "2024-06-05"))
    }

    @Test func theProjectShowsItsLastApprovedReportAndItsLight() async throws {
        let office = try await office()
        func light() async throws -> LightColour { try await office.ask(FindProject(id: "sample-1")).light.colour }
        _ = try await submit(office)
        #expect(try await light() == .grey)
        _ = try await approve(office)
        #expect(try await light() == .green)
        #expect(try await office.ask(ListProjects(light: .green)).items.map(\.id) == ["sample-1"])
        #expect(try await office.ask(FindProject(id: "sample-1")).latest?.progress == DecimalValue(50))
        #expect(try await office.ask(FindProject(id: "sample-1", asOf: "2024-05-31")).light.colour == .grey)
        _ = try await giveBack(office)
        #expect(try await light() == .grey)
        #expect(try await office.ask(FindProject(id: "sample-1")).latest == nil)
    }

    @Test func theUnitThatReportsDoesNotCheckItsOwnReport() async throws {
        let office = try await office()
        _ = try await submit(office)
        let approve = try await office.refusal(ApproveReport(project: "sample-1", month: may))
        #expect((approve.code, approve.kind) == (ProjectsCode.ownReport, .forbidden))
        let giveBack = try await office.refusal(ReturnReport(project: "sample-1", month: may), reason: "x")
        #expect(giveBack.code == ProjectsCode.ownReport)
    }

    @Test func returningAndLateExceptionsNeedAReason() async throws {
        let office = try await office()
        _ = try await submit(office)
        let command = ReturnReport(project: "sample-1", month: may)
        let problem = try await office.refusal(command, by: ProjectsOffice.checker, reason: " ")
        #expect(problem.code == ProjectsCode.reasonMissing)
        #expect(problem.detail == "Returning a report needs a reason.")
        try await office.send(LockRound(programme: "sample", month: may))
        let late = AllowLate(project: "sample-2", month: may)
        #expect(try await office.refusal(late).code == ProjectsCode.reasonMissing)
    }

    @Test func aLockedMonthTakesNothingButLateExceptions() async throws {
        let office = try await office()
        _ = try await submit(office)
        _ = try await approve(office)
        let locked = try await office.send(LockRound(programme: "sample", month: may))
        #expect(locked.digest?.count == 32)
        let report = SubmitReport(project: "sample-2", Sample.report("2024-05", toDate: "1"))
        let refused = try await office.refusal(report)
        #expect((refused.code, refused.kind) == (ProjectsCode.roundLocked, .conflict))
        #expect(refused.detail == "The round of 2024-05 is locked; its figures are frozen.")
        let giveBack = ReturnReport(project: "sample-1", month: may)
        let frozen = try await office.refusal(giveBack, by: ProjectsOffice.checker, reason: "x")
        #expect(frozen.code == ProjectsCode.roundLocked)
        try await office.send(AllowLate(project: "sample-2", month: may), reason: "停电")
        try await office.send(report)
        let late = try await office.ask(ListReports(project: "sample-2")).items
        #expect(late.map(\.late) == [true])
        _ = try await approve(office, "sample-2")
        #expect(try await round(office).digest == locked.digest)
        #expect(try await round(office).approved.toDate.map(\.covered) == [2])
    }

    @Test func theSameApprovedReportsGiveTheSameDigestAndOthersAnother() async throws {
        func digest(_ money: String, _ projects: [String]) async throws -> String? {
            let office = try await office()
            for project in projects {
                _ = try await submit(office, project, money)
                _ = try await approve(office, project)
            }
            return try await office.send(LockRound(programme: "sample", month: may)).digest
        }
        let one = try await digest("500", ["sample-1", "sample-2"])
        #expect(try await digest("500", ["sample-2", "sample-1"]) == one)
        #expect(try await digest("501", ["sample-1", "sample-2"]) != one)
        #expect(try await digest("500", ["sample-1"]) != one)
    }

    @Test func aMonthHasOneRoundAndItIsNotInTheFuture() async throws {
        let office = try await office()
        #expect(try await office.refusal(OpenRound(programme: "sample", month: may)).code == ProjectsCode.roundExists)
        for month in ["2024-07", "2024", "2024-Q1", "2024-05..2024-05"] {
            let problem = try await office.refusal(OpenRound(programme: "sample", month: Sample.month(month)))
            #expect(problem.code == ProjectsCode.badDate, "\(month)")
        }
        let unopened = try await office.refusal(
            SubmitReport(project: "sample-1", Sample.report("2024-04", toDate: "1"))
        )
        #expect(unopened.code == ProjectsCode.roundNotOpen)
        let unknown = try await office.refusal(SubmitReport(project: "nobody", Sample.report("2024-05", toDate: "1")))
        #expect(unknown.code == ProjectsCode.notFound)
        await #expect(throws: Problem.self) {
            try await office.ask(FindRound(programme: "sample", month: Sample.month("2024-04")))
        }
    }

    @Test func shrinkingAndNegativeFiguresAreTakenAndFlagged() async throws {
        let office = try await office()
        try await office.send(OpenRound(programme: "sample", month: Sample.month("2024-06")))
        _ = try await submit(office)
        let figures = ReportFigures(
            month: Sample.month("2024-06"),
            investmentThisMonth: Sample.money("-20"),
            investmentToDate: Sample.money("400"),
            progress: DecimalValue(45)
        )
        let reply = try await office.send(SubmitReport(project: "sample-1", figures))
        #expect(reply.warnings.map(\.kind) == [.negativeFigure, .shrinkingTotal, .shrinkingTotal])
        #expect(reply.warnings[1].text.zh == "累计投资由 500万元（2024-05）降为 400万元")
        let june = try await office.ask(ListReports(month: Sample.month("2024-06"))).items
        #expect(june.first?.warnings == reply.warnings)
        let odd = ReportFigures(
            month: may,
            investmentThisMonth: Sample.money("1", "亿元"),
            investmentToDate: Sample.money("9999")
        )
        let rules = ReportRules(library: Sample.library)
        #expect(rules.warnings(odd, after: nil).map(\.kind) == [.monthExceedsTotal])
    }

    @Test func aReportThatSaysNothingOrNonsenseIsRefused() async throws {
        let office = try await office()
        let empty = try await office.refusal(SubmitReport(project: "sample-1", ReportFigures(month: may)))
        #expect(empty.code == ProjectsCode.invalid)
        let figures = ReportFigures(
            month: may,
            investmentToDate: Sample.money("5", "亩"),
            progress: DecimalValue(101),
            difficulties: [.init(" ", unit: "", due: "soon")]
        )
        let problem = try await office.refusal(SubmitReport(project: "sample-1", figures))
        let places = ["/investmentToDate/unit", "/progress"] + ["text", "unit", "due"].map { "/difficulties/0/\($0)" }
        #expect(problem.errors.map(\.pointer) == places)
    }

    @Test func difficultiesNameTheUnitThatOwesTheAnswer() async throws {
        let office = try await office()
        let figures = ReportFigures(month: may, difficulties: [.init("用地指标", unit: "自然资源局", due: "2024-06-30")])
        try await office.send(SubmitReport(project: "sample-1", figures))
        let report = try #require(try await office.ask(ListReports(state: .submitted)).items.first)
        #expect(report.figures.difficulties.map(\.unit) == ["自然资源局"])
        #expect(report.reporter == ProjectsOffice.reporter.unit)
    }

    @Test func reportsAreListedPageByPage() async throws {
        let office = try await office(12)
        for number in 1...12 { _ = try await submit(office, "sample-\(number)") }
        let first = try await office.ask(ListReports(programme: "sample", limit: 10))
        #expect((first.items.count, first.total) == (10, 12))
        let second = try await office.ask(ListReports(programme: "sample", limit: 10, cursor: first.next))
        #expect(Set((first.items + second.items).map(\.project)).count == 12)
        #expect(second.next == nil)
        #expect(try await office.ask(ListReports(programme: "other")).total == 0)
    }

    @Test func everyTableIsRebuiltFromTheLogAndFoundEqual() async throws {
        let office = try await office()
        _ = try await submit(office)
        _ = try await approve(office)
        office.clock.advance(days: 2)
        _ = try await giveBack(office)
        _ = try await submit(office, "sample-1", "490")
        _ = try await approve(office)
        try await office.send(RecordStatus(project: "sample-2", step: .started, date: "2024-03-01"))
        try await office.send(RecordMilestone(project: "sample-2", .init("路基", status: .done)))
        var facts = try await office.ask(FindProject(id: "sample-1")).facts
        facts.investment = Sample.money("0.2", "亿元")
        try await office.send(ChangeProject(project: "sample-1", facts: facts), reason: "调整概算")
        try await office.send(LockRound(programme: "sample", month: may))
        try await office.send(AllowLate(project: "sample-2", month: may), reason: "补报")
        try await office.send(FreezeCircular(programme: "sample", month: may))
        #expect(try await office.sizes().values.allSatisfy { $0 > 0 })
        #expect(try await office.differences().isEmpty)
    }
}
