import EnvironmentGovernanceMessages
import Messages
import ModuleTestKit
import Testing

@testable import EnvironmentGovernance

@Suite struct RankingModuleTests {
    /// June: t1 passes 3 of 4 by weight (75), t2 passes all.
    private func inspected() async throws -> (office: Office, inspection: String) {
        let (office, inspection) = try await Office.drawn()
        try await office.send(
            RecordFindings(
                inspection: inspection,
                place: "road-1",
                [ItemResult("C1", .fail), ItemResult("C2", .pass)]
            )
        )
        try await office.send(
            RecordFindings(
                inspection: inspection,
                place: "road-3",
                [ItemResult("C1", .pass), ItemResult("C2", .notApplicable)]
            )
        )
        return (office, inspection)
    }

    private func ranking(_ office: Office, _ month: String = "2024-06") async throws -> Ranking {
        try await office.ask(FindRanking(programme: "sample", month: Sample.month(month)))
    }

    @Test func theOpenMonthIsRankedAsOfNow() async throws {
        let (office, _) = try await inspected()
        let ranking = try await ranking(office)
        #expect(!ranking.frozen)
        #expect(ranking.towns.map(\.town) == ["t2", "t1"])
        #expect(ranking.towns.map(\.score) == [DecimalValue(100), DecimalValue(75)])
        #expect(ranking.towns.map(\.coverage) == [DecimalValue(45), DecimalValue(45)])
        #expect(ranking.towns[1].missing == ["third", "questionnaire"])
        #expect(ranking.towns.map(\.faultsOpen) == [0, 1])
        #expect((ranking.rewarded, ranking.calledIn) == (["t2"], ["t1"]))
    }

    @Test func partsAreWeighedWithWhatWasHandedIn() async throws {
        let (office, _) = try await inspected()
        let score = HandInScore(
            programme: "sample",
            town: "t1",
            month: Sample.june,
            part: "questionnaire",
            score: DecimalValue(20),
            source: "问卷六月"
        )
        try await office.send(score)
        let town = try await ranking(office).towns[1]
        #expect((town.score, town.coverage) == (DecimalValue("65"), DecimalValue(55)))
        var inspected = score
        inspected.part = "mutual"
        #expect(try await office.refusal(inspected)?.code == EnvironmentGovernanceCode.scoredOtherwise)
        var third = score
        third.part = "third"
        try await office.send(third)
        let all = Sample.opening(part: "third", quotas: [KindQuota("road", count: 9)], secret: "second")
        let inspection = try await office.draw(all, secret: "second")
        let command = RecordFindings(inspection: inspection, place: "road-1", [ItemResult("C2", .pass)])
        #expect(try await office.refusal(command)?.code == EnvironmentGovernanceCode.scoredOtherwise)
    }

    @Test func aClosedMonthIsFrozenWhateverComesLater() async throws {
        let (office, inspection) = try await inspected()
        let closed = try await office.send(CloseMonth(programme: "sample", month: Sample.june))
        #expect(closed.frozen)
        #expect(closed.rewarded == ["t2"])
        #expect(closed.calledIn == ["t1"])
        try await office.send(ReportFault(programme: "sample", place: "road-3", item: "C2"))
        #expect(try await ranking(office) == closed)
        #expect(try await office.ask(FindInspection(id: inspection)).state == .closed)
        let ranked = try await office.events(TownRanked.self)
        #expect(ranked.map(\.town) == ["t2", "t1"])
        #expect(ranked.map(\.of) == [2, 2])
        let late = RecordFindings(inspection: inspection, place: "road-1", [ItemResult("C3", .notApplicable)])
        #expect(try await office.refusal(late)?.code == EnvironmentGovernanceCode.monthClosed)
        let again = CloseMonth(programme: "sample", month: Sample.june)
        #expect(try await office.send(again) == closed)
        #expect(try await office.events(MonthRanked.self).count == 1)
        #expect(try await office.differences().isEmpty)
    }

    @Test func theNextMonthIsHeldAgainstThisOne() async throws {
        let (office, _) = try await inspected()
        try await office.send(CloseMonth(programme: "sample", month: Sample.june))
        office.clock.advance(days: 30)
        let july = Sample.month("2024-07")
        let all = Sample.opening(quotas: [KindQuota("road", count: 9)], secret: "july", month: july)
        let inspection = try await office.draw(all, secret: "july")
        for place in ["road-1", "road-3"] { try await office.record(inspection, place, "C2", .pass) }
        try await office.send(CloseMonth(programme: "sample", month: july))
        let towns = try await ranking(office, "2024-07").towns
        #expect(towns.map { "\($0.town) \($0.rank) \($0.change?.text ?? "-")" } == ["t1 1 25", "t2 1 0"])
        let trend = try await office.ask(FindTrend(programme: "sample", town: "t2")).points
        #expect(trend.first.map { "\($0.month) \($0.rank) of \($0.of) \($0.score)" } == "2024-06 1 of 2 100")
        #expect(try await office.differences().isEmpty)
    }

    @Test func townsWithoutAScoreAreNamedNotRanked() async throws {
        let (office, _) = try await inspected()
        try await office.join("t3", "sample")
        let ranking = try await office.send(CloseMonth(programme: "sample", month: Sample.june))
        #expect(ranking.unranked == ["t3"])
        #expect(ranking.total == 2)
    }

    @Test func aMonthWithoutAnythingIsNotClosed() async throws {
        let office = try await Office.withPlaces()
        let command = CloseMonth(programme: "sample", month: Sample.june)
        #expect(try await office.refusal(command)?.code == EnvironmentGovernanceCode.nothingToRank)
    }
}
