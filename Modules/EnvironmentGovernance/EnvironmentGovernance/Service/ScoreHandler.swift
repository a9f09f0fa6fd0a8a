import EnvironmentGovernanceMessages
import Messages
import ModuleKit
import RegistryMessages

/// Carries out ``HandInScore`` and ``CloseMonth``.
struct ScoreHandler {
    let desk: Desk

    /// Takes a score that no inspection gives.
    func decide(_ command: HandInScore) throws -> Decision<PartScore> {
        let programme = try desk.programme(command.programme)
        try desk.known.require(town: command.town, of: command.programme, desk.context.access)
        try DayRules.checkMonth(command.month, today: desk.context.today)
        var faults = Faults()
        faults.requireKnown(command.part, among: programme.partIDs, "part of the score", "/part")
        let isScore = command.score >= DecimalValue(0) && command.score <= DecimalValue(100)
        faults.require(isScore, "/score", "expected a score from 0 to 100, found \(command.score)")
        faults.requireText(command.source, "/source")
        try faults.refuse("The score cannot be taken.")
        try desk.requireOpen(command.month, of: command.programme)
        let (part, town) = (command.part, command.town)
        guard try !desk.rankings.isInspected(programme.id, command.month, part: part, town: town) else {
            throw Self.scoredOtherwise(part, town, command.month)
        }
        let score = command.score.rounded(to: ScoreRules.places)
        let event = ScoreHandedIn(
            programme: programme.id,
            town: town,
            month: command.month,
            part: part,
            score: score,
            source: command.source
        )
        let weight = programme.parts.first { $0.id == part }?.weight ?? DecimalValue(0)
        return Decision([event], reply: PartScore(part: part, weight: weight, score: score, checked: 0, passed: 0))
    }

    /// Closes a month; closing it again changes nothing.
    func decide(_ command: CloseMonth) throws -> Decision<Ranking> {
        let programme = try desk.programme(command.programme)
        try DayRules.checkMonth(command.month, today: desk.context.today)
        if let frozen = try desk.rankings.frozen(programme.id, command.month, desk.context.access) {
            return Decision([], reply: frozen)
        }
        let (ranked, unranked) = try desk.rankings.live(programme, command.month)
        guard !ranked.isEmpty else {
            throw Problem(
                EnvironmentGovernanceCode.nothingToRank,
                .conflict,
                "Nothing is scored in \(command.month) of '\(programme.id)'.",
                remedy: "Record findings or hand in scores first."
            )
        }
        let (rewarded, calledIn) = RankingRules.rewards(ranked, by: programme.rules.rewards)
        let month = MonthRanked(
            programme: programme.id,
            month: command.month,
            towns: ranked.count,
            unranked: unranked,
            rewarded: rewarded,
            calledIn: calledIn
        )
        let towns = ranked.map {
            TownRanked(programme: programme.id, month: command.month, entry: $0, of: ranked.count)
        }
        let ranking = Ranking(
            programme: programme.id,
            month: command.month,
            frozen: true,
            towns: ranked,
            unranked: unranked,
            rewarded: rewarded,
            calledIn: calledIn
        )
        return Decision([month] + towns, reply: ranking)
    }

    /// A part has inspections or a score that was handed in, not both.
    static func scoredOtherwise(_ part: String, _ town: String, _ month: Period) -> Problem {
        Problem(
            EnvironmentGovernanceCode.scoredOtherwise,
            .conflict,
            "The part '\(part)' of '\(town)' in \(month) is scored otherwise: by inspections, or by a score handed in.",
            remedy: "A part is scored in one way; record it under another part, or leave it."
        )
    }
}
