import EnvironmentGovernanceMessages
import Testing

@testable import EnvironmentGovernance

/// The draw recomputed elsewhere: the values stand in the module's README with the line of Python that made them.
@Suite struct DrawRulesTests {
    private let candidates = [
        Candidate(place: "shop-2", kind: "shop", town: "t2"), Candidate(place: "road-4", kind: "road", town: "t2"),
        Candidate(place: "road-1", kind: "road", town: "t1"), Candidate(place: "road-2", kind: "road", town: "t1"),
        Candidate(place: "shop-1", kind: "shop", town: "t1"), Candidate(place: "road-3", kind: "road", town: "t2"),
    ]

    @Test func commitmentAndDigestAreWhatOthersCompute() {
        #expect(
            Sample.commitment == "73318e55b2a83f06ea33d6fbf02a34354752db60e400f0b50f85c5623b4cf9d9"
        )
        #expect(
            DrawRules.digest(of: candidates) == "cfd7a2ea4acc9b65a59f7db97056e6406d728bea4e289b9c6aeca69ae3725574"
        )
    }

    @Test func thePlacesFollowFromTheSecretAndTheListAlone() {
        let quotas = [KindQuota("road", count: 2), KindQuota("shop", count: 1)]
        let drawn = DrawRules.draw(by: Sample.secret, from: candidates, quotas)
        #expect(drawn.map(\.place) == ["road-3", "road-1", "shop-2"])
        #expect(
            drawn.map { $0.key.prefix(8) } == ["0b46a818", "1a0d2159", "320f2c0b"]
        )
        #expect(DrawRules.draw(by: Sample.secret, from: candidates.reversed(), quotas) == drawn)
        #expect(DrawRules.draw(by: "another", from: candidates, quotas) != drawn)
    }

    @Test func ofAKindWithFewerPlacesAllAreTaken() {
        let drawn = DrawRules.draw(by: Sample.secret, from: candidates, [KindQuota("shop", count: 9)])
        #expect(Set(drawn.map(\.place)) == ["shop-1", "shop-2"])
        #expect(DrawRules.draw(by: Sample.secret, from: candidates, [KindQuota("school", count: 1)]).isEmpty)
    }

    @Test func aCandidateIsDrawnExactlyWhenItsKeyIsNotGreaterThanTheLimit() {
        let quotas = [KindQuota("road", count: 2), KindQuota("shop", count: 1)]
        let drawn = DrawRules.draw(by: Sample.secret, from: candidates, quotas)
        let limits = Dictionary(uniqueKeysWithValues: DrawRules.limits(of: drawn).map { ($0.kind, $0.key) })
        for candidate in candidates {
            let isWithin = DrawRules.key(of: candidate.place, by: Sample.secret) <= limits[candidate.kind] ?? ""
            #expect(isWithin == drawn.contains { $0.place == candidate.place })
        }
    }

    @Test(arguments: [
        ("", false), (String(repeating: "a", count: 64), true), (String(repeating: "A", count: 64), false),
        (String(repeating: "g", count: 64), false), (String(repeating: "0", count: 63), false),
    ])
    func aDigestIs64LowerCaseHexDigits(_ text: String, _ isValid: Bool) {
        #expect(Digest.isValid(text) == isValid)
    }
}
