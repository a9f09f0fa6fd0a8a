import EvaluationMessages
import Foundation
import Messages
import RegistryMessages

/// One run: its ranking, and what kept towns from a score.
public struct EvaluationView: View {
    /// The template.
    public static let template = Template(PackageResources.evaluation_mustache)
    /// What the page is called: programme and period.
    public let heading: Heading

    let state: Badge
    let facts: [Fact]
    let charts: [Chart]
    let rows: [Row]
    let blocked: [Fact]
    let pager: Pager

    /// A town's result.
    struct Row {
        let link: String
        let rank: String
        let town: String
        let score: String
        let grade: String
        let coverage: String
        let veto: Badge?
        let flags: [String]
    }

    /// Makes the page.
    ///
    /// - Parameters:
    ///   - run: The run.
    ///   - results: The page of results.
    ///   - cursor: Where the page begins.
    ///   - names: What programmes are called.
    public init(_ run: EvaluationRun, results: Messages.Page<TownResult>, cursor: String, names: Names) {
        heading = Heading("\(names.programme(run.programme)) · \(run.period) 评估", "Evaluation")
        state = run.badge
        let rubric = names.definition(run.programme)?.rubric
        facts = [
            Fact("参评镇", "\(run.towns) 个"), Fact("已评分", "\(run.scored) 个"), Fact("一票否决", "\(run.vetoed) 个"),
            Fact("依据数据", "\(run.observations) 条"), Fact("方案版本", "第 \(run.programmeVersion) 版"),
            Fact("开始", String(run.startedAt.prefix(10))), Fact("定稿", run.finalizedAt.map { String($0.prefix(10)) }),
            Fact("快照摘要", run.digest),
        ]
        let base = "/evaluations/\(Address.escaped(run.id))"
        let scored = results.items.filter { $0.score != nil }
        charts =
            scored.isEmpty
            ? []
            : [
                Chart(
                    "scores",
                    "综合得分",
                    .bars,
                    unit: "分",
                    labels: scored.map(\.name),
                    series: [.init("得分", scored.map { $0.score?.text })]
                )
            ]
        rows = results.items.map { result in
            Row(
                link: "\(base)/towns/\(Address.escaped(result.town))",
                rank: result.rank.map(String.init) ?? "—",
                town: result.name,
                score: result.score?.text ?? "—",
                grade: result.grade.map { id in rubric?.grades.first { $0.id == id }?.names.zh ?? id } ?? "—",
                coverage: result.coverage.percent,
                veto: result.vetoed ? Badge("一票否决", .bad) : nil,
                flags: result.flags.map(\.text.zh)
            )
        }
        blocked = run.blocked.map { Fact(names.townType($0.townType), "\($0.count) 个镇：\($0.reason)") }
        pager = Pager(results, at: base, query: [("cursor", cursor)])
    }
}

extension DecimalValue {
    /// A share of one as a percentage with one digit.
    var percent: String { "\(DecimalValue(number * 100).rounded(to: 1))%" }
}
