import EnvironmentGovernanceMessages
import Messages
import Testing

@testable import EnvironmentGovernance

@Suite struct SmallRulesTests {
    @Test(arguments: [
        ("2024-06-01", "2024-06-01", 0), ("2024-02-28", "2024-03-01", 2), ("2023-12-31", "2024-01-01", 1),
        ("2024-06-04", "2024-06-01", -3), ("2023-02-28", "2023-03-01", 1),
    ])
    func daysBetweenDays(_ first: String, _ second: String, _ days: Int) {
        #expect(DayRules.days(from: first, to: second) == days)
        #expect(DayRules.days(from: first, to: "2024-06") == nil)
    }

    @Test(arguments: [("2024-06", "2024-05"), ("2024-01", "2023-12"), ("2024-10", "2024-09")])
    func theMonthBefore(_ month: String, _ before: String) {
        #expect(DayRules.month(before: Sample.month(month)) == before)
    }

    @Test(arguments: [
        ("垃圾三天没人清", false), ("电话13800138000", true), ("证号37010119900101001X转来", true), ("37010119900101001", false),
        ("编号20240601001", false), ("1380013800", false), ("138001380001", false), ("370101199001010018", true),
    ])
    func numbersOfPersonsAreNoticed(_ text: String, _ isPersonal: Bool) {
        #expect(PersonalData.isIn(text) == isPersonal)
    }

    @Test(arguments: [
        (nil, FindingResult.fail, FindingRules.Consequence.fault), (FindingResult.pass, .fail, .fault),
        (.fail, .fail, .none), (.fail, .pass, .noFault), (.fail, .notApplicable, .noFault), (nil, .pass, .none),
        (.pass, .pass, .none), (nil, .measured, .none), (.notApplicable, .fail, .fault),
    ])
    func whatAResultMeansForFaults(
        _ old: FindingResult?,
        _ new: FindingResult,
        _ expected: FindingRules.Consequence
    ) {
        #expect(FindingRules.consequence(of: new, after: old) == expected)
    }

    @Test func aNameOfTwoUnitsMeansNeitherAndMayBeEither() {
        let names = UnitNames(["a": ["a"], "b": ["b"], "甲": ["a"], "联合办": ["a", "b"]])
        #expect(["甲", "联合办", "别处"].map(names.id) == ["a", "联合办", "别处"])
        #expect(names.isSame("甲", "a"))
        #expect(names.isSame("联合办", "b"))
        #expect(!names.isSame("甲", "b"))
        #expect(names.isSame("别处", "别处"))
    }

    @Test func thoseThatAnswerForAPlaceAreItsOwnUnitAndThoseOfTheGridsAround() {
        let grids = Dictionary(uniqueKeysWithValues: Sample.grids.map { ($0.id, $0) })
        #expect(PlaceRules.units(of: Sample.places[0], grids: grids) == ["street-one"])
        #expect(PlaceRules.units(of: Sample.places[1], grids: grids) == ["road-office", "street-one"])
        #expect(PlaceRules.units(of: Sample.places[3], grids: grids).isEmpty)
    }
}
