import EvaluationMessages
import Messages
import Testing

@testable import Evaluation

/// What is printed of a programme's figures.
@Suite("Figures in words")
struct SummaryTests {
    @Test("count targets by comparator and period, and name what is flagged")
    func county() async throws {
        let office = try await Example.office("gaomi")
        let observations = try await office.ask(ListObservations(programme: "gaomi", limit: 200)).items
        let lines = EvaluationSummary.lines(
            targets: try await office.targets(of: "gaomi"),
            observations: observations
        )

        #expect(
            lines.prefix(2) == [
                "45 observations, 44 of them baselines",
                "88 targets: 76 at-least, 2 at-most, 10 about; 28 stock, 23 cumulative, 14 annual, "
                    + "2 mean yearly growth, 21 ratio",
            ]
        )
        let weaker = try #require(lines.firstIndex(of: "2 weaker than the baseline:"))
        #expect(
            lines[weaker + 1].hasPrefix(
                "  GM-T071 年城镇新增就业: asks for at least 8000 人/年; the baseline already was 10800"
            )
        )
        #expect(lines[weaker + 2].hasPrefix("  GM-T072 城镇登记失业率: asks for at most 4.0 %"))
        let checks = EvaluationSummary.lines(checks: try await office.ask(CheckFigures(programme: "gaomi")).items)
        #expect(checks.first == "2 figures to look at again:")
        #expect(EvaluationSummary.lines(targets: [], observations: []) == [])
    }

    @Test("say how the year runs, with the warning about the scope")
    func pace() async throws {
        let office = try await Example.office("changzhi", plugins: Example.plugins())
        let lines = EvaluationSummary.lines(targets: try await office.targets(of: "changzhi"), observations: [])

        let line = try #require(lines.first { $0.contains("CZ-F02") })
        #expect(line.contains("124 of 240 亿元 = 51.7 % at 58.3 % of the year"))
        #expect(line.contains("behind [scope-mismatch: the target covers '全市专业镇', the observation '10个市级专业镇'"))
    }

    @Test("show a ranking and a tree down to the wanted depth")
    func ranking() throws {
        let leaf = Explanation(.source, label: LocalizedName(zh: "公报"), why: LocalizedName(zh: "见公报", en: "see it"))
        let section = Explanation(
            .section,
            label: LocalizedName(zh: "产值", en: "output"),
            weight: Sample.number("2"),
            contribution: Sample.number("12.5"),
            why: LocalizedName(zh: "一半", en: "half"),
            children: [leaf]
        )
        #expect(EvaluationSummary.tree(section) == ["产值 output 12.5 × 2: half", "  公报: see it"])
        #expect(EvaluationSummary.tree(section, depth: 0) == ["产值 output 12.5 × 2: half"])
    }
}
