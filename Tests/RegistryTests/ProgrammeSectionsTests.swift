import Messages
import OfficeFiles
import RegistryMessages
import Testing

@testable import Registry

/// The sections of a programme that are measured, scored and listed: every fault with its line and what is expected.
@Suite struct ProgrammeSectionsTests {
    /// Fifteen lines of ``Sample/yaml`` come before; the first line here is line 16.
    private static let sections = """
        measureUnits:
          - {unit: 件/万人, dimension: per-people, factor: 1}
        indicators:
          - {id: output, names: {zh: 产值, en: output}, unit: 亿元, period: annual}
          - {id: tax, names: 税收, unit: 万元, period: annual}
          - {id: share, names: 税收占比, unit: "%", period: ratio, direction: less}
        projects:
          kinds: [{id: industry, names: 产业}]
          benefits: [{id: sales, names: 销售}]
          expectedFields: [zone]
          reportDueDay: 5
        gates:
          - {id: g, names: 门槛, indicator: output, comparator: at-least, value: 1, unit: 亿元, effect: veto}
        rubric:
          missing: skip
          sections:
            - id: facts
              names: 项目
              weight: 1
              from: projects
              indicators:
                - {indicator: projects.count, weight: 1, scoring: {kind: linear, low: 0, high: 10}}
            - id: seen
              names: 观测
              weight: 2.5
              from: observations
              indicators:
                - {indicator: output, weight: 1, scoring: {kind: target}}
                - {indicator: tax, weight: 1, scoring: {kind: steps, steps: [{from: 0, score: 0.5}]}}
            - {id: type, names: 类型, weight: 1, from: town-type}
          grades: [{id: good, names: 良好, from: 80}]
        plausibility:
          - {id: a, names: 占比相符, kind: stated-share, parts: [tax, output, share], unit: "%"}
          - {id: b, names: 比值, kind: quotient, parts: [tax, output], low: 1, high: 2, unit: "%"}
        enumerations:
          - {id: lists, names: {zh: 清单, en: lists}, statedCount: 2, items: [{number: 1, name: 甲}, {number: 2}]}
        leadingGroup:
          head: 分管负责同志
          members: [财政局]
          office: 办公室
        """

    private static let yaml = Sample.yaml + "\n" + sections

    private func faults(_ old: String, _ new: String) throws -> [FileFault] {
        try #require(Self.yaml.contains(old))
        return Sample.faults {
            _ = try ProgrammeFile.read(Self.yaml.replacing(old, with: new, maxReplacements: 1), file: "p.yaml")
        }
    }

