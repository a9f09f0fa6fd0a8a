import Messages
import OfficeFiles
import RegistryMessages
import Testing

@testable import Registry

/// Applications that go back to the town.
@Suite("A returned application")
struct ReturnApplicationTests {
    private let materials = ["plan", "investor", "investment", "schedule", "industry-plan"]
    private let receiver = ActingUnit(unit: "jilin-urbanization-office")
    private let applicant = "yushu-government"

    /// A town that has applied.
    private func office() async throws -> RegistryOffice {
        let office = try await RegistryOffice.withExample()
        let draft = RegisterTown(
            id: "new-town",
            townName: "新镇",
            region: "220182",
            programme: "jilin",
            date: "2020-01-01"
        )
        try await office.send(draft)
        try await office.step("applications", "new-town", on: "2020-01-05", by: applicant, materials: materials)
        return office
    }

    private let command = ReturnApplication(town: "new-town", programme: "jilin", materials: ["schedule"])

    @Test("leaves the town where it applied from; it may apply again, and the history shows all")
    func returned() async throws {
        let office = try await office()
        let reply = try await office.send(command, by: receiver, reason: "建设计划不完整")
        #expect((reply.stage, reply.version) == ("draft", 4))
        #expect(try await office.ask(FindTown(id: "new-town")).memberships.map(\.stage) == ["draft"])
        #expect(
            try await office.ask(FindTown(id: "new-town", asOf: "2020-02-01")).memberships.map(\.stage) == ["applied"]
        )
        let history = try await office.ask(TownHistory(id: "new-town")).items
        #expect(history.map(\.kind) == [.registered, .joined, .step, .applicationReturned])
        #expect((history.last?.reason, history.last?.actor.unit) == ("建设计划不完整", receiver.unit))
        let early = TakeStep(
            town: "new-town",
            programme: "jilin",
            step: "apply",
            date: "2020-02-01",
            materials: materials
        )
        #expect(try await office.refusal(early, by: ActingUnit(unit: applicant)).code == RegistryCode.badDate)
        try await office.step("applications", "new-town", on: "2024-06-01", by: applicant, materials: materials)
        #expect(try await office.step("receipts", "new-town", on: "2024-06-01").stage == "expert-review")
        #expect(try await office.differences().isEmpty)
    }

    @Test("needs a reason, an application that waits, materials that there are, and the unit that receives")
    func refused() async throws {
        let office = try await office()
        let reason = try await office.refusal(command, by: receiver)
        #expect(reason.detail == "Returning an application needs a reason.")
        let actor = try await office.refusal(command, by: ActingUnit(unit: applicant), reason: "x")
        #expect((actor.code, actor.kind) == (RegistryCode.actorRefused, .forbidden))
        #expect(actor.remedy == "Let jilin-urbanization-office return it.")
        let unknown = ReturnApplication(town: "new-town", programme: "jilin", materials: ["x"])
        #expect(try await office.refusal(unknown, by: receiver, reason: "x").errors.map(\.pointer) == ["/materials/0"])
        try await office.step("receipts", "new-town", on: "2020-01-10")
        let late = try await office.refusal(command, by: receiver, reason: "x")
        #expect((late.code, late.kind) == (RegistryCode.nothingToReturn, .conflict))
        #expect(late.detail == "'new-town' has no application in 'jilin' that waits for its next step.")
    }
}

/// The section `rectification` of a programme.
@Suite("A programme's rules of putting right")
struct RectificationRulesTests {
    /// Fifteen lines of ``Sample/yaml`` come before.
    private static let section = """
        rectification:
          source: 五(三)
          classes:
            - id: report
              names: {zh: 月报退回}
              workingDays: 4
              escalations: [{after: 1, to: 分管领导}, {after: 3, to: 市政府办}]
            - {id: street, names: 街面, workingDays: 2, urgeBefore: 0, unit: 镇综合执法办}
          reasons:
            - {code: evidence, names: 缺佐证}
            - {code: litter, names: 垃圾乱倒, class: street}
          assignments:
            - {unit: 河长办, place: 河}
        """
    private static let yaml = Sample.yaml + "\n" + section

    @Test("are read as they stand; what a programme lacks is the usual")
    func read() throws {
        let rules = try #require(try ProgrammeFile.read(Self.yaml, file: "p.yaml").rectification)
        #expect(rules.classes.map(\.urgeBefore) == [1, 0])
        #expect(rules.classes.map(\.escalations.count) == [2, 0])
        #expect(rules.find(class: "report")?.workingDays == 4)
        #expect(rules.find(class: "fault")?.workingDays == 7)
        #expect(rules.find(class: "x") == nil)
        #expect(rules.reasons.map(\.class) == [nil, "street"])
        #expect(rules.assignments.map(\.place) == ["河"])
        let usual = RectificationRules.usual.classes.map { ($0.id, $0.workingDays) }
        #expect(usual.map(\.0) == ["report", "application", "observation", "fault"])
        #expect(usual.map(\.1) == [3, 10, 5, 7])
    }

    @Test(
        "that contradict themselves are named by line",
        arguments: [
            ("workingDays: 4", "workingDays: 0", 21, "expected a number from 1 to 365, found 0"),
            ("urgeBefore: 0", "urgeBefore: 2", 23, "expected a number from 0 and below workingDays (2), found 2"),
            ("after: 3", "after: 1", 22, "expected a number from 2 to 365, found 1"),
            ("id: street", "id: report", 23, "'report' stands twice; expected each once"),
            ("code: litter", "code: evidence", 26, "'evidence' stands twice; expected each once"),
            ("class: street}", "class: road}", 26, "there is no class 'road'"),
            ("place: 河", "class: road", 28, "there is no class 'road'"),
            ("unit: 河长办, place: 河", "unit: 河长办", 28, "expected 'class', 'town' or 'place'"),
        ]
    )
    func faults(_ old: String, _ new: String, _ line: Int, _ message: String) throws {
        try #require(Self.yaml.contains(old))
        let faults = Sample.faults {
            _ = try ProgrammeFile.read(Self.yaml.replacing(old, with: new, maxReplacements: 1), file: "p.yaml")
        }
        #expect(faults.contains { $0.line == line && $0.message.contains(message) }, "\(faults)")
    }
}
