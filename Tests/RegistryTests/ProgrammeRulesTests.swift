import Messages
import RegistryMessages
import Testing

@testable import Registry

@Suite struct ProgrammeRulesTests {
    @Test func sameDefinitionAgainChangesNothing() throws {
        let programme = try Sample.programme()
        #expect(try ProgrammeRules.define(programme, over: nil) != nil)
        #expect(try ProgrammeRules.define(programme, over: programme) == nil)
    }

    @Test func changedDefinitionNeedsAHigherVersion() throws {
        let programme = try Sample.programme()
        var changed = programme
        changed.names.zh = "别的"
        let problem = try #require(Sample.problem { _ = try ProgrammeRules.define(changed, over: programme) })
        #expect(problem.code == RegistryCode.versionNotRaised)
        #expect(problem.detail.contains("version 1 with other content"))
        changed.version = 2
        #expect(try ProgrammeRules.define(changed, over: programme)?.definition.version == 2)
    }

    @Test func contradictionsAreRefusedByPointer() throws {
        var programme = try Sample.programme()
        programme.steps[0].to = "nowhere"
        programme.stages.append(Stage(id: "island", names: .init(zh: "孤岛")))
        programme.naming = NamingRule(step: "crown")
        programme.criteria = [.init(id: "a", names: .init(zh: "甲"), rule: "甲", comparator: .atLeast)]
        let problem = try #require(Sample.problem { _ = try ProgrammeRules.define(programme, over: nil) })
        #expect(problem.code == RegistryCode.badDefinition)
        let pointers = Set(problem.errors.map(\.pointer))
        let expected: Set = [
            "/definition/steps/0/to", "/definition/stages/2/id", "/definition/naming/step", "/definition/criteria/0",
        ]
        #expect(pointers.isSuperset(of: expected), "\(problem)")
    }

    @Test func definitionTravelsAsJSONUnchanged() throws {
        let programme = try Example.programme()
        let bytes = try MessageBytes.encode(programme)
        #expect(try MessageBytes.decode(ProgrammeDefinition.self, bytes) == programme)
        #expect(String(decoding: bytes, as: UTF8.self).contains(#""enum":["国有企业","民营企业","混合所有制企业"]"#))
    }
}
