import Messages
import ProjectsMessages
import Quantities
import RegistryMessages
import Testing

@testable import Projects

@Suite struct FundTests {
    private static let rules = ProjectRules(
        kinds: [.init(id: "chain", names: .init(zh: "延链补链强链"))],
        funds: [
            .init(id: "infrastructure", names: .init(zh: "基础设施")), .init(id: "special-fund", names: .init(zh: "专项资金")),
            .init(id: "interest-subsidy", names: .init(zh: "贴息")), .init(id: "award", names: .init(zh: "奖补")),
        ]
    )

    private func office() async throws -> ProjectsOffice {
        let office = try await ProjectsOffice.with(Sample.programme("funds", Self.rules))
        let funds = [
            ProjectFund("infrastructure", figure: Sample.money("1", "亿元")),
            ProjectFund("special-fund", figure: Sample.money("2000")),
            ProjectFund("interest-subsidy", figure: Sample.money("3673.9")),
            ProjectFund("award", figure: Sample.money("2853.16")),
        ]
        let facts = ProjectFacts(name: "中药材专业镇建设", kinds: ["chain"], funds: funds)
        try await office.send(RegisterProjects(programme: "funds", [ProjectDraft(facts)]))
        return office
    }

    @Test("AC-004-07: kinds of funds stay apart; together they are only what is listed")
    func funds() async throws {
        let summary = try await office().ask(SummarizeProjects(programme: "funds"))
        #expect(summary.funds.map(\.name) == ["infrastructure", "special-fund", "interest-subsidy", "award"])
        #expect(summary.funds.map { "\($0.sum.value) \($0.sum.unit)" }.first == "1 亿元")
        #expect(
            summary.funds.dropFirst().map { "\($0.sum.value) \($0.sum.unit)" } == [
                "2000 万元", "3673.9 万元", "2853.16 万元",
            ]
        )
        #expect(summary.listedFunds.map { "\($0.value) \($0.unit)" } == ["18527.06 万元"])
        #expect(summary.investment.isEmpty, "support that is listed is no investment")
        let lines = ProjectsSummary.lines(of: summary, names: [:])
        #expect(lines.last?.hasSuffix("fiscal support listed 18527.06 万元") == true, "\(lines)")
    }

    @Test func fundsBeyondTheInvestmentAreAWarning() {
        var facts = ProjectFacts(name: "一号路", kinds: ["road"], investment: Sample.money("1", "亿元"))
        let rules = WarningRules(units: .common)
        facts.funds = [ProjectFund("special", figure: Sample.money("10000"))]
        #expect(rules.warnings(of: facts).isEmpty)
        facts.funds.append(ProjectFund("award", figure: Sample.money("0.5")))
        #expect(rules.warnings(of: facts).map(\.kind) == [.fundsExceedInvestment])
        #expect(rules.warnings(of: facts).first?.text.zh == "所列资金 1.00005亿元 超过投资 1亿元")
    }
}
