import Messages
import ModuleTestKit
import RegistryMessages
import ResponsibilityMessages
import Testing

@testable import Responsibility

@Suite struct AssignmentModuleTests {
    @Test func aTownGetsTheTasksOfItsTypeOnceAndThePlanSaysUntilWhen() async throws {
        let office = try await Sample.working()
        let command = AssignTasks(programme: "sample", town: "north")
        let reply = try await office.send(command)
        #expect((reply.assignments, reply.assigned) == (["sample-t1", "sample-t2"], 2))
        #expect(try await office.send(command).assigned == 0)
        let given = try await office.ask(ListAssignments(town: "north")).items
        #expect(given.map(\.task) == ["t1", "t2"])
        #expect(given.map(\.due) == ["2024-06-30", nil])
        #expect(given.allSatisfy { $0.assignedOn == "2024-06-03" && $0.programmeVersion == 1 })
    }

    @Test func aTaskIsReportedOnAndCompletedWithEvidence() async throws {
        let office = try await Sample.working()
        try await office.send(AssignTasks(programme: "sample", town: "north", tasks: ["t1"], due: "2024-06-10"))
        try await office.send(ReportProgress(assignment: "sample-t1", percent: DecimalValue(40), text: "过半"))
        office.clock.advance(days: 8)
        #expect(try await office.ask(ListAssignments(overdue: true)).items.map(\.id) == ["sample-t1"])
        let reply = try await office.send(CompleteTask(assignment: "sample-t1", evidence: ["验收单"]))
        #expect((reply.state, reply.version) == (.completed, 3))
        let done = try await office.ask(FindAssignment(id: "sample-t1"))
        #expect((done.state, done.overdue, done.closedOn) == (.completed, false, "2024-06-11"))
        #expect((done.percent, done.evidence, done.progress.map(\.on)) == (DecimalValue(40), ["验收单"], ["2024-06-03"]))
        #expect(try await office.ask(ListAssignments(overdue: true)).total == 0)
        #expect(try await office.differences().isEmpty)
    }

    @Test(
        "What cannot be is refused, with what to do",
        arguments: [
            (AssignTasks(programme: "other", town: "north"), ResponsibilityCode.unknownProgramme, "is not known here"),
            (AssignTasks(programme: "sample", town: "west"), ResponsibilityCode.unknownTown, "no town 'west'"),
            (
                AssignTasks(programme: "sample", town: "north", tasks: ["t3"]), ResponsibilityCode.otherTownType,
                "no known type"
            ),
            (
                AssignTasks(programme: "sample", town: "north", tasks: ["t9"]), ResponsibilityCode.invalid,
                "cannot be given"
            ),
            (
                AssignTasks(programme: "sample", town: "north", due: "soon"), ResponsibilityCode.invalid,
                "cannot be given"
            ),
        ]
    )
    func refusals(command: AssignTasks, code: String, detail: String) async throws {
        let office = try await Sample.working()
        let problem = try #require(try await office.refusal(command))
        #expect(problem.code == code)
        #expect(problem.detail.contains(detail), "\(problem.detail)")
        #expect(!problem.remedy.isEmpty)
    }

    @Test func aTaskWithAUnitThatNobodyKnowsIsGivenToNobody() async throws {
        let office = try await Sample.working()
        let tasks = [Sample.task("t1", joining: ["某局", "两块牌子局"])]
        try await office.hear(ProgrammeDefined(Sample.programme(version: 2, tasks: tasks)))
        let problem = try #require(try await office.refusal(AssignTasks(programme: "sample", town: "north")))
        #expect(problem.code == ResponsibilityCode.unknownUnit)
        #expect(
            problem.errors.map(\.message) == [
                "the unit register has no unit called '某局'",
                "the unit register has several units (twin-a, twin-b) called '两块牌子局'",
            ]
        )
        #expect(problem.errors.map(\.pointer) == ["/t1/joining", "/t1/joining"])
    }

    @Test func whatIsDoneIsDone() async throws {
        let office = try await Sample.working()
        try await office.send(AssignTasks(programme: "sample", town: "north", tasks: ["t1"]))
        let empty = try #require(try await office.refusal(CompleteTask(assignment: "sample-t1", evidence: [])))
        #expect(
            (empty.code, empty.detail) == (
                ResponsibilityCode.evidenceMissing, "A task is completed with evidence only."
            )
        )
        let wrong = ReportProgress(assignment: "sample-t1", percent: DecimalValue(101), text: " ")
        #expect(try await office.refusal(wrong)?.errors.map(\.pointer) == ["/percent", "/text"])
        try await office.send(CompleteTask(assignment: "sample-t1", evidence: ["照片"]))
        let late = ReportProgress(assignment: "sample-t1", percent: DecimalValue(10), text: "x")
        let problem = try #require(try await office.refusal(late))
        #expect((problem.code, problem.kind) == (ResponsibilityCode.taskClosed, .conflict))
        #expect(problem.detail == "'sample-t1' was completed on 2024-06-03.")
    }

    @Test func anotherTownIsAsIfItWereNotThere() async throws {
        let office = try await Sample.working()
        try await office.send(AssignTasks(programme: "sample", town: "south", tasks: ["t1"]))
        try await office.send(AssignTasks(programme: "sample", town: "north", tasks: ["t1", "t2"]))
        let all = try await office.ask(ListAssignments())
        let seen = try await office.ask(ListAssignments(), access: Sample.north)
        #expect((all.total, seen.total) == (3, 2))
        #expect(seen.items.allSatisfy { $0.town == "north" })
        let problem = await #expect(throws: Problem.self) {
            try await office.ask(FindAssignment(id: "sample-t1"), access: Sample.north)
        }
        let unknown = await #expect(throws: Problem.self) { try await office.ask(FindAssignment(id: "sample-t1x")) }
        #expect(problem?.code == ResponsibilityCode.notFound)
        #expect(problem?.detail == unknown?.detail.replacing("sample-t1x", with: "sample-t1"))
        let load = try await office.ask(ListWorkload(programme: "sample"), access: Sample.north)
        #expect(load.units.map(\.clauses) == [3, 1])
        #expect(load.units.map(\.open) == [2, 1])
        #expect(try await office.ask(ListWorkload(programme: "sample")).units.map(\.open) == [3, 1])
    }

    @Test func aReporterWorksOnTheTasksOfTheOwnTownOnly() async throws {
        let office = try await Sample.working()
        try await office.send(AssignTasks(programme: "sample", town: "south", tasks: ["t1"]))
        try await office.send(AssignTasks(programme: "sample", town: "north", tasks: ["t1"]))
        let own = ReportProgress(assignment: "sample-t2", percent: DecimalValue(5), text: "开始")
        try await office.send(own, access: Sample.north)
        let other = ReportProgress(assignment: "sample-t1", percent: DecimalValue(5), text: "开始")
        #expect(try await office.refusal(other, access: Sample.north)?.code == ResponsibilityCode.notFound)
        let assign = AssignTasks(programme: "sample", town: "north")
        #expect(try await office.refusal(assign, access: Sample.north)?.code == "responsibility.not-allowed")
        let officer = Access(.officer, towns: ["south"])
        #expect(try await office.refusal(assign, access: officer)?.code == "responsibility.not-in-scope")
    }
}
