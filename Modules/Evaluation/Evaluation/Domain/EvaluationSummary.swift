import EvaluationMessages
import Messages

/// What Evaluation has to say of a programme, in lines for people.
///
/// It only puts answers into words; whoever has them prints.
public enum EvaluationSummary {
    /// Targets by comparator and period, baselines, what is flagged, and how those fare that something is known of.
    ///
    /// - Parameters:
    ///   - targets: The programme's, all of them.
    ///   - observations: The programme's, all of them.
    /// - Returns: Lines; none when there are neither.
    public static func lines(targets: [Target], observations: [Observation]) -> [String] {
        guard !targets.isEmpty || !observations.isEmpty else { return [] }
        let comparators = TargetComparator.allCases.map { kind in
            (kind.rawValue, targets.count { $0.comparator == kind })
        }
        let periods = Span.allCases.map { span in
            (span.names.en ?? span.rawValue, targets.count { $0.period == span })
        }
        let baselines = observations.count { $0.figure.basis == .baseline }
        var lines = ["\(observations.count) observations, \(baselines) of them baselines"]
        if !targets.isEmpty { lines.append("\(targets.count) targets: \(counts(comparators)); \(counts(periods))") }
        lines += flagged(FlagKind.weakerThanBaseline, "weaker than the baseline", targets)
        lines += flagged(FlagKind.implausible, "implausible", targets)
        lines += targets.filter { $0.latest != nil && $0.elapsed != nil }.map(line)
        return lines
    }

    /// Relations between figures that do not hold.
    public static func lines(checks: [FigureCheck]) -> [String] {
        let wrong = checks.filter { !$0.holds }
        guard !wrong.isEmpty else { return [] }
        return ["\(wrong.count) figures to look at again:"] + wrong.map { "  \($0.why.en ?? $0.why.zh)" }
    }

    /// A run's ranking, and why one of its towns has its score.
    ///
    /// - Parameters:
    ///   - run: The run.
    ///   - results: Its results by rank.
    ///   - explanation: The tree of a town, when one is wanted.
    ///   - depth: How many levels of the tree are shown below the run.
    /// - Returns: Lines.
    public static func lines(
        run: EvaluationRun,
        results: [TownResult],
        explanation: Explanation? = nil,
        depth: Int = .max
    ) -> [String] {
        let kind = run.kind == .dryRun ? "dry run " : "run "
        var lines = ["\(kind)\(run.id), \(run.period): \(run.state.rawValue), \(run.towns) towns"]
        lines += run.blocked.map { "  blocked: \($0.reason) (\($0.count) towns: \($0.towns.joined(separator: ", ")))" }
        lines += results.map(line)
        if let explanation { lines += tree(explanation, depth: depth) }
        return lines
    }

    /// A tree, each level indented by two spaces.
    public static func tree(_ node: Explanation, depth: Int = .max) -> [String] {
        let points = node.contribution.map { " \($0)" } ?? ""
        let weight = node.weight.map { " × \($0)" } ?? ""
        let name = node.label.en.map { $0 == node.label.zh ? $0 : "\(node.label.zh) \($0)" } ?? node.label.zh
        let own = "\(name)\(points)\(weight): \(node.why.en ?? node.why.zh)"
        guard depth > 0 else { return [own] }
        return [own] + node.children.flatMap { tree($0, depth: depth - 1) }.map { "  " + $0 }
    }

    private static func line(_ target: Target) -> String {
        let flags = target.flags.map { " [\($0.kind): \($0.text.en ?? $0.text.zh)]" }.joined()
        return "\(target.id) \(target.names.zh): \(target.why.en ?? target.why.zh); \(target.status.rawValue)\(flags)"
    }

    private static func line(_ result: TownResult) -> String {
        let place = result.rank.map { "\($0)." } ?? "–"
        let score = result.vetoed ? "vetoed" : result.score?.text ?? "nothing to score"
        let coverage = result.score == nil ? "" : ", on \(TargetWords.percent(result.coverage.number)) of the weights"
        let grade = result.grade.map { ", \($0)" } ?? ""
        let gates = result.gates.filter { $0.met == false }.map { " [\($0.names.zh): \($0.why.en ?? "")]" }.joined()
        return "  \(place) \(result.name) \(score)\(grade)\(coverage)\(gates)"
    }

    private static func flagged(_ kind: String, _ words: String, _ targets: [Target]) -> [String] {
        let found = targets.filter { target in target.flags.contains { $0.kind == kind } }
        guard !found.isEmpty else { return [] }
        let each = found.map { target in
            let text = target.flags.first { $0.kind == kind }?.text
            return "  \(target.id) \(target.names.zh): \(text?.en ?? text?.zh ?? "")"
        }
        return ["\(found.count) \(words):"] + each
    }

    private static func counts(_ items: [(name: String, count: Int)]) -> String {
        items.filter { $0.count > 0 }.map { "\($0.count) \($0.name)" }.joined(separator: ", ")
    }
}
