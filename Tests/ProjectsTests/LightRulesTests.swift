import Messages
import ProjectsMessages
import Testing

@testable import Projects

@Suite struct LightRulesTests {
    /// Two years from 2023-07 on: 1000 万元 in the first half, 2000 in 2024, 1000 in 2025.
    private func facts(years: Bool = true) -> ProjectFacts {
        let plan = ProjectPlan(
            period: Sample.month("2023-07..2025-06"),
            years: years
                ? [
                    .init(2023, figure: Sample.money("1000")), .init(2024, figure: Sample.money("0.2", "亿元")),
                    .init(2025, figure: Sample.money("1000")),
                ] : []
        )
        return ProjectFacts(name: "一号路", kinds: ["road"], investment: Sample.money("4000"), plan: plan)
    }

    @Test(arguments: [
        ("2024-06", "2000", "50", LightColour.green), ("2024-06", "1800", "45", .green),
        ("2024-06", "1799", "45", .yellow),
        ("2024-06", "1400", "50", .yellow), ("2024-06", "1399", "50", .red), ("2024-06", "2000", "34.9", .red),
        ("2023-12", "1000", "25", .green), ("2025-06", "4000", "100", .green), ("2026-03", "3600", "90", .green),
        ("2026-03", "3500", "100", .yellow), ("2024-06", "9999", "40", .yellow),
    ])
    func theWorseOfScheduleAndMoneyDecides(month: String, money: String, progress: String, colour: LightColour) {
        let report = Sample.report(month, toDate: money, progress: progress)
        #expect(LightRules.light(facts(), report: report).colour == colour)
    }

    @Test func theReasonHasTheNumbers() {
        let light = LightRules.light(facts(), report: Sample.report("2024-06", toDate: "1399", progress: "50"))
        #expect(light.why.zh == "进度 50% / 50% = 100%，投资 1399 / 2000 万元 = 70%；较低者 < 70%")
        #expect(light.month == Sample.month("2024-06"))
    }

    @Test func withoutYearsTheMoneyGrowsEvenly() {
        let light = LightRules.light(
            facts(years: false),
            report: Sample.report("2024-03", toDate: "1500", progress: "40")
        )
        #expect(light.why.en.map { $0.contains("money 1500 / 1500 万元 = 100%") } == true, "\(light.why)")
    }

    @Test func withoutPlanOrReportOrBothFiguresTheLightIsGrey() {
        var unplanned = facts()
        unplanned.plan = nil
        let full = Sample.report("2024-06", toDate: "1", progress: "1")
        let cases: [(ProjectFacts, ReportFigures?, String)] = [
            (unplanned, full, "无计划"), (facts(), nil, "无已审核月报"), (facts(), Sample.report("2024-06"), "月报缺进度或累计投资"),
            (facts(), Sample.report("2024-06", progress: "5"), "月报缺进度或累计投资"),
            (facts(), Sample.report("2023-06", toDate: "1", progress: "1"), "计划尚未开始"),
        ]
        for (facts, report, why) in cases {
            let light = LightRules.light(facts, report: report)
            #expect((light.colour, light.why.zh) == (.grey, why))
        }
        var free = facts(years: false)
        free.investment = nil
        #expect(LightRules.light(free, report: full).why.zh == "计划无投资")
    }
}
