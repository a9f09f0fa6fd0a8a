import EnvironmentGovernanceMessages
import EvaluationMessages
import Ledger
import Messages
import ModuleKit
import TownPageMessages

/// How towns stand: in evaluations, in the months of the environment, in what they sell.
struct StandingStore {
    let tables: any TableReader
    let access: Access

    /// A town's place in the last run of each programme.
    func standings(of town: String) throws -> [TownStanding] {
        let filter = Filter(access, town: town)
        let programmes = try tables.rows(
            "SELECT DISTINCT programme FROM standings WHERE \(filter.sql) ORDER BY programme",
            filter.arguments
        )
        return try programmes.compactMap { row in
            guard let run = try lastRun(of: row.text("programme") ?? "") else { return nil }
            let own = try tables.row(
                "SELECT * FROM standings WHERE run = ? AND town = ?",
                [.text(run.id), .text(town)]
            )
            return try own.map { own in
                TownStanding(
                    programme: run.programme,
                    run: run.id,
                    period: run.period,
                    isFinal: run.isFinal,
                    rank: own.int("place"),
                    ranked: try ranked(run.id),
                    score: own.text("score").flatMap(DecimalValue.init),
                    grade: own.text("grade")
                )
            }
        }
    }

    /// The best places of a programme's last run, of the towns that are covered.
    func ranking(of programme: String) throws -> Overview.Ranking? {
        guard let run = try lastRun(of: programme) else { return nil }
        let scope = access.condition(programme: "s.programme", town: "s.town")
        let rows = try tables.rows(
            """
            SELECT s.town, s.place, s.score, t.name FROM standings s LEFT JOIN towns t ON t.id = s.town
            WHERE s.run = ? AND s.place IS NOT NULL AND \(scope.sql) ORDER BY s.place, s.town LIMIT ?
            """,
            [.text(run.id)] + scope.arguments + [.init(Overview.Ranking.placeLimit)]
        )
        let places = rows.map { row in
            Overview.Ranking.Place(
                town: row.text("town") ?? "",
                name: row.text("name") ?? row.text("town") ?? "",
                rank: row.int("place") ?? 0,
                score: row.text("score").flatMap(DecimalValue.init) ?? DecimalValue(0)
            )
        }
        return Overview.Ranking(run: run.id, period: run.period, isFinal: run.isFinal, places: places)
    }

    /// How many targets are set for a town.
    func targets(of town: String) throws -> Int {
        let filter = Filter(access, town: town)
        return try tables.count("SELECT COUNT(*) FROM targets WHERE \(filter.sql)", filter.arguments)
    }

    /// A town's last ranked month and its open faults, by programme.
    func environment(of town: String) throws -> [TownEnvironment] {
        let filter = Filter(access, town: town)
        let months = try tables.rows(
            "SELECT * FROM ranked_months WHERE \(filter.sql) ORDER BY programme, month",
            filter.arguments
        )
        let closed = [FaultState.closed, .withdrawn].map { SQLValue.text($0.rawValue) }
        let faults = try tables.rows(
            """
            SELECT programme, COUNT(*) AS size FROM faults WHERE \(filter.sql) AND state NOT IN (?, ?)
            GROUP BY programme
            """,
            filter.arguments + closed
        )
        let last = Dictionary(months.map { ($0.text("programme") ?? "", $0) }) { _, later in later }
        let open = Dictionary(faults.map { ($0.text("programme") ?? "", $0.int("size") ?? 0) }) { first, _ in first }
        return Set(last.keys).union(open.keys).sorted().map { programme in
            let month = last[programme]
            return TownEnvironment(
                programme: programme,
                month: month?.text("month").flatMap(Period.init),
                score: month?.text("score").flatMap(DecimalValue.init),
                rank: month?.int("place"),
                openFaults: open[programme] ?? 0
            )
        }
    }

    /// A town's last twelve closed months, by programme.
    func sales(of town: String) throws -> [TownSales] {
        let filter = Filter(access, town: town)
        let rows = try tables.rows(
            "SELECT * FROM commerce_months WHERE \(filter.sql) ORDER BY programme, month",
            filter.arguments
        )
        let byProgramme = Dictionary(grouping: rows) { $0.text("programme") ?? "" }
        return try byProgramme.sorted { $0.key < $1.key }.map { programme, rows in
            let months = try rows.suffix(12).compactMap { row in
                try row.text("month").flatMap(Period.init).map { month in
                    TownSales.Month(month: month, figures: try row.json([NamedFigure].self, "figures"))
                }
            }
            return TownSales(programme: programme, months: months)
        }
    }

    private func lastRun(
        of programme: String
    ) throws -> (id: String, programme: String, period: Period, isFinal: Bool)? {
        let row = try tables.row(
            """
            SELECT * FROM runs WHERE programme = ? AND state IN (?, ?) ORDER BY completed DESC, id DESC LIMIT 1
            """,
            [.text(programme), .text(RunState.preliminary.rawValue), .text(RunState.final.rawValue)]
        )
        guard let row, let period = row.text("period").flatMap(Period.init) else { return nil }
        let isFinal = row.text("state") == RunState.final.rawValue
        return (id: row.text("id") ?? "", programme: programme, period: period, isFinal: isFinal)
    }

    private func ranked(_ run: String) throws -> Int {
        try tables.count("SELECT COUNT(*) FROM standings WHERE run = ? AND place IS NOT NULL", [.text(run)])
    }
}
