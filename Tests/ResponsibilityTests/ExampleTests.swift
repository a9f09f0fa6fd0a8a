import Foundation
import Messages
import ModuleTestKit
import RegistryMessages
import ResponsibilityMessages
import Testing

/// The criteria of `acceptance.csv` for the document 003 that tasks answer for.
@Suite struct ExampleTests {
    private func tasks(_ flag: TaskFlag.Kind? = nil) async throws -> [ProgrammeTask] {
        let office = try await Example.office()
        return try await office.ask(ListTasks(programme: Example.programme, flag: flag, limit: 200)).items
    }

    private func flagged(_ flag: TaskFlag.Kind) async throws -> [String: [String]] {
        let tasks = try await tasks(flag)
        return Dictionary(
            uniqueKeysWithValues: tasks.map { task in
                (task.task, task.flags.first { $0.kind == flag }?.units ?? [])
            }
        )
    }

    @Test("AC-003-01: 24 clauses: 15 common in 6 groups, 4 individual by town type, 5 measures")
    func clauses() async throws {
        let tasks = try await tasks()
        #expect(tasks.count == 24)
        let common = tasks.filter { $0.group == "共性任务" }
        #expect((common.count, Set(common.compactMap(\.parent)).count) == (15, 6))
        let individual = tasks.filter { $0.group == "个性任务" }
        #expect(individual.map(\.townType) == ["industrial", "commerce", "culture-tourism", "agricultural"])
        #expect(tasks.count { $0.group == "政策措施" } == 5)
        #expect(tasks.allSatisfy { $0.source != nil })
    }

    @Test("AC-003-04, JN-X02: 3.2 has no lead")
    func noLead() async throws {
        #expect(try await tasks(.noLead).map(\.names.zh) == ["创新产业业态"])
        let flag = try await tasks(.noLead).first?.flags.first { $0.kind == .noLead }
        #expect(flag?.why == LocalizedName(zh: "无牵头单位", en: "no unit leads"))
    }

    @Test("AC-003-05, JN-X03: 4.1 is led by position")
    func byPosition() async throws {
        #expect(try await tasks(.leadByPosition).map(\.number) == ["4.1"])
        #expect(try await flagged(.leadByPosition) == ["common-4-1": ["区发展软环境保障局"]])
    }

    @Test("AC-003-06, JN-X04: in 3.1 经济发展局 leads and takes part, under two names")
    func bothSides() async throws {
        #expect(try await flagged(.unitOnBothSides) == ["common-3-1": ["经济发展局"]])
    }

    @Test("JN-X05: in 1 a part of the leading bureau takes part")
    func internalUnit() async throws {
        #expect(try await flagged(.internalUnit) == ["common-1": ["城乡建设和交通局（交通）"]])
    }

    @Test("JN-X06: all 24 lists are left open")
    func openEnded() async throws {
        #expect(try await tasks(.openEnded).count == 24)
    }

