import Messages
import ProjectsMessages
import Testing

@testable import Projects

/// What is sent again as it stands, such as a table that was exported, changes nothing; what differs is named.
@Suite struct SameAgainTests {
    private let may = Sample.month("2024-05")

    @Test func aProjectIsComparedByWhatIsSaidOfItNow() async throws {
        let office = try await ProjectsOffice.with()
        var draft = Sample.draft(number: 1)
        draft.facts.zone = "北镇区"
        try await office.send(RegisterProject(programme: "sample", draft))
        let change = ChangeProject(project: "sample-1", facts: ProjectFacts(number: 1, name: "二号路", kinds: ["road"]))
        try await office.send(change, reason: "更名")
        let head = office.head
        var exported = Sample.draft("二号路", number: 1)
        exported.id = "sample-1"
        let reply = try await office.send(RegisterProjects(programme: "sample", [exported]))
        #expect((reply.registered, reply.unchanged) == (0, 1))
        #expect(office.head == head)

        exported.facts.location = "路北"
        exported.facts.kinds = ["plant"]
        let problem = try await office.refusal(RegisterProjects(programme: "sample", [exported]))
        #expect(problem.code == ProjectsCode.alreadyThere)
        #expect(problem.errors.map(\.pointer) == ["/projects/0/location", "/projects/0/kinds"])
        #expect(problem.errors.last?.message.hasPrefix("stands as 'road', found 'plant'") == true)
    }

    @Test func aProjectOfATownOutsideTheScopeIsNotTold() async throws {
        let office = try await ProjectsOffice.with()
        var draft = Sample.draft(number: 1)
        draft.facts.town = "sample-t1"
        try await office.send(RegisterProject(programme: "sample", draft))
        var other = Sample.draft("别的路", number: 1)
        other.id = "sample-1"
        let access = Access(.officer, programmes: ["sample"], towns: ["sample-t9"])
        let problem = try await office.refusal(RegisterProjects(programme: "sample", [other]), as: access)
        #expect(problem.errors.allSatisfy { !$0.message.contains("一号路") })
    }

    @Test func aReportWithTheSameFiguresIsLeftAloneUnlessItWasReturned() async throws {
        let office = try await ProjectsOffice.with()
        try await office.send(RegisterProject(programme: "sample", Sample.draft(number: 1)))
        try await office.send(OpenRound(programme: "sample", month: may))
        let report = SubmitReport(project: "sample-1", Sample.report("2024-05", toDate: "100", progress: "50"))
        #expect(try await !office.send(report).unchanged)
        let head = office.head
        #expect(try await office.send(report).unchanged)
        #expect(office.head == head)
        let other = SubmitReport(project: "sample-1", Sample.report("2024-05", toDate: "101", progress: "50"))
        #expect(try await office.send(other).attempts == 2)

        let back = ReturnReport(project: "sample-1", month: may)
        try await office.send(back, by: ProjectsOffice.checker, reason: "缺佐证")
        let again = try await office.send(other)
        #expect((again.unchanged, again.attempts) == (false, 3))
    }

    @Test func aCorrectionThatTakesSomethingOutIsTaken() async throws {
        let office = try await ProjectsOffice.with()
        try await office.send(RegisterProject(programme: "sample", Sample.draft(number: 1)))
        try await office.send(OpenRound(programme: "sample", month: may))
        var figures = Self.full
        func isLeftAlone() async throws -> Bool {
            try await office.send(SubmitReport(project: "sample-1", figures)).unchanged
        }
        #expect(try await !isLeftAlone())
        #expect(try await isLeftAlone())
        figures.investmentToDate?.upper = nil
        figures.investmentToDate?.qualifier = .about
        #expect(try await !isLeftAlone())
        figures.investmentToDate?.qualifier = .exact
        #expect(try await !isLeftAlone())
        figures.investmentThisMonth = nil
        #expect(try await !isLeftAlone())
        figures.progress = nil
        #expect(try await !isLeftAlone())
        figures.remark = nil
        #expect(try await !isLeftAlone())
        figures.difficulties = []
        #expect(try await !isLeftAlone())
        #expect(try await isLeftAlone())
        let nothing = SubmitReport(project: "sample-1", ReportFigures(month: may))
        #expect(try await office.refusal(nothing).errors.first?.message.hasPrefix("the report says nothing") == true)
        let kept = try await office.ask(ListReports(project: "sample-1", month: may)).items.first
        #expect(kept?.figures == figures)
    }

