import EvaluationMessages
import Foundation
import Messages
import RegistryMessages

/// Holds figures against the relations that a programme says should hold.
struct PlausibilityCheck {
    let units: Units

    /// Checks a rule wherever all its figures are there for one place and one period.
    ///
    /// What a quotient is divided by may be of an earlier period: the last one known.
    ///
    /// - Parameters:
    ///   - rule: The rule.
    ///   - observations: The programme's, in the order in which they were recorded; the last of equals counts.
    /// - Returns: One finding for each place and period, by town and period.
    func findings(_ rule: PlausibilityRule, in observations: [Observation]) -> [FigureCheck] {
        struct Place: Hashable {
            let town: String
            let first: Period.Month
            let last: Period.Month
        }
        let counting = observations.filter { $0.state != .returned && rule.parts.contains($0.indicator) }
        let groups = Dictionary(grouping: counting) {
            Place(town: $0.town ?? "", first: $0.period.first, last: $0.period.last)
        }
        let sorted = groups.sorted { ($0.key.town, $0.key.first) < ($1.key.town, $1.key.first) }
        return sorted.compactMap { place, group in
            let parts = rule.parts.compactMap { part in
                group.last { $0.indicator == part } ?? earlier(part, than: group, rule, counting)
            }
            guard parts.count == rule.parts.count else { return nil }
            return finding(rule, parts)
        }
    }

    /// What a quotient is divided by when its own period has no such figure: the last one known before.
    private func earlier(
        _ part: String,
        than group: [Observation],
        _ rule: PlausibilityRule,
        _ all: [Observation]
    ) -> Observation? {
        guard rule.kind == .quotient, part != rule.parts.first, let first = group.first else { return nil }
        let known = all.filter {
            $0.indicator == part && $0.town == first.town && $0.period.last < first.period.last
        }
        return known.max { $0.period.last < $1.period.last }
    }

    private func finding(_ rule: PlausibilityRule, _ parts: [Observation]) -> FigureCheck? {
        let result: (value: Decimal, holds: Bool, expected: LocalizedName)? =
            switch rule.kind {
            case .quotient: quotient(rule, parts)
            case .sum: sum(rule, parts)
            case .statedShare: statedShare(parts)
            }
        guard let result, let first = parts.first else { return nil }
        let value = DecimalValue(result.value).rounded(to: 4)
        let unit = rule.unit.isEmpty ? "" : " \(rule.unit)"
        return FigureCheck(
            rule: rule.id,
            names: rule.names,
            town: first.town,
            period: first.period,
            holds: result.holds,
            value: value,
            why: LocalizedName(
                zh: "\(rule.names.zh)：\(value)\(unit)，\(result.expected.zh)",
                en: "\(rule.names.en ?? rule.names.zh): \(value)\(unit), \(result.expected.en ?? "")"
            ),
            from: parts.map(\.id)
        )
    }

    private func quotient(
        _ rule: PlausibilityRule,
        _ parts: [Observation]
    ) -> (value: Decimal, holds: Bool, expected: LocalizedName)? {
        guard parts.count >= 2, let value = ratio(parts[0].figure, parts[1].figure, unit: rule.unit) else { return nil }
        let holds = rule.low.map { value >= $0.number } ?? true && rule.high.map { value <= $0.number } ?? true
        let (low, high) = (rule.low?.text ?? "…", rule.high?.text ?? "…")
        return (value, holds, LocalizedName(zh: "应在 \(low) 至 \(high) 之间", en: "expected \(low) to \(high)"))
    }

    private func sum(
        _ rule: PlausibilityRule,
        _ parts: [Observation]
    ) -> (value: Decimal, holds: Bool, expected: LocalizedName)? {
        guard let wanted = rule.value else { return nil }
        let values = parts.compactMap { part in
            part.figure.value.flatMap { units.convert($0.number, from: part.figure.unit, to: rule.unit) }
        }
        guard values.count == parts.count else { return nil }
        let total = values.reduce(0, +)
        return (total, total == wanted.number, LocalizedName(zh: "应为 \(wanted)", en: "expected \(wanted)"))
    }

    /// The stated share counts at the decimals that it states.
    private func statedShare(_ parts: [Observation]) -> (value: Decimal, holds: Bool, expected: LocalizedName)? {
        guard parts.count >= 3, let stated = parts[2].figure.value,
            let share = ratio(parts[0].figure, parts[1].figure, unit: "%")
        else { return nil }
        let places = stated.text.split(separator: ".").dropFirst().first?.count ?? 0
        let holds = DecimalValue(share).rounded(to: places) == stated
        let words = LocalizedName(
            zh: "原文写作 \(stated) %（\(places) 位小数）",
            en: "stated as \(stated) % with \(places) decimals"
        )
        return (share, holds, words)
    }

    /// One figure divided by another; `nil` when their units do not allow it.
    private func ratio(_ left: Figure, _ right: Figure, unit: String) -> Decimal? {
        guard let over = left.value?.number, let under = right.value?.number, under != 0 else { return nil }
        let parts = unit.split(separator: "/").map(String.init)
        if parts.count == 2 {
            guard let a = units.convert(over, from: left.unit, to: parts[0]),
                let b = units.convert(under, from: right.unit, to: parts[1])
            else { return nil }
            return b == 0 ? nil : a / b
        }
        guard let a = units.convert(over, from: left.unit, to: right.unit) else { return nil }
        return unit == "%" ? a * 100 / under : a / under
    }
}
