import Messages
import RegistryMessages
import ResponsibilityMessages
import Testing

@testable import Responsibility

@Suite struct FlagRulesTests {
    private func flags(_ task: TaskDefinition, group: LeadingGroup? = nil) -> [TaskFlag] {
        let directory = Sample.directory
        return FlagRules(directory: directory, seats: group.map { Seats($0, directory) }).flags(of: task)
    }

    @Test(arguments: [
        (Sample.task("a", leads: [], basis: .none), TaskFlag.Kind.noLead, []),
        (Sample.task("a", basis: .byPosition), .leadByPosition, ["道路局"]),
        (Sample.task("a", joining: ["道路"]), .unitOnBothSides, ["道路"]),
        (Sample.task("a", joining: ["道路局（桥梁）"]), .internalUnit, ["道路局（桥梁）"]),
        (Sample.task("a", openEnded: true), .openEnded, []),
        (Sample.task("a", quantityUnit: "批"), .unquantified, []),
        (Sample.task("a", joining: ["某局"]), .unknownUnit, ["某局"]),
        (Sample.task("a", joining: ["两块牌子局"]), .unknownUnit, ["两块牌子局"]),
    ])
    func eachOddityIsFlaggedWithItsUnits(task: TaskDefinition, kind: TaskFlag.Kind, units: [String]) {
        let found = flags(task)
        #expect(found.map(\.kind) == [kind])
        #expect(found.first?.units == units)
        #expect(found.first?.why.zh.isEmpty == false)
        #expect(found.first?.why.en?.isEmpty == false)
    }

    @Test func aTaskWithoutOddityHasNoFlag() {
        #expect(flags(Sample.task("a", joining: ["水务局"])).isEmpty)
    }

    @Test func aPartThatLeadsBesideItsBureauIsNotAnInternalUnit() {
        #expect(flags(Sample.task("a", leads: ["道路局（桥梁）"], joining: ["道路局"])).isEmpty)
    }

    @Test func aSeatIsThatOfEveryUnitOfTheNameAndOfItsParts() {
        let task = Sample.task("a", leads: ["道路局（桥梁）", "甲局"], joining: ["乙局", "水务局"])
        let found = flags(task, group: Sample.group)
        #expect(found.map(\.kind) == [.notInGroup])
        #expect(found.first?.units == ["水务局"])
    }

    @Test func unitsThatAreAboveEachOtherAreFollowedOnce() {
        let ring = UnitDirectory([Sample.unit("a", "甲", parent: "b"), Sample.unit("b", "乙", parent: "a")])
        #expect(ring.above("a") == ["b"])
    }
}
