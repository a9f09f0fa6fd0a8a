import Messages

/// A summary in lines for people.
public enum ProjectsSummary {
    /// Puts a summary into words.
    ///
    /// - Parameters:
    ///   - summary: The summary.
    ///   - names: The Chinese names of kinds, benefits and funds, by id; where there is none, the id stands.
    /// - Returns: Lines such as `27 projects, kinds 重点产业 14 / … (29 assignments on 27, 2 of several kinds)`.
    public static func lines(of summary: ProjectsSummaryReply, names: [String: String]) -> [String] {
        let kinds = summary.kinds.map { "\(names[$0.name] ?? $0.name) \($0.count)" }.joined(separator: " / ")
        let several = summary.severalKinds > 0 ? ", \(summary.severalKinds) of several kinds" : ""
        var lines = [
            "\(summary.projects) projects, kinds \(kinds) (\(summary.assignments) assignments on "
                + "\(summary.projects)\(several))"
        ]
        lines += summary.investment.map { "stated investment \(text(of: $0)) over \($0.covered) of \($0.of)" }
        if !summary.benefits.isEmpty {
            lines.append("benefits, each kind apart: " + list(summary.benefits, names))
        }
        if !summary.funds.isEmpty {
            let together = summary.listedFunds.map { "; fiscal support listed \(text(of: $0))" }.joined()
            lines.append("funds, each kind apart: " + list(summary.funds, names) + together)
        }
        if !summary.missing.isEmpty {
            let fields = summary.missing.map { "\($0.count) without \($0.field)" }.joined(separator: ", ")
            lines.append("not stated: \(fields), of \(summary.projects)")
        }
        let warnings = summary.warnings.flatMap { project in project.warnings.map { (project.project, $0.text.zh) } }
        return lines + warnings.map { "look at \($0.0): \($0.1)" }
    }

    /// A sum with its unit, and what keeps it from being exact: `700 万元/年 (1 over)`.
    public static func text(of sum: CoveredSum) -> String {
        let qualified = sum.qualified.map { "\($0.count) \($0.qualifier.rawValue)" }
        let remark = qualified.isEmpty ? "" : " (\(qualified.joined(separator: ", ")))"
        return "\(sum.value) \(sum.unit)\(remark)"
    }

    private static func list(_ sums: [NamedSum], _ names: [String: String]) -> String {
        sums.map { "\(names[$0.name] ?? $0.name) \(text(of: $0.sum)) over \($0.sum.covered)" }.joined(separator: ", ")
    }
}
