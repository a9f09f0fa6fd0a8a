import EvaluationMessages
import Foundation
import Messages
import RegistryMessages
import Testing

@testable import Evaluation

/// How a value becomes a score.
@Suite("Values are scored")
struct ScoringTests {
    private func number(_ text: String) -> Decimal { Sample.number(text).number }

    @Test(
        "straight between two goalposts, capped at both",
        arguments: [
            ("0", "0", "100", "0"), ("25", "0", "100", "0.25"), ("100", "0", "100", "1"), ("-3", "0", "100", "0"),
            ("140", "0", "100", "1"), ("2", "10", "0", "0.8"), ("12", "10", "0", "0"), ("5", "5", "5", "0"),
        ]
    )
    func linear(_ value: String, _ low: String, _ high: String, _ score: String) {
        #expect(ScoringRule.linear(number(value), low: number(low), high: number(high)) == number(score))
    }

    @Test(
        "by the highest step reached",
        arguments: [("-1", "0"), ("0", "0.1"), ("9.99", "0.1"), ("10", "0.5"), ("99", "0.5"), ("100", "1")]
    )
    func steps(_ value: String, _ score: String) {
        let steps = [("10", "0.5"), ("0", "0.1"), ("100", "1")].map { (from: number($0.0), score: number($0.1)) }
        #expect(ScoringRule.steps(number(value), steps) == number(score))
    }

    @Test(
        "by the achievement of a target, capped",
        arguments: [
            (TargetComparator.atLeast, "50", "0.5"), (.atLeast, "150", "1"), (.atMost, "100", "1"),
            (.atMost, "125", "0.8"), (.about, "50", "0.5"), (.about, "200", "0.5"), (.atMost, "0", "1"),
        ]
    )
    func target(_ comparator: TargetComparator, _ value: String, _ score: String) {
        let target = Sample.target("100", comparator, .annual)
        #expect(ScoringRule.target(number(value), target) == number(score))
    }

    @Test("without losing a digit, and missing ones by the rubric's policy")
    func weighted() {
        var (skip, zero) = (WeightedSum(), WeightedSum())
        for (score, weight) in [("1", "1"), ("0.5", "2")] {
            skip.add(number(score), weight: number(weight), missing: .skip)
            zero.add(number(score), weight: number(weight), missing: .zero)
        }
        skip.add(nil, weight: 1, missing: .skip)
        zero.add(nil, weight: 1, missing: .zero)

        #expect(skip.mean == Decimal(2) / Decimal(3))
        #expect(zero.mean == number("0.5"))
        #expect(WeightedSum().mean == nil)
    }

    @Test("and the score has the highest grade that begins at it or below")
    func grades() {
        let grades = Sample.programme().rubric?.grades ?? []
        #expect(RunRules.grade(Sample.number("80"), grades) == "excellent")
        #expect(RunRules.grade(Sample.number("79.99"), grades) == "good")
        #expect(RunRules.grade(Sample.number("59.99"), grades) == nil)
    }

    @Test("equal scores share the rank, and the next one counts them all")
    func ranks() {
        let points = [("a", 9000), ("b", 8000), ("c", 8000), ("d", 7000)].map {
            RunStore.Points(town: $0.0, points: $0.1, grade: nil)
        }
        #expect(Ranking.places(points).map(\.rank) == [1, 2, 2, 4])
        #expect(Ranking.places(points).map(\.score.text) == ["90", "80", "80", "70"])
    }
}
