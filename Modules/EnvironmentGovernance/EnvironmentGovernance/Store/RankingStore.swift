import EnvironmentGovernanceMessages
import Ledger
import Messages
import ModuleKit
import RegistryMessages

/// Scores and rankings of months.
struct RankingStore {
    let tables: any TableReader

    /// What is kept of a closed month besides its towns; `nil` when it is not closed.
    func closed(_ programme: String, _ month: Period) throws -> MonthRanked? {
        try tables.row(
            "SELECT definition FROM closed_months WHERE programme = ? AND month = ?",
            [.text(programme), .text(month.text)]
        )?.json(MonthRanked.self, "definition")
    }

    /// The ranking of a closed month, of what the asker may see; `nil` when it is not closed.
    ///
    /// A town's rank is of the whole ranking; whom else it passes, the asker is not told.
    func frozen(_ programme: String, _ month: Period, _ access: Access) throws -> Ranking? {
        guard let closed = try closed(programme, month) else { return nil }
        var filter = RowFilter(access)
        filter.equal("t.programme", programme)
        filter.equal("t.month", month.text)
        let towns = try tables.rows(
            "SELECT t.definition FROM town_ranks t WHERE \(filter.sql) ORDER BY t.place, t.town",
            filter.arguments
        ).map { try $0.json(RankedTown.self, "definition") }
        return Ranking(
            programme: programme,
            month: month,
            frozen: true,
            towns: towns,
            unranked: closed.unranked.filter { access.covers(town: $0) },
            rewarded: closed.rewarded.filter { access.covers(town: $0) },
            calledIn: closed.calledIn.filter { access.covers(town: $0) }
        )
    }

    /// A town's closed months, the earliest first.
    func trend(_ programme: String, _ town: String, _ access: Access) throws -> [TrendPoint] {
        var filter = RowFilter(access)
        filter.equal("t.programme", programme)
        filter.equal("t.town", town)
        return try tables.rows(
            "SELECT t.* FROM town_ranks t WHERE \(filter.sql) ORDER BY t.month",
            filter.arguments
        ).map { row in
            let entry = try row.json(RankedTown.self, "definition")
            return TrendPoint(
                month: row.text("month").flatMap { Period($0) } ?? Period(year: 1),
                rank: entry.rank,
                of: row.int("out_of") ?? 0,
                score: entry.score,
                coverage: entry.coverage,
                faultsOpen: entry.faultsOpen
            )
        }
    }

    /// The towns of a month as of now, by rank, and those without a score.
    func live(_ programme: GovernedProgramme, _ month: Period) throws -> (ranked: [RankedTown], unranked: [String]) {
        let tallies = try tallies(programme, month)
        let handedIn = try handedIn(programme.id, month)
        let faults = try FaultStore(tables: tables).counts(of: programme.id, in: month)
        let previous = try scores(programme.id, DayRules.month(before: month))
        let known = try KnownStore(tables: tables).towns(of: programme.id)
        let towns = Set(known).union(tallies.keys).union(handedIn.keys)
        let ranked = RankingRules.rank(
            towns.sorted().map { town in
                RankingRules.TownMonth(
                    town: town,
                    parts: ScoreRules.parts(
                        programme.parts,
                        tallies: tallies[town] ?? [],
                        handedIn: handedIn[town] ?? [:]
                    ),
                    faultsFound: faults[town]?.found ?? 0,
                    faultsClosed: faults[town]?.closed ?? 0,
                    previous: previous[town]
                )
            }
        )
        return (ranked, towns.subtracting(ranked.map(\.town)).sorted())
    }

    /// Whether anything was checked of a town in a part of a month.
    func isInspected(_ programme: String, _ month: Period, part: String, town: String) throws -> Bool {
        try tables.row(
            """
            SELECT item FROM findings WHERE programme = ? AND month = ? AND town = ? AND part = ?
                AND result IN (?, ?) LIMIT 1
            """,
            [.text(programme), .text(month.text), .text(town), .text(part)] + Self.checked
        ) != nil
    }

    /// Whether a score was handed in for a town in a part of a month.
    func isHandedIn(_ programme: String, _ month: Period, part: String, town: String) throws -> Bool {
        try handedIn(programme, month)[town]?[part] != nil
    }

    // MARK: Reading

    private static let checked: [SQLValue] = [
        .text(FindingResult.pass.rawValue), .text(FindingResult.fail.rawValue),
    ]

    private func tallies(_ programme: GovernedProgramme, _ month: Period) throws -> [String: [ScoreRules.Tally]] {
        let rows = try tables.rows(
            """
            SELECT town, part, item, SUM(CASE WHEN result = ? THEN 1 ELSE 0 END) AS good, COUNT(*) AS n FROM findings
            WHERE programme = ? AND month = ? AND result IN (?, ?) GROUP BY town, part, item
            """,
            [.text(FindingResult.pass.rawValue), .text(programme.id), .text(month.text)] + Self.checked
        )
        var found: [String: [ScoreRules.Tally]] = [:]
        for row in rows {
            let (passed, all) = (row.int("good") ?? 0, row.int("n") ?? 0)
            let weight = row.text("item").flatMap(programme.item)?.weight ?? DecimalValue(1)
            let tally = ScoreRules.Tally(
                part: row.text("part") ?? "",
                weight: weight,
                passed: passed,
                failed: all - passed
            )
            found[row.text("town") ?? "", default: []].append(tally)
        }
        return found
    }

    private func handedIn(_ programme: String, _ month: Period) throws -> [String: [String: DecimalValue]] {
        let rows = try tables.rows(
            "SELECT town, part, score FROM handed_in_scores WHERE programme = ? AND month = ?",
            [.text(programme), .text(month.text)]
        )
        var found: [String: [String: DecimalValue]] = [:]
        for row in rows {
            found[row.text("town") ?? "", default: [:]][row.text("part") ?? ""] =
                row.text("score").flatMap { DecimalValue($0) }
        }
        return found
    }

    private func scores(_ programme: String, _ month: String) throws -> [String: DecimalValue] {
        let rows = try tables.rows(
            "SELECT town, definition FROM town_ranks WHERE programme = ? AND month = ?",
            [.text(programme), .text(month)]
        )
        return Dictionary(
            try rows.map { ($0.text("town") ?? "", try $0.json(RankedTown.self, "definition").score) }
        ) { first, _ in first }
    }

    // MARK: Writing

    static func apply(_ event: ScoreHandedIn, to tables: any TableWriter) throws {
        try tables.execute(
            """
            INSERT INTO handed_in_scores (programme, month, part, town, score, source) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (programme, month, part, town) DO UPDATE SET score = excluded.score, source = excluded.source
            """,
            [
                .text(event.programme), .text(event.month.text), .text(event.part), .text(event.town),
                .text(event.score.text), .text(event.source),
            ]
        )
    }

    static func apply(_ event: MonthRanked, to tables: any TableWriter) throws {
        try tables.execute(
            "INSERT INTO closed_months (programme, month, definition) VALUES (?, ?, ?)",
            [.text(event.programme), .text(event.month.text), try .init(json: event)]
        )
    }

    static func apply(_ event: TownRanked, to tables: any TableWriter) throws {
        try tables.execute(
            """
            INSERT INTO town_ranks (programme, month, town, place, out_of, definition) VALUES (?, ?, ?, ?, ?, ?)
            """,
            [
                .text(event.programme), .text(event.month.text), .text(event.town), .init(event.entry.rank),
                .init(event.of), try .init(json: event.entry),
            ]
        )
    }
}
