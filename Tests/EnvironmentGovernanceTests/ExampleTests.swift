import EnvironmentGovernanceMessages
import Foundation
import Ledger
import Messages
import ModuleTestKit
import Registry
import RegistryMessages
import Stream
import Testing

@testable import EnvironmentGovernance

/// The example that the repository carries, held against its document.
@Suite("The example of a pilot street")
struct ExampleTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "examples/huangtun").path(percentEncoded: false)
    private static let town = "huangtun-1"

    private static func definition() throws -> ProgrammeDefinition {
        let file = folder + "/programme.yaml"
        let bytes = try #require(FileManager.default.contents(atPath: file))
        return try ProgrammeFile.read(String(decoding: bytes, as: UTF8.self), file: file)
    }

    private func rules() throws -> EnvironmentRules { try #require(try Self.definition().environment) }

    private func office() async throws -> Office {
        let office = try Office(EnvironmentGovernanceModule())
        let definition = try Self.definition()
        try await office.hear(ProgrammeDefined(definition))
        try await office.join(Self.town, definition.id)
        return office
    }

    private func send(_ commands: [any Command], to office: Office) async throws {
        for command in commands { _ = try await office.send(command) }
    }

    @Test("has 24 focus items and 54 checklist items")
    func counts() throws {
        let rules = try rules()
        #expect(rules.focus.map(\.items.count) == [10, 2, 3, 4, 5])
        #expect(rules.focus.map(\.statedCount) == [10, 2, 3, 4, 5])
        #expect(rules.checklist.count == 54)
        let kinds = Dictionary(grouping: rules.checklist, by: \.kind).mapValues(\.count)
        #expect(kinds == [.check: 46, .measure: 3, .register: 4, .rule: 1])
    }

    @Test("AC-003-11: of ten things seven are one, and three are a number that the town sets")
    func tenOnes() async throws {
        let items = try #require(try rules().focus.first).items
        #expect(items.filter { $0.quantity == 1 }.count == 7)
        #expect(items.filter(\.needsQuantity).map(\.names.zh) == ["公交站亭", "公共厕所", "街头绿地"])
        let units = Dictionary(grouping: items, by: { $0.unit ?? "" }).mapValues(\.count)
        #expect(units == ["处": 5, "条": 1, "座": 1, "批": 3])
        let office = try await office()
        for item in items {
            let command = SetFocusQuantity(programme: "huangtun", town: Self.town, item: item.id, quantity: 4)
            let refusal = try await office.refusal(command)
            #expect(refusal?.code == (item.needsQuantity ? nil : EnvironmentGovernanceCode.quantityStated))
        }
    }

    @Test("AC-003-14: five kinds of units are inspected, each with its own line")
    func fiveKinds() throws {
        let lines = try rules().checklist.filter { $0.names.zh.hasSuffix("卫生管理制度与督导检查") }
        let names = Dictionary(try rules().placeKinds.map { ($0.id, $0.names.zh) }) { first, _ in first }
        #expect(lines.map { $0.placeKinds.compactMap { names[$0] } } == [["机关"], ["学校"], ["医院"], ["建筑工地"], ["农贸市场"]])
    }

    @Test("AC-003-15: seven fields of infrastructure")
    func sevenFields() throws {
        let fields = try rules().checklist.filter { $0.parent == "基础设施改造" && $0.kind == .check }
        #expect(
            fields.map { $0.names.zh.replacing("完善", with: "") }
                == ["地下管网", "路面养护", "路灯照明", "公交站点", "停车场", "道路绿化", "污水处理"]
        )
    }

    @Test("AC-003-16: underground first, then above ground, is a rule")
    func orderRule() throws {
        let rule = try rules().checklist.filter { $0.kind == .rule }
        #expect(rule.map(\.names.zh) == ["先地下后地上顺序"])
    }

    @Test("AC-001-30: a patrol tells of a fault on any day, by area")
    func patrol() async throws {
        let office = try await office()
        try await send(try EnvironmentFolder.read(Self.folder, programme: try Self.definition()), to: office)
        let access = Access(.inspector, programmes: ["huangtun"], towns: [Self.town])
        let fault = ReportFault(programme: "huangtun", place: "ht-road-1", item: "JN-C43")
        #expect(try await office.send(fault, access: access).isNew)
    }

    @Test("shows grids, places, two inspections and a closed month, marked as samples; sent again, nothing changes")
    func sample() async throws {
        let office = try await office()
        let commands = try EnvironmentFolder.read(Self.folder, programme: try Self.definition())
        try await send(commands, to: office)
        let head = office.ledger.state().head
        try await send(commands, to: office)
        #expect(office.ledger.state().head == head)
        #expect(try await office.ask(ListGrids()).items.map(\.depth) == [0, 1, 2, 2, 1, 2])
        let places = try await office.ask(ListPlaces(limit: 200)).items
        #expect(places.allSatisfy { $0.draft.name.contains("示例") })
        #expect(Set(places.map(\.draft.kind)) == Set(try rules().placeKinds.map(\.id)))
        let faults = try await office.ask(ListFaults()).items
        #expect(faults.map(\.found.date) == ["2024-05-16", "2024-05-16"] + Array(repeating: "2024-04-18", count: 3))
        #expect(faults.allSatisfy { $0.found.text?.contains("示例") == true && $0.found.caseClass == "daily" })
        let april = FindRanking(programme: "huangtun", month: Sample.month("2024-04"))
        let ranking = try await office.ask(april)
        #expect(ranking.frozen)
        #expect(ranking.towns.map { "\($0.rank) \($0.coverage)" } == ["1 100"])
        #expect(try await office.differences().isEmpty)
    }
}
