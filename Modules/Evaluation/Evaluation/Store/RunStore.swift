import EvaluationMessages
import Foundation
import Ledger
import Messages
import ModuleKit

/// Runs, their frozen towns and the results.
struct RunStore {
    let tables: any TableReader
    /// What is found, listed and counted: the runs of covered programmes that hold a covered town, and those towns.
    var access = Access.everything

    /// A run with what it was begun with.
    struct Kept {
        let run: EvaluationRun
        let head: RunHead
        let round: Int
    }

    /// A frozen town with what became of it.
    struct KeptTown {
        let input: FrozenTown
        let judgement: TownJudgement?
    }

    /// A town's points, for ranking.
    struct Points {
        let town: String
        let points: Int
        let grade: String?
    }

    /// A run, `nil` when there is none.
    func find(_ id: String) throws -> Kept? {
        let scope = scope
        return try tables.row(
            "\(select) WHERE r.id = ? AND \(scope.sql)",
            towns.arguments + towns.arguments + [.text(id)] + scope.arguments
        ).map(kept)
    }

    /// A run that must be there.
    ///
    /// - Throws: ``Problem`` `evaluation.not-found`.
    func require(_ id: String) throws -> Kept {
        if let kept = try find(id) { return kept }
        throw Problem(
            EvaluationCode.notFound,
            .notFound,
            "There is no run '\(id)'.",
            remedy: "List the runs, or begin one (\(StartRun.name))."
        )
    }

    /// Runs that are not through yet, oldest first.
    func unfinished() throws -> [String] {
        try tables.rows(
            "SELECT id FROM runs WHERE state = 'judging' OR state = 'blocked' ORDER BY place"
        ).compactMap { $0.text("id") }
    }

    /// Whether a programme has a final run for a period.
    func hasFinal(_ programme: String, _ period: Period) throws -> Bool {
        try tables.count(
            "SELECT COUNT(*) FROM runs WHERE programme = ? AND period = ? AND state = 'final'",
            [.text(programme), .text(period.text)]
        ) > 0
    }

    /// Runs that fit every filter, newest first.
    func list(_ query: ListRuns, _ request: PageRequest) throws -> Page<EvaluationRun> {
        let scope = scope
        var conditions = [scope.sql]
        var arguments = scope.arguments
        let filters = [
            ("programme", query.programme), ("period", query.period?.text), ("state", query.state?.rawValue),
        ]
        for (column, value) in filters {
            guard let value else { continue }
            conditions.append("r.\(column) = ?")
            arguments.append(.text(value))
        }
        let filter = conditions.joined(separator: " AND ")
        let before = request.cursor.flatMap { Int64($0) } ?? .max
        let rows = try tables.rows(
            "\(select) WHERE \(filter) AND r.place < ? ORDER BY r.place DESC LIMIT ?",
            towns.arguments + towns.arguments + arguments + [.integer(before), .init(request.limit + 1)]
        )
        let total = try tables.count("SELECT COUNT(*) FROM runs r WHERE \(filter)", arguments)
        let items = try rows.map { (place: $0.int("place") ?? 0, run: try kept($0).run) }
        let shown = items.prefix(request.limit)
        let next = items.count > request.limit ? shown.last.map { String($0.place) } : nil
        return Page(items: shown.map(\.run), total: total, next: next)
    }

    /// Results by rank, then towns without a score by id.
    func results(_ run: String, _ request: PageRequest) throws -> Page<TownResult> {
        let parts = request.cursor?.split(separator: ":", maxSplits: 1).map(String.init) ?? []
        let (rank, town) = parts.count == 2 ? (Int64(parts[0]) ?? 0, parts[1]) : (0, "")
        let rows = try tables.rows(
            """
            SELECT t.town, t.rank, t.result, COALESCE(t.rank, \(Self.unranked)) AS place FROM run_towns t
            WHERE t.run = ? AND t.scored = 1 AND \(towns.sql) AND (COALESCE(t.rank, \(Self.unranked)) > ?
                OR (COALESCE(t.rank, \(Self.unranked)) = ? AND t.town > ?))
            ORDER BY COALESCE(t.rank, \(Self.unranked)), t.town LIMIT ?
            """,
            [.text(run)] + towns.arguments + [.integer(rank), .integer(rank), .text(town), .init(request.limit + 1)]
        )
        let total = try tables.count(
            "SELECT COUNT(*) FROM run_towns t WHERE t.run = ? AND t.scored = 1 AND \(towns.sql)",
            [.text(run)] + towns.arguments
        )
        let items = try rows.prefix(request.limit).map(Self.result)
        let last = rows.prefix(request.limit).last
        let next = last.map { "\($0.int("place") ?? 0):\($0.text("town") ?? "")" }
        return Page(items: items, total: total, next: rows.count > request.limit ? next : nil)
    }

    /// One town's result.
    func result(_ run: String, _ town: String) throws -> TownResult? {
        let row = try tables.row(
            "SELECT town, rank, result FROM run_towns WHERE run = ? AND town = ?",
            [.text(run), .text(town)]
        )
        return try row.flatMap { $0.text("result") == nil ? nil : try Self.result($0) }
    }