    @Test("JN-X09: 妇联 and 残联 have duties and no seat")
    func notInGroup() async throws {
        #expect(
            try await flagged(.notInGroup) == [
                "common-2-2": ["妇联"], "common-4-3": ["妇联", "残联"], "common-6-2": ["妇联"],
            ]
        )
    }

    @Test("No clause counts anything, and every unit is known")
    func nothingElse() async throws {
        #expect(try await tasks(.unquantified).isEmpty)
        #expect(try await tasks(.unknownUnit).isEmpty)
    }

    @Test("AC-003-08: 22 responsible units under all their names, and the street")
    func units() async throws {
        let tasks = try await tasks()
        let named = tasks.flatMap { $0.leads + $0.joining }
        #expect(Set(named.compactMap(\.unit)).count == 22)
        #expect(Set(named.map(\.written)).count > 22)
        let written = Dictionary(grouping: named) { $0.names.zh }.mapValues { Set($0.map(\.written)) }
        #expect(
            written["发展软环境保障局（城乡统筹发展）"] == ["区发展软环境保障局（城乡统筹发展）", "发展软环境保障局（城乡统筹发展）", "城乡统筹发展"]
        )
        #expect(written["公安分局"] == ["公安", "公安分局"])
        let office = try await Example.office()
        #expect(try await office.ask(ListTasks(programme: Example.programme, unit: "街道")).total == 0)
        #expect(try await office.ask(ListTasks(programme: Example.programme, unit: "城乡统筹发展")).total == 14)
    }

    /// How often the document names each unit, and how often as the lead.
    private static let named = [
        ("发展软环境保障局（城乡统筹发展）", 14, 4), ("自然资源和规划分局", 9, 2),
        ("经济发展局", 9, 5), ("党政办公室（宣传）", 9, 5),
        ("城乡建设和交通局", 8, 4), ("党工委组织部（人力资源部）", 5, 3),
        ("发展软环境保障局", 5, 3), ("城乡建设和交通局（交通）", 4, 0),
        ("综合行政执法局", 4, 0), ("妇联", 3, 0),
        ("科技创新局", 3, 0), ("公安分局", 3, 0),
        ("党政办公室（政法）", 2, 1), ("生态环境分局", 1, 0),
        ("残联", 1, 0), ("市场监督管理局", 1, 0),
        ("党政办公室（统战）", 1, 0), ("应急管理局", 1, 0),
        ("消防救援大队", 1, 0), ("行政审批服务局", 1, 0),
        ("财政金融局", 1, 1), ("投资促进局", 1, 1),
    ]

    @Test("AC-003-09: 14 clauses for one unit, two lead 5 each; every count is that of units_jining.csv")
    func workload() async throws {
        let office = try await Example.office()
        let load = try await office.ask(ListWorkload(programme: Example.programme))
        #expect((load.clauses, load.units.count) == (24, 22))
        #expect(load.units.first?.names.zh == "发展软环境保障局（城乡统筹发展）")
        #expect(load.units.first?.clauses == 14)
        let named = Dictionary(uniqueKeysWithValues: load.units.map { ($0.names.zh, $0.leading + $0.joining) })
        let leading = Dictionary(uniqueKeysWithValues: load.units.map { ($0.names.zh, $0.leading) })
        for (unit, times, leads) in Self.named {
            #expect((named[unit], leading[unit]) == (times, leads), "\(unit)")
        }
        #expect((leading["经济发展局"], leading["党政办公室（宣传）"]) == (5, 5))
        #expect(load.units.filter { $0.inGroup == false }.map(\.names.zh).sorted() == ["妇联", "残联"])
        // Named on both sides of 3.1: nine times, in eight clauses.
        let economy = try #require(load.units.first { $0.names.zh == "经济发展局" })
        #expect((economy.clauses, economy.leading + economy.joining) == (8, 9))
    }

    @Test("AC-003-20: a task force of 1 head, 1 deputy and 19 seats; changes are filed; it dissolves when done")
    func taskForce() async throws {
        let office = try await Example.office()
        let group = try await office.ask(FindGroup(programme: Example.programme))
        #expect((group.deputies.count, group.members.count) == (1, 19))
        #expect(Set(group.members.map(\.written)).count == 16)
        #expect(group.office.unit == "jining-htz-construction")
        #expect(group.dissolves == "试点建设任务完成后自行撤销")
        let change = FileGroupChange(programme: Example.programme, unit: "区经济发展局", text: "成员职务由副局长改为局长")
        #expect(try await office.send(change).changes == 1)
        let filed = try await office.ask(FindGroup(programme: Example.programme)).changes
        #expect(filed == [.init(on: "2024-06-03", unit: "区经济发展局", text: "成员职务由副局长改为局长")])
        #expect(try await office.differences().isEmpty)
    }

    @Test("AC-003-22: six goods and six common groups, in two orders")
    func sixGoods() async throws {
        let lists = try Example.definition().enumerations
        let goods = try #require(lists.first { $0.id == "six-goods" }).items.compactMap(\.name)
        let mapped = try #require(lists.first { $0.id == "goods-by-group" }).items.compactMap(\.name)
        #expect((goods.count, Set(goods)) == (6, Set(mapped)))
        #expect(goods != mapped)
        let groups = try #require(lists.first { $0.id == "common-groups" }).items.compactMap(\.name)
        let headings = try Example.definition().tasks.compactMap(\.parent)
        #expect(groups == headings.reduce(into: []) { if $0.last != $1 { $0.append($1) } })
    }
}
