import EvaluationMessages
import Foundation
import Messages

/// The reason for a target's status, in words with the numbers.
struct TargetWords {
    let target: TargetDefinition
    let unit: String

    /// The reason.
    func why(_ finding: TargetJudge.Finding, _ goal: Goal) -> LocalizedName {
        guard let actual = finding.actual else {
            return LocalizedName(zh: "没有可比的观测值", en: "there is no observation to hold it against")
        }
        let share = goal.comparator == .atMost ? limit(actual, goal) : share(actual, goal)
        let parts = [share, time(finding), forecast(finding), verdict(finding, goal)].compactMap { $0 }
        return LocalizedName(
            zh: parts.map(\.zh).joined(separator: "，"),
            en: parts.compactMap(\.en).joined(separator: "")
        )
    }

    /// What is said of figures whose unit fits nothing.
    var unlikeUnits: Flag {
        let text = LocalizedName(
            zh: "有观测值的单位不能换算成“\(unit)”，未计入",
            en: "an observation's unit cannot be turned into \(unit); it was left out"
        )
        return Flag(FlagKind.unlikeUnits, text)
    }

    private func share(_ actual: Actual, _ goal: Goal) -> LocalizedName {
        let value = number(actual.value)
        let (wanted, plain) = (wanted(goal), "\(value) / \(self.wanted(goal)) \(unit)")
        guard goal.upper == nil || goal.lower == goal.upper || goal.lower == nil,
            let share = goal.achievement(actual.value)
        else {
            return LocalizedName(zh: "\(actual.period)：\(plain)", en: "\(value) of \(wanted) \(unit)")
        }
        return LocalizedName(
            zh: "\(actual.period)：\(plain) = \(Self.percent(share))",
            en: "\(value) of \(wanted) \(unit) = \(Self.percent(share))"
        )
    }

    private func limit(_ actual: Actual, _ goal: Goal) -> LocalizedName {
        let value = number(actual.value)
        let limit = number(goal.value)
        return LocalizedName(
            zh: "\(actual.period)：\(value) \(unit)，上限 \(limit) \(unit)",
            en: "\(value) \(unit) against a limit of \(limit) \(unit)"
        )
    }

    private func wanted(_ goal: Goal) -> String {
        target.figure.upper.map { "\(number(goal.value))-\($0)" } ?? number(goal.value)
    }

    private func time(_ finding: TargetJudge.Finding) -> LocalizedName? {
        guard let elapsed = finding.elapsed else { return nil }
        let isYear = target.period == .annual && finding.actual?.period.year == target.dueYear || target.perYear
        return LocalizedName(
            zh: "时间已过\(isYear ? "当年" : "规划期")的 \(Self.percent(elapsed))",
            en: " at \(Self.percent(elapsed)) of the \(isYear ? "year" : "plan")"
        )
    }

    private func forecast(_ finding: TargetJudge.Finding) -> LocalizedName? {
        guard let forecast = finding.forecast, let elapsed = finding.elapsed, elapsed < 1 else { return nil }
        let value = "\(DecimalValue(forecast).rounded(to: 2)) \(unit)"
        return LocalizedName(zh: "照此进度期末约 \(value)", en: "; at this pace \(value) at the end")
    }

    private func verdict(_ finding: TargetJudge.Finding, _ goal: Goal) -> LocalizedName? {
        switch finding.status {
        case .open:
            LocalizedName(zh: "没有基期，无法判断应达到的进度", en: "; no baseline says how far it should be by now")
        case .unknown where !goal.isBounded:
            LocalizedName(zh: "未设允许偏差", en: "; no tolerance is set")
        case .met, .onTrack, .behind, .missed, .unknown: nil
        }
    }

    private func number(_ value: Decimal) -> String { DecimalValue(value).rounded(to: 4).text }

    /// A share in per cent, to one digit: `51.7 %`.
    static func percent(_ share: Decimal) -> String { "\(DecimalValue(share * 100).rounded(to: 1)) %" }
}
