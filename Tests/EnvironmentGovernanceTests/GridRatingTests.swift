import EnvironmentGovernanceMessages
import Messages
import ModuleTestKit
import Testing

@testable import EnvironmentGovernance

@Suite struct GridRatingTests {
    private func rate(
        _ superior: Int,
        _ residents: Int,
        _ grid: String = "g1-a",
        month: String = "2024-06"
    ) -> RateGrid {
        RateGrid(
            programme: "sample",
            grid: grid,
            month: Sample.month(month),
            basis: .specialInspection,
            superior: DecimalValue(superior),
            residents: DecimalValue(residents),
            voters: 40
        )
    }

    @Test("AC-001-29: superior's score and residents' vote by their weights, with a grade that moves")
    func movesWithTheMonth() async throws {
        let office = try await Office.withPlaces()
        let may = try await office.send(rate(90, 80, month: "2024-05"))
        #expect((may.score, may.grade, may.before) == (DecimalValue(86), "good", nil))
        let june = try await office.send(rate(70, 55))
        #expect((june.score, june.grade, june.before) == (DecimalValue(64), "fair", "good"))
        let low = try await office.send(rate(50, 50, "g2"))
        #expect((low.grade, low.town) == (nil, "t2"))
        #expect(try await office.ask(ListGridRatings(grid: "g1-a")).items.map(\.grade) == ["good", "fair"])
        #expect(try await office.differences().isEmpty)
    }

    @Test func ratingAnewNeedsAReason() async throws {
        let office = try await Office.withPlaces()
        let first = try await office.send(rate(90, 80))
        #expect(try await office.send(rate(90, 80)) == first)
        #expect(try await office.refusal(rate(80, 80))?.code == EnvironmentGovernanceCode.reasonMissing)
        #expect(try await office.send(rate(80, 80), reason: "漏计一次通报").score == DecimalValue(80))
        #expect(try await office.events(GridRated.self).count == 2)
        let wrong = try await office.refusal(rate(101, -1, "g2"))
        #expect(wrong?.errors.map(\.pointer) == ["/superior", "/residents"])
    }

    @Test func ratingsAreOfOnesOwnTowns() async throws {
        let office = try await Office.withPlaces()
        for grid in ["g1", "g2"] { try await office.send(rate(90, 80, grid)) }
        let seen = try await office.ask(ListGridRatings(), access: Office.reporter)
        #expect((seen.items.map(\.grid), seen.total) == (["g1"], 1))
        let officer = Access(.officer, programmes: ["sample"], towns: ["t1"])
        #expect(
            try await office.refusal(rate(1, 1, "g2"), access: officer)?.code == EnvironmentGovernanceCode.notFound
        )
        #expect(try await office.refusal(rate(1, 1), access: Office.inspector)?.code == "environment.not-allowed")
    }
}
