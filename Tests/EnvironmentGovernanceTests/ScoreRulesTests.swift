import EnvironmentGovernanceMessages
import Messages
import RegistryMessages
import Testing

@testable import EnvironmentGovernance

@Suite struct ScoreRulesTests {
    private func tally(_ part: String, _ weight: Int, _ passed: Int, _ failed: Int) -> ScoreRules.Tally {
        ScoreRules.Tally(part: part, weight: DecimalValue(weight), passed: passed, failed: failed)
    }

    private func parts(
        _ tallies: [ScoreRules.Tally],
        _ handedIn: [String: DecimalValue] = [:]
    ) -> [PartScore] {
        ScoreRules.parts(Sample.rules.parts, tallies: tallies, handedIn: handedIn)
    }

    @Test(arguments: [
        (1, 1, 1, 0, "100"), (1, 0, 1, 1, "0"), (1, 2, 1, 1, "66.67"), (3, 1, 1, 2, "60"), (1, 1, 7, 0, "100"),
    ])
    func aPartIsTheWeightPassedOverTheWeightChecked(
        _ weight: Int,
        _ passed: Int,
        _ other: Int,
        _ failed: Int,
        _ score: String
    ) {
        let tallies =
            failed == 0
            ? [tally("mutual", weight, passed, 0), tally("mutual", 1, other, 0)]
            : [tally("mutual", weight, passed, 0), tally("mutual", 1, 0, failed)]
        #expect(parts(tallies)[0].score == DecimalValue(score))
    }

    @Test func halvesAreRoundedAwayFromZero() {
        let score = parts([tally("mutual", 1, 1, 7), tally("mutual", 1, 0, 0)])[0].score
        #expect(score == DecimalValue("12.5"))
        #expect(parts([tally("mutual", 1, 1, 15)])[0].score == DecimalValue("6.25"))
        #expect(parts([tally("mutual", 1, 1, 31)])[0].score == DecimalValue("3.13"))
    }

    @Test func partsWithoutAScoreCountForNothingAndAreNamed() throws {
        let mutual = parts([tally("mutual", 1, 8, 2), tally("third", 1, 9, 1)])
        let whole = try #require(ScoreRules.whole(mutual))
        #expect(whole.score == DecimalValue("85"))
        #expect(whole.coverage == DecimalValue("90"))
        let all = try #require(
            ScoreRules.whole(
                parts(
                    [tally("mutual", 1, 8, 2), tally("third", 1, 9, 1)],
                    ["questionnaire": DecimalValue(100)]
                )
            )
        )
        #expect(all.score == DecimalValue("86.5"))
        #expect(all.coverage == DecimalValue(100))
        #expect(ScoreRules.whole(parts([])) == nil)
    }

    @Test func aScoreHandedInDoesNotStandBesideInspections() {
        #expect(parts([tally("mutual", 1, 1, 1)], ["mutual": DecimalValue(99)])[0].score == DecimalValue(50))
    }
}

@Suite struct RankingRulesTests {
    private func month(
        _ town: String,
        _ score: Int,
        found: Int = 0,
        closed: Int = 0,
        previous: Int? = nil
    ) -> RankingRules.TownMonth {
        let part = PartScore(
            part: "mutual",
            weight: DecimalValue(100),
            score: score < 0 ? nil : DecimalValue(score),
            checked: 1,
            passed: 0
        )
        return .init(
            town: town,
            parts: [part],
            faultsFound: found,
            faultsClosed: closed,
            previous: previous.map { DecimalValue($0) }
        )
    }

    @Test func scoreThenFewerOpenFaultsThenTheRankIsShared() {
        let ranked = RankingRules.rank([
            month("d", 80, found: 2, closed: 2), month("a", 80, found: 1), month("b", 90), month("c", 80),
            month("e", -1), month("f", 70),
        ])
        #expect(ranked.map(\.town) == ["b", "c", "d", "a", "f"])
        #expect(ranked.map(\.rank) == [1, 2, 2, 4, 5])
    }

    @Test func theChangeIsAgainstTheMonthBefore() {
        let ranked = RankingRules.rank([month("a", 80, previous: 85), month("b", 70)])
        #expect(ranked.map(\.change) == [DecimalValue(-5), nil])
    }

    @Test(arguments: [
        ([90, 80, 70, 50], ["a"], ["d"]), ([90, 80, 70], ["a"], ["c"]), ([50], [], ["a"]), ([90], ["a"], []),
        ([90, 55, 50], ["a"], ["b", "c"]),
    ])
    func theFirstAreRewardedAndTheLastAndTheFailedAreCalledIn(
        _ scores: [Int],
        _ rewarded: [String],
        _ calledIn: [String]
    ) {
        let ranked = RankingRules.rank(zip(["a", "b", "c", "d"], scores).map { month($0, $1) })
        let found = RankingRules.rewards(ranked, by: Sample.rules.rewards)
        #expect(found.rewarded == rewarded)
        #expect(found.calledIn == calledIn)
        #expect(RankingRules.rewards(ranked, by: nil).calledIn.isEmpty)
    }
}