    /// Frozen towns, in the order asked for.
    func towns(_ run: String, _ ids: [String]) throws -> [KeptTown] {
        try ids.compactMap { id in
            try tables.row(
                "SELECT input, judgement FROM run_towns WHERE run = ? AND town = ?",
                [.text(run), .text(id)]
            ).map { row in
                KeptTown(
                    input: try row.json(FrozenTown.self, "input"),
                    judgement: try row.optionalJSON(TownJudgement.self, "judgement")
                )
            }
        }
    }

    /// The next towns without a result, all of one town type; empty when every town has one.
    ///
    /// - Parameters:
    ///   - run: The run.
    ///   - most: Towns at most.
    ///   - bytes: Where to stop: no more than so many bytes of frozen data, but at least one town.
    /// - Returns: The towns, by id.
    /// - Throws: What the tables throw.
    func waiting(_ run: String, most: Int, bytes: Int) throws -> [FrozenTown] {
        let first = try tables.row(
            "SELECT town_type FROM run_towns WHERE run = ? AND scored = 0 ORDER BY town_type, town LIMIT 1",
            [.text(run)]
        )
        guard let first else { return [] }
        let rows = try tables.rows(
            """
            SELECT input FROM run_towns WHERE run = ? AND scored = 0 AND town_type = ?
            ORDER BY town LIMIT ?
            """,
            [.text(run), .text(first.text("town_type") ?? ""), .init(most)]
        )
        var (taken, size) = ([FrozenTown](), 0)
        for row in rows {
            size += row.text("input")?.utf8.count ?? 0
            if size > bytes, !taken.isEmpty { break }
            taken.append(try row.json(FrozenTown.self, "input"))
        }
        return taken
    }

    /// The towns of a run that have a score, best first.
    func ranking(_ run: String) throws -> [Points] {
        try tables.rows(
            "SELECT town, points, grade FROM run_towns WHERE run = ? AND points IS NOT NULL ORDER BY points DESC, town",
            [.text(run)]
        ).map { Points(town: $0.text("town") ?? "", points: $0.int("points") ?? 0, grade: $0.text("grade")) }
    }

    /// The town types of a run's towns, by id.
    func types(_ run: String) throws -> [String] {
        try tables.rows(
            "SELECT DISTINCT town_type FROM run_towns WHERE run = ? AND town_type <> '' ORDER BY town_type",
            [.text(run)]
        ).compactMap { $0.text("town_type") }
    }

    /// The towns of a run that are of a type, by id.
    func towns(_ run: String, ofType type: String) throws -> [String] {
        try tables.rows(
            "SELECT town FROM run_towns WHERE run = ? AND town_type = ? ORDER BY town",
            [.text(run), .text(type)]
        ).compactMap { $0.text("town") }
    }

    private static let unranked = 2_147_483_647

    /// Runs with their counts; its arguments are twice those of ``towns``.
    private var select: String {
        """
        SELECT r.*, (SELECT COUNT(*) FROM run_towns t WHERE t.run = r.id AND t.scored = 1 AND \(towns.sql)) AS scored,
            (SELECT COUNT(*) FROM run_towns t WHERE t.run = r.id AND t.vetoed = 1 AND \(towns.sql)) AS vetoed
        FROM runs r
        """
    }

    /// A condition on the towns of a run.
    private var towns: (sql: String, arguments: [SQLValue]) { access.condition(programme: nil, town: "t.town") }

    /// A condition on runs.
    private var scope: (sql: String, arguments: [SQLValue]) {
        let programmes = access.condition(programme: "r.programme", town: nil)
        guard access.towns != nil else { return programmes }
        let hasTown = "EXISTS (SELECT 1 FROM run_towns t WHERE t.run = r.id AND \(towns.sql))"
        return ("\(programmes.sql) AND \(hasTown)", programmes.arguments + towns.arguments)
    }

    /// What a run says to somebody who is there for single towns: of those alone.
    private func narrow(_ run: inout EvaluationRun) throws {
        guard access.towns != nil else { return }
        let own = try tables.rows(
            "SELECT t.input FROM run_towns t WHERE t.run = ? AND \(towns.sql)",
            [.text(run.id)] + towns.arguments
        ).map { try $0.json(FrozenTown.self, "input") }
        run.towns = own.count
        run.observations = own.reduce(0) { $0 + $1.observations.count }
        run.blocked = run.blocked.compactMap { blocked in
            var blocked = blocked
            blocked.towns = own.filter { $0.townType == blocked.townType }.map(\.town)
            blocked.count = blocked.towns.count
            return blocked.count == 0 ? nil : blocked
        }
    }

    private func kept(_ row: SQLRow) throws -> Kept {
        let head = try row.json(RunHead.self, "head")
        let state = row.text("state").flatMap(RunState.init) ?? .judging
        var run = EvaluationRun(head, state: state, startedAt: row.text("started_at") ?? "")
        run.completedAt = row.text("completed_at")
        run.finalizedAt = row.text("finalized_at")
        run.scored = row.int("scored") ?? 0
        run.vetoed = row.int("vetoed") ?? 0
        run.blocked = try row.json([BlockedType].self, "blocked")
        try narrow(&run)
        return Kept(run: run, head: head, round: row.int("round") ?? 0)
    }

    private static func result(_ row: SQLRow) throws -> TownResult {
        var result = try row.json(TownResult.self, "result")
        result.rank = row.int("rank")
        return result
    }
}
