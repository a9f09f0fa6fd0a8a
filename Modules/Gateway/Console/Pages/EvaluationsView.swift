import EvaluationMessages
import Messages

/// The evaluation runs.
public struct EvaluationsView: View {
    /// The template.
    public static let template = Template(PackageResources.evaluations_mustache)
    /// What the page is called.
    public let heading = Heading("评估评价", "Evaluations")

    let fields: [Field]
    let rows: [Row]
    let pager: Pager

    /// A run.
    struct Row {
        let link: String
        let programme: String
        let period: String
        let state: Badge
        let towns: String
        let scored: String
        let started: String
    }

    /// Makes the page.
    ///
    /// - Parameters:
    ///   - runs: The page of runs.
    ///   - programme: Whose; empty for all.
    ///   - cursor: Where the page begins.
    ///   - names: What programmes are called.
    public init(_ runs: Messages.Page<EvaluationRun>, programme: String, cursor: String, names: Names) {
        fields = [.choice("programme", "方案", names.programmes, any: "全部方案", value: programme)]
        rows = runs.items.map { run in
            Row(
                link: "/evaluations/\(Address.escaped(run.id))",
                programme: names.programme(run.programme),
                period: run.period.text,
                state: run.badge,
                towns: String(run.towns),
                scored: String(run.scored),
                started: String(run.startedAt.prefix(10))
            )
        }
        pager = Pager(runs, at: "/evaluations", query: [("programme", programme), ("cursor", cursor)])
    }
}

extension EvaluationRun {
    /// The state as a badge.
    var badge: Badge {
        guard kind == .official else { return Badge("试算", .quiet) }
        return switch state {
        case .judging: Badge("计算中", .active)
        case .blocked: Badge("受阻", .bad)
        case .preliminary: Badge("初评", .warning)
        case .final: Badge("正式结果", .good)
        }
    }
}
