import Messages
import ProjectsMessages
import Quantities
import Testing

@testable import Projects

@Suite struct WarningRulesTests {
    private func kinds(_ facts: ProjectFacts) -> [ProjectWarning.Kind] {
        WarningRules(units: .common).warnings(of: facts).map(\.kind)
    }

    private func area(_ value: String, _ unit: String = "平方米", _ scope: MeasureScope = .total) -> ProjectMeasure {
        ProjectMeasure("建筑面积", scope: scope, figure: Figure(DecimalValue(value), unit: unit, basis: .planned))
    }

    @Test(arguments: [("8700", "10000", false), ("8700", "9999", true), ("0.87", "10000", true)])
    func phasesMustAddUpToTheTotal(first: String, second: String, isOdd: Bool) {
        let facts = ProjectFacts(
            name: "厂房",
            kinds: ["plant"],
            phases: [
                .init(number: 1, measures: [area(first)]), .init(number: 2, measures: [area(second)]),
            ],
            measures: [area("1.87", "万平方米")]
        )
        #expect(kinds(facts) == (isOdd ? [.phasesDiffer] : []))
    }

    @Test func phasesWithoutATotalAreAddedAndNotWarnedAbout() {
        let phases = [ProjectPhase(number: 1, measures: [area("10")]), ProjectPhase(number: 2, measures: [area("20")])]
        let facts = ProjectFacts(name: "厂房", kinds: ["plant"], phases: phases)
        #expect(kinds(facts).isEmpty)
        #expect(facts.countedFigures.map(\.value.text) == ["10", "20"])
    }

    @Test(arguments: [
        ("因口线亮化工程", "对烟口线亮化", true), ("因口线亮化工程", "对因口线亮化，连接烟口线", false), ("天沐路改造工程", "两侧绿化", false),
        ("南站东路新建工程", "连接天沐路的道路", false), ("甲乙河治理", "治理丙丁河", false), ("龙缘路西段硬化", "对龙圆路西段硬化", true),
    ])
    func nameThatStandsOtherwiseInTheContentIsAWarning(title: String, content: String, isOdd: Bool) {
        let facts = ProjectFacts(name: title, kinds: ["road"], content: content)
        #expect(kinds(facts) == (isOdd ? [.nameConflict] : []))
    }

    @Test(arguments: [("三项新型电机", 1), ("三项任务", 0), ("三相电机", 0), ("座落于城北", 1)])
    func suspectedTyposNeedTheirNeighbour(content: String, count: Int) {
        #expect(kinds(ProjectFacts(name: "厂", kinds: ["plant"], content: content)).count == count)
    }

    @Test func ofAMeasureTheTotalCountsElseWhatIsNewAndRenovatedApart() {
        func counted(_ measures: [ProjectMeasure]) -> [String] {
            ProjectFacts(name: "厂", kinds: ["plant"], measures: measures).countedFigures
                .map { "\($0.scope?.rawValue ?? "") \($0.value)" }
        }
        #expect(
            counted([area("12"), area("8", "平方米", .new), area("4", "平方米", .renovated)]) == ["total 12", "renovated 4"]
        )
        #expect(counted([area("8", "平方米", .new), area("1", "平方米", .new)]) == ["total 8", "total 1"])
        #expect(counted([area("8", "平方米", .property)]).isEmpty)
        var before = area("5")
        before.figure.basis = .baseline
        #expect(counted([before]).isEmpty)
    }

    @Test func unlikeUnitsAreSummedApart() {
        var sum = FigureSum(units: .common)
        for (value, unit) in [("40", "台"), ("20", "台"), ("100", "套"), ("20", "台(套)"), ("1", "万台")] {
            sum.add(DecimalValue(value) ?? DecimalValue(0), unit: unit, qualifier: .exact, of: unit + value)
        }
        let sums = sum.sums(of: 9).map { "\($0.value) \($0.unit) \($0.covered)/\($0.of)" }
        #expect(sums == ["10060 台 3/9", "20 台(套) 1/9", "100 套 1/9"])
    }
}
