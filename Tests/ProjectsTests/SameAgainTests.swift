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
}
