import Messages
import ModuleTestKit
import RegistryMessages
import ResponsibilityMessages
import Testing

@testable import Responsibility

@Suite struct GroupModuleTests {
    @Test("AC-000-24: a group that dissolves ends the open tasks, and gives no more")
    func dissolving() async throws {
        let office = try await Sample.working()
        try await office.send(AssignTasks(programme: "sample", town: "north"))
        try await office.send(CompleteTask(assignment: "sample-t1", evidence: ["验收单"]))
        let dissolve = DissolveGroup(programme: "sample")
        let silent = try #require(try await office.refusal(dissolve))
        #expect((silent.code, silent.errors.map(\.pointer)) == (ResponsibilityCode.reasonMissing, ["/reason"]))
        #expect(silent.detail == "The end of a leading group needs a reason.")
        #expect(try await office.send(dissolve, reason: "任务完成").ended == 1)
        #expect(try await office.ask(ListAssignments()).items.map(\.state) == [.completed, .ended])
        #expect(try await office.ask(FindGroup(programme: "sample")).dissolvedOn == "2024-06-03")
        let again = try #require(try await office.refusal(dissolve, reason: "任务完成"))
        #expect((again.code, again.kind) == (ResponsibilityCode.groupDissolved, .conflict))
        #expect(again.detail == "The leading group of 'sample' dissolved on 2024-06-03.")
        let more = AssignTasks(programme: "sample", town: "south")
        #expect(try await office.refusal(more)?.code == ResponsibilityCode.groupDissolved)
        #expect(try await office.differences().isEmpty)
    }

    @Test func aProgrammeWithoutAGroupHasNoneToDissolve() async throws {
        let office = try await Sample.working()
        try await office.hear(ProgrammeDefined(Sample.programme("plain", tasks: Sample.tasks, group: nil)))
        let problem = try #require(try await office.refusal(DissolveGroup(programme: "plain"), reason: "x"))
        #expect((problem.code, problem.detail) == (ResponsibilityCode.noGroup, "'plain' has no leading group."))
    }

    @Test func onlyAMemberFilesAChange() async throws {
        let office = try await Sample.working()
        let change = FileGroupChange(programme: "sample", unit: "水务局", text: "x")
        #expect(try await office.refusal(change)?.errors.map(\.message) == ["'水务局' has no seat in the group"])
        #expect(try await office.send(FileGroupChange(programme: "sample", unit: "甲局", text: "换岗")).changes == 1)
    }

    @Test("AC-003-23: nothing is pushed to a town without approval, funds and training; the catalogue is public")
    func delegatedMatters() async throws {
        let office = try await Sample.working()
        var matter = DelegateMatter(programme: "sample", town: "north", title: "桥梁巡查", unit: "道路")
        let bare = try #require(try await office.refusal(matter))
        #expect(bare.code == ResponsibilityCode.admissionIncomplete)
        #expect(bare.errors.map(\.pointer) == ["/approval/title", "/funds", "/training"])
        #expect(bare.detail == "A matter is handed to a town only with its approval, funds and training.")
        matter.approval = .init(title: "关于交办桥梁巡查的批复", number: "示例〔2024〕1号")
        matter.funds = "每年10万元"
        #expect(try await office.refusal(matter)?.errors.map(\.pointer) == ["/training"])
        matter.training = "道路局每季一次"
        matter.unit = "某局"
        #expect(try await office.refusal(matter)?.code == ResponsibilityCode.unknownUnit)
        matter.unit = "道路"
        #expect(try await office.send(matter).matter == "sample-m1")
        let viewer = Access(.viewer, programmes: [], towns: [])
        let hidden = try await office.ask(ListMatters(programme: "sample"), access: viewer)
        #expect(hidden.items.isEmpty && hidden.total == 0)
        let catalogue = try await office.ask(ListMatters(programme: "sample"))
        #expect(catalogue.items.map(\.unit) == ["roads"])
        #expect(catalogue.items.first?.since == "2024-06-03")
        #expect(try await office.ask(ListMatters(town: "south")).total == 0)
        #expect(try await office.differences().isEmpty)
    }

    @Test func tasksAreThoseOfTheLastVersionUnlessAnotherIsAskedFor() async throws {
        let office = try await Sample.working()
        try await office.hear(ProgrammeDefined(Sample.programme(version: 2, tasks: [Sample.task("new")])))
        #expect(try await office.ask(ListTasks(programme: "sample")).items.map(\.task) == ["new"])
        #expect(try await office.ask(ListTasks(programme: "sample", version: 1)).total == 3)
        let page = try await office.ask(ListTasks(programme: "sample", version: 1, limit: 2))
        #expect((page.items.count, page.total, page.next) == (2, 3, "2"))
        let rest = try await office.ask(ListTasks(programme: "sample", version: 1, limit: 2, cursor: page.next))
        #expect((rest.items.map(\.task), rest.next) == (["t3"], nil))
        await #expect(throws: Problem.self) { try await office.ask(ListTasks(programme: "sample", version: 3)) }
    }

    @Test func whatIsHeardTwiceChangesNothing() async throws {
        let office = try await Sample.working()
        let before = try await office.ask(ListTasks())
        for unit in Sample.units { try await office.hear(UnitDefined(unit)) }
        try await office.hear(ProgrammeDefined(Sample.programme(tasks: Sample.tasks)))
        try await Sample.join("north", "sample", office)
        #expect(try await office.ask(ListTasks()) == before)
    }
}
