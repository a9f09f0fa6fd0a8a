import Messages
import ProjectsMessages
import RegistryMessages
import Testing

@testable import Projects

@Suite struct ChangeModuleTests {
    private func office() async throws -> ProjectsOffice {
        let office = try await ProjectsOffice.with()
        var draft = Sample.draft()
        draft.date = "2023"
        draft.facts.investment = Sample.money("100")
        try await office.send(RegisterProject(programme: "sample", draft))
        return office
    }

    @Test func aChangeKeepsTheOldWordsAndNeedsAReason() async throws {
        let office = try await office()
        var facts = try await office.ask(FindProject(id: "sample-1")).facts
        facts.zone = "北区"
        facts.investment = Sample.money("120")
        let change = ChangeProject(project: "sample-1", facts: facts, expectedVersion: 1)
        #expect(try await office.refusal(change).code == ProjectsCode.reasonMissing)
        #expect(try await office.send(change, reason: "批复调整").version == 2)
        let now = try await office.ask(FindProject(id: "sample-1"))
        #expect((now.facts.zone, now.facts.investment?.value?.text) == ("北区", "120"))
        let before = try await office.ask(FindProject(id: "sample-1", asOf: "2024-05-31"))
        #expect((before.facts.zone, before.facts.investment?.value?.text) == (nil, "100"))
        let sum = try await office.ask(SummarizeProjects(programme: "sample")).investment
        #expect(sum.map(\.value.text) == ["120"])
    }

    @Test func aChangeNamesWhatChanged() throws {
        var (old, new) = (Sample.draft().facts, Sample.draft("二号路").facts)
        old.zone = "北区"
        new.kinds = ["road", "plant"]
        let changes = try FactChanges.changes(from: old, to: new)
        #expect(changes.map(\.field) == ["kinds", "name", "zone"])
        #expect(changes.map(\.from) == [#"["road"]"#, #""一号路""#, #""北区""#])
        #expect(changes.map(\.to) == [#"["road","plant"]"#, #""二号路""#, "null"])
    }

    @Test func aChangeThatChangesNothingIsRefused() async throws {
        let office = try await office()
        let facts = try await office.ask(FindProject(id: "sample-1")).facts
        let change = ChangeProject(project: "sample-1", facts: facts)
        #expect(try await office.refusal(change, reason: "x").code == ProjectsCode.nothingToChange)
    }

    @Test func aChangeByWhoSawAnOlderVersionIsRefused() async throws {
        let office = try await office()
        try await office.send(RecordStatus(project: "sample-1", step: .signed, expectedVersion: 1))
        let late = RecordStatus(project: "sample-1", step: .started, expectedVersion: 1)
        let problem = try await office.refusal(late)
        #expect((problem.code, problem.kind) == (ProjectsCode.versionMismatch, .conflict))
    }

    @Test("AC-001-20: the funnel 签约, 落地, 开工, 投产 with its dates")
    func funnel() async throws {
        let office = try await office()
        let steps: [(FunnelStep, String)] = [
            (.signed, "2024-01-10"), (.landed, "2024-02-01"), (.started, "2024-03-15"), (.suspended, "2024-04-01"),
            (.resumed, "2024-05-01"), (.producing, "2024-06-01"),
        ]
        for (step, date) in steps { try await office.send(RecordStatus(project: "sample-1", step: step, date: date)) }
        let project = try await office.ask(FindProject(id: "sample-1"))
        #expect(project.funnel.map(\.date) == steps.map(\.1))
        #expect(project.funnel.map(\.status) == [.signed, .landed, .started, .suspended, .started, .producing])
        #expect((project.status, project.suspendedFrom, project.version) == (.producing, nil, 7))
        for (day, status) in [
            ("2023", ProjectStatus.planned), ("2024-01", .signed), ("2024-03-20", .started), ("2024-04-30", .suspended),
        ] {
            #expect(try await office.ask(FindProject(id: "sample-1", asOf: day)).status == status)
            #expect(try await office.ask(ListProjects(status: status, asOf: day)).total == 1)
        }
        #expect(
            try await office.refusal(RecordStatus(project: "sample-1", step: .started)).code
                == ProjectsCode.stepOutOfOrder
        )
    }

    @Test func nothingIsKnownOfAProjectBeforeItWasInTheLibrary() async throws {
        let office = try await office()
        #expect(try await office.ask(ListProjects(asOf: "2022")).total == 0)
        await #expect(throws: Problem.self) { try await office.ask(FindProject(id: "sample-1", asOf: "2022")) }
        await #expect(throws: Problem.self) { try await office.ask(FindProject(id: "sample-2")) }
        await #expect(throws: Problem.self) { try await office.ask(ListProjects(asOf: "someday")) }
    }

    @Test(arguments: [
        ("2024-06-02", "is in the future"), ("2023-12-31", "is before 2024-01-10"), ("2024-02", "is not a day"),
    ])
    func stepsHaveADayThatHasComeAndIsNotBeforeTheLast(date: String, why: String) async throws {
        let office = try await office()
        try await office.send(RecordStatus(project: "sample-1", step: .signed, date: "2024-01-10"))
        let problem = try await office.refusal(RecordStatus(project: "sample-1", step: .started, date: date))
        #expect(problem.code == ProjectsCode.badDate)
        #expect(problem.detail.contains(why), "\(problem.detail)")
    }

    @Test func aMilestoneIsAddedAndThenReplaced() async throws {
        let office = try await office()
        func record(_ status: ProjectMilestone.Status) async throws {
            let milestone = ProjectMilestone("路基", status: status, due: "2024-09")
            try await office.send(RecordMilestone(project: "sample-1", milestone))
        }
        try await record(.running)
        try await record(.done)
        let milestones = try await office.ask(FindProject(id: "sample-1")).milestones
        #expect(milestones.map(\.status) == [.done])
        let same = RecordMilestone(project: "sample-1", milestones[0])
        #expect(try await office.refusal(same).code == ProjectsCode.nothingToChange)
        let bad = RecordMilestone(project: "sample-1", .init(" ", status: .done, due: "soon"))
        #expect(try await office.refusal(bad).errors.map(\.pointer) == ["/milestone/name", "/milestone/due"])
    }
}
