import EnvironmentGovernanceMessages
import Messages
import RegistryMessages

/// Who comes first.
///
/// By score, then by fewer open faults. Towns that are equal in both share the rank, and the next rank is left out; in
/// print they stand by id.
enum RankingRules {
    /// What is known of a town in a month.
    struct TownMonth {
        var town: String
        var parts: [PartScore]
        var faultsFound = 0
        var faultsClosed = 0
        var previous: DecimalValue?
    }

    /// Ranks towns; those without a score are left out.
    static func rank(_ months: [TownMonth]) -> [RankedTown] {
        let entries = months.compactMap(entry).sorted { left, right in
            if left.score != right.score { return left.score > right.score }
            if left.faultsOpen != right.faultsOpen { return left.faultsOpen < right.faultsOpen }
            return left.town < right.town
        }
        var ranked: [RankedTown] = []
        for (index, entry) in entries.enumerated() {
            var entry = entry
            let isEqual = ranked.last.map { $0.score == entry.score && $0.faultsOpen == entry.faultsOpen } ?? false
            entry.rank = isEqual ? ranked.last?.rank ?? 1 : index + 1
            ranked.append(entry)
        }
        return ranked
    }

    private static func entry(_ month: TownMonth) -> RankedTown? {
        guard let (score, coverage) = ScoreRules.whole(month.parts) else { return nil }
        return RankedTown(
            town: month.town,
            rank: 0,
            score: score,
            coverage: coverage,
            parts: month.parts,
            missing: month.parts.filter { $0.score == nil }.map(\.part),
            faultsFound: month.faultsFound,
            faultsOpen: month.faultsFound - month.faultsClosed,
            faultsClosed: month.faultsClosed,
            change: month.previous.map { DecimalValue(score.number - $0.number) }
        )
    }

    /// Who is rewarded and who is called in.
    ///
    /// Rewarded are the towns of the first ranks, as many as the programme says, that pass. Called in are those that
    /// do not pass, and the last ones, as many as the programme says, that are not rewarded.
    static func rewards(
        _ ranked: [RankedTown],
        by rule: RankingRewards?
    ) -> (rewarded: [String], calledIn: [String]) {
        guard let rule else { return ([], []) }
        let rewarded = ranked.filter { $0.rank <= rule.best && $0.score >= rule.passMark }.map(\.town)
        let last = ranked.suffix(rule.worst).map(\.town)
        let calledIn = ranked.filter { entry in
            !rewarded.contains(entry.town) && (entry.score < rule.passMark || last.contains(entry.town))
        }
        return (rewarded, calledIn.map(\.town))
    }
}