    @Test func aRowIsComparedByTheColumnsOfItsTable() async throws {
        let office = try await ProjectsOffice.with()
        try await office.send(RegisterProject(programme: "sample", Sample.draft(number: 1)))
        try await office.send(OpenRound(programme: "sample", month: may))
        try await office.send(SubmitReport(project: "sample-1", Self.full))
        let back = ReturnReport(project: "sample-1", month: may)
        try await office.send(back, by: ProjectsOffice.checker, reason: "缺佐证")
        let head = office.head

        var row = SubmitReport(project: "sample-1", Self.full, parts: [.investmentToDate, .progress, .remark])
        row.figures.investmentThisMonth = nil
        row.figures.investmentToDate = Sample.money("100")
        row.figures.difficulties = []
        let reply = try await office.send(row)
        #expect((reply.unchanged, reply.state, reply.attempts) == (true, .returned, 1))
        #expect(office.head == head)

        row.parts?.append(.exactness)
        #expect(try await !office.send(row).unchanged)
        #expect(try await office.send(row).unchanged)
        row.figures.remark = nil
        #expect(try await office.send(row).attempts == 3)
        let nothing = SubmitReport(project: "sample-1", ReportFigures(month: may), parts: [])
        #expect(try await office.refusal(nothing).errors.first?.message.hasPrefix("the report says nothing") == true)
    }

    @Test(arguments: [true, false])
    func whatARowDoesNotSayStaysAsItWasHandedIn(isExport: Bool) async throws {
        let office = try await ProjectsOffice.with()
        try await office.send(RegisterProject(programme: "sample", Sample.draft(number: 1)))
        try await office.send(OpenRound(programme: "sample", month: may))
        try await office.send(SubmitReport(project: "sample-1", Self.full))
        let table = "项目,月份,本月投资,累计投资,进度,说明\nsample-1,2024-05,30万元,\(isExport ? "100万元" : ""),,\n"
        var row = try #require(try ReportTable.read(Array(table.utf8), file: "t.csv").first)
        if isExport { row.parts?.removeAll { $0 == .exactness } }
        #expect(try await !office.send(row).unchanged)
        var whole = Self.full
        whole.investmentThisMonth = Sample.money("30")
        let kept = try await office.ask(ListReports(project: "sample-1", month: may)).items.first
        #expect(kept?.figures == whole)
    }

    @Test func aLaterRowOfAProjectAddsItsDifficulty() throws {
        let table = "项目,月份,进度,需协调解决的问题,责任单位\na,2024-05,50,,\na,2024-05,,用地,国土局\na,2024-05,,用电,供电所\n"
        let report = try #require(try ReportTable.read(Array(table.utf8), file: "t.csv").first)
        #expect(report.parts == [.progress, .difficulties])
        #expect(report.figures.difficulties.map(\.text) == ["用地", "用电"])
    }

    /// A report that says everything.
    private static let full = ReportFigures(
        month: Sample.month("2024-05"),
        investmentThisMonth: Sample.money("20"),
        investmentToDate: Figure(
            DecimalValue("100"),
            unit: "万元",
            qualifier: .range,
            upper: DecimalValue("120"),
            basis: .reported
        ),
        progress: DecimalValue("50"),
        remark: "按计划推进",
        difficulties: [.init("用地指标未落实", unit: "natural-resources-bureau")]
    )
}
