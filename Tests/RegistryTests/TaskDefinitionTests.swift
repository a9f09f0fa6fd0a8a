import Messages
import OfficeFiles
import RegistryMessages
import Testing

@testable import Registry

/// Tasks of a programme: how they are read, and what makes them whole.
@Suite struct TaskDefinitionTests {
    private func faults(_ tasks: String) -> [String] {
        Sample.faults { _ = try ProgrammeFile.read(Sample.yaml + "\ntasks:\n" + tasks, file: "p.yaml") }
            .map { "\($0.line ?? 0): \($0.message)" }
    }

    @Test func aTaskIsReadWithItsUnitsAsWritten() throws {
        let yaml = """
            tasks:
              - {id: a, number: "2.1", group: 共性任务, parent: 形态, names: {zh: 甲, en: a}, leads: [区甲局], joining: [乙局],
                 leadBasis: by-position, openEnded: true, townType: port, quantity: 1, quantityUnit: 处, due: 2024,
                 source: 二}
              - {id: b, group: 共性任务, names: 乙, joining: [乙局]}
            """
        let tasks = try ProgrammeFile.read(Sample.yaml + "\n" + yaml, file: "p.yaml").tasks
        #expect((tasks[0].number, tasks[0].parent, tasks[0].leads) == ("2.1", "形态", ["区甲局"]))
        #expect((tasks[0].leadBasis, tasks[0].openEnded, tasks[0].townType) == (.byPosition, true, "port"))
        #expect((tasks[0].quantity, tasks[0].quantityUnit, tasks[0].due) == (DecimalValue(1), "处", "2024"))
        #expect((tasks[1].leadBasis, tasks[1].joining, tasks[1].openEnded) == (.none, ["乙局"], false))
    }

    @Test(arguments: [
        ("  - {id: a, names: 甲, leads: [x]}", "17: 'group' is missing; expected text"),
        (
            "  - {id: a, group: g, names: 甲, leads: [x], leadBasis: none}",
            "17: expected 'stated' or 'by-position', since units lead"
        ),
        ("  - {id: a, group: g, names: 甲, leadBasis: stated}", "17: expected 'none', since no unit leads"),
        (
            "  - {id: a, group: g, names: 甲, leads: [x], leadBasis: maybe}",
            "17: expected one of stated, by-position, none, found 'maybe'"
        ),
        ("  - {id: a, group: g, names: 甲, leads: [x, x]}", "17: 'x' stands twice; expected each once"),
        ("  - {id: a, group: g, names: 甲, leads: [x], quantity: 2}", "17: a quantity needs its quantityUnit"),
        (
            "  - {id: a, group: g, names: 甲, leads: [x], due: soon}",
            "17: expected a date such as 2019-02-11, found 'soon'"
        ),
        (
            "  - {id: a, group: g, names: 甲}\n  - {id: a, group: g, names: 乙}",
            "18: 'a' stands twice; expected each once"
        ),
    ])
    func everyFaultIsNamedWithItsLine(tasks: String, fault: String) {
        #expect(faults(tasks).contains(fault), "\(faults(tasks))")
    }

    @Test("AC-003-01, AC-003-20, AC-003-21: 24 clauses, 19 seats, and the heading that is missing")
    func huangtun() throws {
        let programme = try Example.programme("huangtun")
        #expect(programme.tasks.count == 24)
        let group = try #require(programme.leadingGroup)
        #expect((group.deputies.count, group.members.count) == (1, 19))
        #expect(programme.notes.contains { $0.text.contains("缺“五”") })
        let lines = ProgrammeRemarks.lines(of: programme)
        #expect(lines.contains("6 six goods stated, 6 named"))
        #expect(lines.contains { $0.hasPrefix("leading group: 1 head, 1 deputies, 19 members") })
    }

    @Test("AC-003-18, AC-003-19: a dispatch each month, 36 at most; the street and the departments are assessed")
    func huangtunRounds() throws {
        let notes = try Example.programme("huangtun").notes.map(\.text)
        #expect(Period("2022-01..2024-12")?.months == 36)
        #expect(notes.contains("每月一调度，2022年至2024年至多36期"))
        #expect(notes.contains("考核对象为街道和区责任部门两类"))
    }

    @Test("AC-003-14, AC-003-15, AC-003-16: five inspected units, seven facilities, an order rule; 24 and 54 items")
    func huangtunPlaces() throws {
        let rules = try #require(try Example.programme("huangtun").environment)
        #expect(rules.focus.map(\.items.count) == [10, 2, 3, 4, 5])
        #expect(rules.checklist.count == 54)
        let inspected = rules.checklist.filter { $0.parent == "驻地单位及公共场所卫生提升" }
        #expect(inspected.flatMap(\.placeKinds) == ["office", "school", "hospital", "building-site", "farm-market"])
        let facilities = rules.checklist.filter { $0.parent == "基础设施改造" }
        #expect(facilities.count { $0.kind == .check } == 7)
        #expect(facilities.filter { $0.kind == .rule }.map(\.names.zh) == ["先地下后地上顺序"])
        let ten = rules.focus[0].items
        #expect((ten.count { $0.quantity == 1 }, ten.count { $0.quantity == nil }) == (7, 3))
    }

    @Test func huangtunLoadsTwiceAndTheStreetIsListed() async throws {
        let office = try await RegistryOffice.withExample("huangtun")
        let head = office.head
        try await office.load("huangtun")
        #expect(office.head == head)
        let street = try await office.ask(FindTown(id: "huangtun-1"))
        #expect((street.name, street.isDesignatedTown, street.townType) == ("黄屯街道", false, nil))
        #expect(street.memberships.map(\.stage) == ["pilot"])
        #expect(street.region?.names.zh == "黄屯街道")
    }
}
