import EnvironmentGovernanceMessages
import Foundation
import Messages
import RegistryMessages

/// How a town's month is scored.
///
/// A part's score is the weight of the items passed over the weight of the items checked, times 100, rounded to two
/// places, half away from zero; what does not apply and what was only measured is not checked. The whole is the parts'
/// scores by their weights; a part without a score counts for nothing, and the coverage says how much is there.
enum ScoreRules {
    /// Decimal places of a score.
    static let places = 2

    /// Results of one item in one part.
    struct Tally: Hashable {
        let part: String
        let weight: DecimalValue
        var passed: Int
        var failed: Int
    }

    /// The scores of a town's parts, in the programme's order; one handed in holds where nothing was checked.
    static func parts(
        _ parts: [ScorePart],
        tallies: [Tally],
        handedIn: [String: DecimalValue]
    ) -> [PartScore] {
        parts.map { part in
            let own = tallies.filter { $0.part == part.id }
            let checked = own.reduce(0) { $0 + $1.passed + $1.failed }
            return PartScore(
                part: part.id,
                weight: part.weight,
                score: checked == 0 ? handedIn[part.id] : share(own),
                checked: checked,
                passed: own.reduce(0) { $0 + $1.passed }
            )
        }
    }

    private static func share(_ tallies: [Tally]) -> DecimalValue {
        let passed = tallies.reduce(Decimal(0)) { $0 + $1.weight.number * Decimal($1.passed) }
        let checked = tallies.reduce(Decimal(0)) { $0 + $1.weight.number * Decimal($1.passed + $1.failed) }
        return DecimalValue(passed * 100 / checked).rounded(to: places)
    }

    /// The whole of the parts that have a score, and how much of everything that is, in %; `nil` when none has.
    static func whole(_ parts: [PartScore]) -> (score: DecimalValue, coverage: DecimalValue)? {
        let scored = parts.compactMap { part in part.score.map { (part.weight.number, $0.number) } }
        let weight = scored.reduce(Decimal(0)) { $0 + $1.0 }
        let all = parts.reduce(Decimal(0)) { $0 + $1.weight.number }
        guard weight > 0 else { return nil }
        let score = scored.reduce(Decimal(0)) { $0 + $1.0 * $1.1 } / weight
        return (
            DecimalValue(score).rounded(to: places), DecimalValue(weight * 100 / all).rounded(to: places)
        )
    }
}
