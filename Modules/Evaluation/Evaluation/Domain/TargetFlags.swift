import EvaluationMessages
import Foundation
import Messages

/// What a reader of a target should look at; nothing here refuses anything.
struct TargetFlags {
    let units: Units

    /// The flags that follow from the target, its baseline and what it was held against.
    func flags(of target: TargetDefinition, baseline: Baseline?, actual: LatestFigure?) -> [Flag] {
        var flags = unstated(target)
        if target.comparator == .about, target.figure.upper == nil, target.tolerance == nil {
            let text = LocalizedName(
                zh: "“左右”没有设定允许偏差，不能判断是否达到",
                en: "no tolerance is set for 'about', so nothing can be called met"
            )
            flags.append(Flag(FlagKind.noTolerance, text))
        }
        if let flag = baseline.flatMap({ weaker(target, $0) }) { flags.append(flag) }
        if let flag = scope(target, actual) { flags.append(flag) }
        return flags
    }

    /// A baseline in the target's unit and over the target's time, `nil` when the two cannot be compared.
    ///
    /// A flow over several years becomes its yearly mean beside an annual target, and what it would be over the plan
    /// beside a summed one.
    func comparable(_ baseline: Baseline, with target: TargetDefinition) -> Decimal? {
        let unit = TargetJudge.unit(of: target)
        let own = baseline.figure.unit
        let from = target.period == .annual && own.hasSuffix("/年") ? String(own.dropLast(2)) : own
        guard let stated = baseline.figure.value,
            let value = units.convert(stated.number, from: from, to: unit)
        else { return nil }
        guard let months = baseline.period?.months else { return value }
        switch target.period {
        case .stock, .ratio, .growth: return value
        case .annual: return months > 12 ? value * 12 / Decimal(months) : value
        case .cumulative:
            guard let due = target.dueYear, let first = target.fromYear, first <= due else { return value }
            return value * Decimal((due - first + 1) * 12) / Decimal(months)
        }
    }

    private func weaker(_ target: TargetDefinition, _ baseline: Baseline) -> Flag? {
        guard let goal = target.figure.value, let start = comparable(baseline, with: target) else { return nil }
        let isWeaker =
            switch target.comparator {
            case .atLeast: goal.number < start
            case .atMost: goal.number > start
            case .about: false
            }
        guard isWeaker else { return nil }
        let before = "\(DecimalValue(start).rounded(to: 4)) \(target.figure.unit)"
        let asked = "\(goal) \(target.figure.unit)"
        let (zh, en) = target.comparator == .atMost ? ("不高于", "at most") : ("不低于", "at least")
        let text = LocalizedName(
            zh: "目标\(zh) \(asked)，基期已是 \(before)：目标弱于基期",
            en: "asks for \(en) \(asked); the baseline already was \(before)"
        )
        return Flag(FlagKind.weakerThanBaseline, text)
    }

    private func scope(_ target: TargetDefinition, _ actual: LatestFigure?) -> Flag? {
        guard let scope = target.scope, let subject = actual?.subject, scope != subject else { return nil }
        let text = LocalizedName(
            zh: "口径不一致：目标为“\(scope)”，观测值为“\(subject)”",
            en: "the target covers '\(scope)', the observation '\(subject)'"
        )
        return Flag(FlagKind.scopeMismatch, text)
    }

    private func unstated(_ target: TargetDefinition) -> [Flag] {
        var parts = Set(target.unstated)
        if target.figure.unit.isEmpty { parts.insert(.unit) }
        if target.dueYear == nil { parts.insert(.year) }
        return UnstatedPart.allCases.filter(parts.contains).map { part in
            switch part {
            case .unit:
                Flag(FlagKind.missingUnit, LocalizedName(zh: "原文未写单位", en: "the source states no unit"))
            case .year:
                Flag(FlagKind.missingYear, LocalizedName(zh: "原文未写年份", en: "the source states no year"))
            case .period:
                Flag(
                    FlagKind.missingPeriod,
                    LocalizedName(zh: "原文未写明累计或当年", en: "the source does not say whether it is summed or yearly")
                )
            }
        }
    }
}