    @Test func everySectionIsRead() throws {
        let programme = try ProgrammeFile.read(Self.yaml, file: "p.yaml")
        #expect(programme.measureUnits.map(\.unit) == ["件/万人"])
        #expect(programme.indicators.map(\.period) == [.annual, .annual, .ratio])
        #expect(programme.indicators.map(\.direction) == [.more, .more, .less])
        #expect(programme.projects?.reportDueDay == 5)
        #expect(programme.gates.first?.effect == .veto)
        #expect(programme.rubric?.sections.map(\.weight.text) == ["1", "2.5", "1"])
        #expect(
            programme.rubric?.sections[0].indicators.first?.scoring == Scoring(.linear, low: .init(0), high: .init(10))
        )
        #expect(programme.plausibility.map(\.kind) == [.statedShare, .quotient])
        #expect(programme.enumerations.first?.items.map(\.name) == ["甲", nil])
        #expect(programme.leadingGroup?.members == ["财政局"])
    }

    @Test func definitionWithEverySectionTravelsUnchanged() throws {
        let programme = try ProgrammeFile.read(Self.yaml, file: "p.yaml")
        let bytes = try MessageBytes.encode(programme)
        #expect(try MessageBytes.decode(ProgrammeDefinition.self, bytes) == programme)
    }

    @Test(arguments: [
        ("factor: 1", "factor: 0", 17, "expected a number above 0, found 0"),
        ("factor: 1", "factor: a few", 17, "expected a decimal number such as 510.3, found 'a few'"),
        ("dimension: per-people", "dimension: Per People", 17, "found 'Per People'"),
        ("unit: 亿元, period", "unit: 亿圆圈, period", 19, "There is no unit '亿圆圈'."),
        ("unit: 亿元, effect", "unit: 亩, effect", 28, "'output' is kept in 亿元; expected a unit of money"),
        ("high: 2, unit: \"%\"", "high: 2, unit: 元", 49, "'元' measures money; expected a unit of ratio"),
        ("[tax, output, share]", "[tax, share, output]", 48, "expected a part and a whole of one dimension"),
        ("id: tax, names", "id: output, names", 20, "'output' stands twice; expected each once"),
        ("names: 税收,", "names: 产值,", 20, "'产值' stands twice; expected each once"),
        ("period: ratio", "period: weekly", 21, "expected one of stock, cumulative, annual, growth, ratio, found"),
        (", period: ratio", "", 21, "'period' is missing; expected one of stock, cumulative, annual, growth, ratio"),
        ("direction: less", "direction: down", 21, "expected one of more, less, found 'down'"),
        ("kinds: [{id: industry, names: 产业}]", "kinds: []", 23, "expected at least one kind of project"),
        ("[zone]", "[zone, zone]", 25, "'zone' stands twice; expected each once"),
        ("reportDueDay: 5", "reportDueDay: 29", 26, "expected a day from 1 to 28, found 29"),
        ("indicator: output, comp", "indicator: outptu, comp", 28, "there is no indicator or fact 'outptu'; expected"),
        ("effect: veto", "effect: stop", 28, "expected one of veto, warning, found 'stop'"),
        ("projects.count", "projects.number", 37, "there is no fact of projects 'projects.number'; expected one of"),
        (", low: 0, high: 10", ", low: 0", 37, "linear needs 'low' (scores 0) and 'high' (scores 1)"),
        ("high: 10", "high: 0", 37, "expected another value than low (0)"),
        ("weight: 2.5", "weight: -1", 40, "expected a number above 0, found -1"),
        ("indicator: output, weight", "indicator: profit, weight", 43, "there is no indicator 'profit'; expected one"),
        ("kind: target", "kind: judged", 43, "'judged' stands only in the rubric of a town type's plugin"),
        ("kind: target", "kind: target, high: 3", 43, "only linear has 'low' and 'high'"),
        ("score: 0.5", "score: 1.5", 44, "expected a score from 0 to 1, found 1.5"),
        ("steps: [{from: 0, score: 0.5}]", "steps: []", 44, "steps needs 'steps', each with 'from' and 'score'"),
        ("from: town-type}", "from: plugin}", 45, "expected one of projects, observations, town-type, found 'plugin'"),
        ("from: 80", "from: 101", 46, "expected a score from 0 to 100, found 101"),
        ("parts: [tax, output, share]", "parts: [tax, output]", 48, "expected three indicators: the part, the whole"),
        ("parts: [tax, output], low", "parts: [tax, outptu], low", 49, "there is no indicator 'outptu'; expected one"),
        ("low: 1, high: 2", "low: 2, high: 1", 49, "expected more than low (2), found 1"),
        ("low: 1, high: 2, ", "", 49, "a quotient needs 'low', 'high' or both"),
        ("kind: quotient", "kind: sum", 49, "a sum needs 'value': what the parts add to"),
        ("{number: 2}", "{number: 1}", 51, "'1' stands twice; expected each once"),
        ("statedCount: 2", "statedCount: 0", 51, "expected a number from 1 to 1000, found 0"),
        ("office: 办公室", "chief: 办公室", 55, "unknown key 'chief'; expected one of deputies, dissolves, head"),
    ])
    func faultNamesItsLineAndWhatIsExpected(old: String, new: String, line: Int, text: String) throws {
        let found = try faults(old, new)
        #expect(found.contains { $0.line == line && $0.message.contains(text) }, "\(found)")
    }

    @Test func townTypeSectionHasNoIndicatorsOfItsOwn() throws {
        let found = try faults(
            "from: town-type}",
            "from: town-type, indicators: [{indicator: tax, weight: 1, scoring: {kind: target}}]}"
        )
        #expect(found.map(\.message).contains { $0.contains("the plugin of the town's type brings them") }, "\(found)")
    }

    @Test func gradesAreThoseOfTheLadderWhereThereIsOne() throws {
        let ladder = "exitLadder: [{grade: pass, names: 达标, step: publish}]\nmeasureUnits:"
        #expect(
            try faults("measureUnits:", ladder).map(\.message) == [
                "there is no grade of the exit ladder 'good'; expected one of pass"
            ]
        )
    }

    @Test func listShorterThanStatedIsARemarkAndNoFault() throws {
        let programme = try ProgrammeFile.read(Self.yaml, file: "p.yaml")
        #expect(
            ProgrammeRemarks.lines(of: programme) == [
                "2 lists stated, 1 named, number 2 not named",
                "leading group: 1 head, 0 deputies, 1 members, office 办公室",
            ]
        )
    }

    @Test(arguments: [
        (nil, ["甲", "乙"], "lists: no number stated, 2 named"),
        (2, ["甲", "乙"], "2 lists stated, 2 named"),
        (4, ["甲", "乙"], "4 lists stated, 2 named, numbers 3, 4 not named"),
        (1, ["甲", "乙"], "1 lists stated, 2 named, 1 more than stated"),
    ])
    func listIsHeldAgainstItsStatedNumber(stated: Int?, names: [String], line: String) {
        let items = names.enumerated().map { Enumeration.Item(number: $0.offset + 1, name: $0.element) }
        let list = Enumeration(id: "lists", names: .init(zh: "清单", en: "lists"), statedCount: stated, items: items)
        #expect(ProgrammeRemarks.line(list) == line)
    }

    @Test func programmeWithoutTownsNeedsNoStages() async throws {
        let yaml = "id: plan\nversion: 1\nnames: 规划\ncard: {title: 规划}\n"
        let programme = try ProgrammeFile.read(yaml, file: "p.yaml")
        #expect(programme.stages.isEmpty)
        let office = try RegistryOffice()
        try await office.send(DefineProgramme(programme))
        let refusal = try await office.refusal(RegisterTown(townName: "某镇", programme: "plan"))
        #expect(refusal.detail == "'plan' has no towns: its definition names no stages.")
        let stepless = Sample.faults {
            _ = try ProgrammeFile.read(yaml + "naming: {step: crown}\n", file: "p.yaml")
        }
        #expect(stepless.map(\.message) == ["there is no step 'crown'; the programme has none"])
    }
}
