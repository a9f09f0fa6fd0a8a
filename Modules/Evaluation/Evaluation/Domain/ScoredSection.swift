import EvaluationMessages
import Foundation
import Messages
import RegistryMessages

/// An indicator of a section with its score.
struct ScoredPart {
    let id: String
    let names: LocalizedName
    let weight: Decimal
    /// From 0 to 1; `nil` when it has no value.
    let score: Decimal?
    let why: LocalizedName
    let children: [Explanation]
}

/// A section of a rubric with its indicators, scored.
struct ScoredSection {
    let id: String
    let names: LocalizedName
    let weight: Decimal
    let parts: [ScoredPart]
    /// Why it has no indicators at all, when it has none.
    let absence: LocalizedName?
    private let sum: WeightedSum

    init(
        _ section: RubricSection,
        parts: [ScoredPart],
        absence: LocalizedName? = nil,
        missing: Rubric.Missing
    ) {
        id = section.id
        names = section.names
        weight = section.weight.number
        self.parts = parts
        self.absence = absence
        var sum = WeightedSum()
        for part in parts { sum.add(part.score, weight: part.weight, missing: missing) }
        self.sum = sum
    }

    /// From 0 to 1; `nil` when nothing in it counts.
    var score: Decimal? { sum.mean }

    /// The share of its weights for which there is a value, 0 to 1.
    var coverage: Decimal {
        let all = parts.map(\.weight).reduce(0, +)
        return all == 0 ? 0 : parts.filter { $0.score != nil }.map(\.weight).reduce(0, +) / all
    }

    /// What had no value, for people.
    var missing: [String] {
        guard absence == nil else { return [names.zh] }
        return parts.filter { $0.score == nil }.map { "\(names.zh)：\($0.names.zh)" }
    }

    /// Its points of the town's score.
    ///
    /// - Parameter whole: The weights of the sections that count.
    /// - Returns: Points of 100.
    func contribution(whole: Decimal) -> Decimal {
        guard let score, whole != 0 else { return 0 }
        return 100 * weight * score / whole
    }

    /// What it shows of itself.
    func result(whole: Decimal) -> SectionResult {
        SectionResult(
            section: id,
            names: names,
            score: score.map(Self.part),
            contribution: Self.part(contribution(whole: whole))
        )
    }

    /// Its node in the explanation.
    func node(whole: Decimal) -> Explanation {
        let left = LocalizedName(zh: "没有可计分的指标，权重由其他部分分担", en: "nothing to score; the other sections share its weight")
        let shown = score.map { Self.part($0).text } ?? ""
        return Explanation(
            .section,
            id: id,
            label: names,
            score: score.map(Self.part),
            weight: DecimalValue(weight),
            contribution: score == nil ? nil : Self.part(contribution(whole: whole)),
            why: score == nil
                ? absence ?? left
                : LocalizedName(
                    zh: "\(parts.count) 项指标加权平均 \(shown)，占权重 \(DecimalValue(weight)) / \(DecimalValue(whole))",
                    en: "weighted mean \(shown) of \(parts.count) indicators, weight \(DecimalValue(weight)) "
                        + "of \(DecimalValue(whole))"
                ),
            children: parts.map { node($0, whole: whole) } + absenceNode
        )
    }

    private var absenceNode: [Explanation] {
        absence.map { [Explanation(.missing, id: id, label: names, why: $0)] } ?? []
    }

    /// One that has no value has no contribution; under the policy `zero` that is 0 points, and its reason says so.
    private func node(_ part: ScoredPart, whole: Decimal) -> Explanation {
        let below = whole * sum.weights
        let points = below == 0 ? 0 : 100 * weight * part.weight * (part.score ?? 0) / below
        return Explanation(
            .indicator,
            id: part.id,
            label: part.names,
            score: part.score.map(Self.part),
            weight: DecimalValue(part.weight),
            contribution: part.score == nil ? nil : Self.part(points),
            why: part.why,
            children: part.children
        )
    }

    private static func part(_ value: Decimal) -> DecimalValue {
        DecimalValue(value).rounded(to: RunRules.partPlaces)
    }
}
