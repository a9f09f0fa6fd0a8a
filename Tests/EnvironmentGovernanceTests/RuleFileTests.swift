import Messages
import OfficeFiles
import Registry
import RegistryMessages
import Testing

/// What a programme's file says of places, read by the registry with every fault named.
@Suite struct RuleFileTests {
    private func read(_ environment: String) throws -> EnvironmentRules? {
        let head = "id: sample\nversion: 1\nnames: {zh: 示例}\ncard: {title: 方案}\n"
        return try ProgrammeFile.read(head + environment, file: "p.yaml").environment
    }

    @Test func everythingIsRead() throws {
        let rules = try #require(
            try read(
                """
                environment:
                  source: 三
                  gridLevels: [{id: street, names: {zh: 街道, en: street}}]
                  placeKinds: [{id: road, names: {zh: 道路}}]
                  focus:
                    - {id: clean, names: {zh: 治脏}, statedCount: 2, source: 三(四), items: [
                        {id: F-1, names: {zh: 一}, quantity: 1, unit: 处}, {id: F-2, names: {zh: 二}, unit: 批}]}
                  checklist:
                    - {id: C-1, group: clean, parent: 一, names: {zh: 清运}, kind: check, placeKinds: [road],
                       caseClass: daily, weight: "2.5"}
                    - {id: C-2, group: clean, names: {zh: 人数}, kind: measure, unit: 人}
                  parts: [{id: mutual, names: {zh: 互查}, weight: 45}, {id: third, names: {zh: 第三方}, weight: 55}]
                  rewards: {best: 3, worst: 2, passMark: 60}
                  duplicates: {withinDays: 5}
                  gridRating: {superior: 60, residents: 40, grades: [{id: good, names: 优秀, from: 85}]}
                """
            )
        )
        #expect(rules.gridLevels.map(\.names.en) == ["street"])
        #expect(rules.focus.first?.items.map(\.needsQuantity) == [false, true])
        #expect(rules.checklist.map(\.weight) == [DecimalValue("2.5"), DecimalValue(1)])
        #expect(rules.checklist.map(\.caseClass) == ["daily", nil])
        #expect(rules.parts.map(\.weight) == [DecimalValue(45), DecimalValue(55)])
        #expect((rules.rewards?.worst, rules.duplicates?.withinDays) == (2, 5))
        #expect(rules.gridRating?.grades.map(\.from) == [DecimalValue(85)])
        #expect(try read("") == nil)
    }

    @Test func everyFaultIsNamedWithItsLine() throws {
        let found = Sample.faults {
            _ = try read(
                """
                environment:
                  placeKinds: [{id: Road, names: {zh: 道路}}]
                  focus:
                    - {id: clean, names: {zh: 治脏}, statedCount: 3, items: [{id: F-1, names: {zh: 一}, quantity: 0}]}
                    - {id: dirt, names: {zh: 治乱}, items: [{id: F-1, names: {zh: 一}}]}
                  checklist:
                    - {id: C-1, group: none, names: {zh: 清运}, kind: check, unit: 人, placeKinds: [canal], weight: 0}
                    - {id: C-1, group: clean, names: {zh: 人数}, kind: measure, caseClass: weekly}
                  parts: [{id: a, names: {zh: 互查}, weight: 45}, {id: b, names: {zh: 第三方}, weight: 45}]
                  rewards: {best: -1, worst: 2, passMark: 101}
                  duplicates: {withinDays: -1}
                  gridRating: {superior: 60, residents: 30}
                rectification:
                  classes: [{id: daily, names: {zh: 日常}, workingDays: 3, urgeBefore: 1}]
                """
            )
        }
        let expected = [
            "p.yaml, line 6, column", "p.yaml, line 8, column 49: the document says 3 items, the list has 1",
            "p.yaml, line 8, column", "p.yaml, line 8, column", "p.yaml, line 9, column 48: 'F-1' stands twice",
            "p.yaml, line 11, column",
            "p.yaml, line 11, column", "p.yaml, line 11, column", "p.yaml, line 11, column", "p.yaml, line 12, column",
            "p.yaml, line 12, column", "p.yaml, line 12, column",
            "p.yaml, line 13, column 10: the weights add up to 90; expected 100", "p.yaml, line 14, column",
            "p.yaml, line 14, column", "p.yaml, line 15, column",
            "p.yaml, line 16, column 15: superior and residents add up to 90; expected 100",
        ]
        #expect(found.count == expected.count, "\(found.joined(separator: "\n"))")
        for (fault, text) in zip(found, expected) { #expect(fault.hasPrefix(text), "\(fault)") }
    }
}
