import EvaluationMessages
import Ledger
import Messages
import ModuleKit
import Stream

/// Observations that people report, and those that plugins derive.
struct ObservationStore {
    let tables: any TableReader
    /// What is found, listed and counted.
    var access = Access.everything

    /// An observation that people report, and the unit that reported it.
    func find(_ id: String) throws -> (observation: Observation, reporter: String)? {
        let scope = access.condition(programme: "programme", town: "town")
        return try tables.row(
            "SELECT content, reporter FROM observations WHERE id = ? AND \(scope.sql)",
            [.text(id)] + scope.arguments
        ).map { row in
            (try row.json(Observation.self, "content"), row.text("reporter") ?? "")
        }
    }

    /// An observation that must be there.
    ///
    /// - Throws: ``Problem`` `evaluation.not-found`.
    func require(_ id: String) throws -> (observation: Observation, reporter: String) {
        if let found = try find(id) { return found }
        throw Problem(
            EvaluationCode.notFound,
            .notFound,
            "There is no reported observation '\(id)'.",
            remedy: "List the observations; what a plugin derives is not changed by hand."
        )
    }

    /// What happened to an observation, oldest first.
    func history(_ id: String) throws -> [ObservationHistoryEntry] {
        let rows = try tables.rows(
            "SELECT * FROM observation_history WHERE observation = ? ORDER BY version",
            [.text(id)]
        )
        return try rows.map { row in
            ObservationHistoryEntry(
                version: row.int("version") ?? 0,
                kind: row.text("kind").flatMap(ObservationHistoryEntry.Kind.init) ?? .recorded,
                figure: try row.json(Figure.self, "figure"),
                state: row.text("state").flatMap(ObservationState.init) ?? .reported,
                actor: ActingUnit(unit: row.text("actor_unit") ?? "", post: row.text("actor_post")),
                reason: row.text("reason"),
                recordedAt: row.text("recorded_at") ?? ""
            )
        }
    }

    /// Observations that fit every filter, by id; derived ones stand in each programme that their town is in.
    func list(_ query: ListObservations, _ request: PageRequest) throws -> Page<Observation> {
        let scope = access.condition(programme: "o.programme", town: "o.town")
        var conditions = [scope.sql]
        var arguments = scope.arguments
        func require(_ condition: String, _ value: String?) {
            guard let value else { return }
            conditions.append(condition)
            arguments.append(.text(value))
        }
        require("o.programme = ?", query.programme)
        require("o.town = ?", query.town)
        require("o.indicator = ?", query.indicator)
        require("o.state = ?", query.state?.rawValue)
        require("o.first_month >= ?", query.period?.first.text)
        require("o.last_month <= ?", query.period?.last.text)
        let filter = conditions.joined(separator: " AND ")
        let rows = try tables.rows(
            """
            SELECT o.id, o.programme, o.content FROM (\(Self.all)) o WHERE \(filter) AND o.id > ?
            ORDER BY o.id LIMIT ?
            """,
            arguments + [.text(request.cursor ?? ""), .init(request.limit + 1)]
        )
        let total = try tables.count("SELECT COUNT(*) FROM (\(Self.all)) o WHERE \(filter)", arguments)
        return request.page(try rows.map(Self.observation), total: total, key: \.id)
    }

    /// All observations of a programme in the order in which they were recorded; of an indicator where one is given.
    func all(of programme: String, indicator: String? = nil) throws -> [Observation] {
        let filter = indicator == nil ? "" : " AND indicator = ?"
        let arguments: [SQLValue] = [.text(programme)] + (indicator.map { [.text($0)] } ?? [])
        let own = try tables.rows(
            "SELECT content FROM observations WHERE programme = ?\(filter) ORDER BY place",
            arguments
        )
        return try own.map { try $0.json(Observation.self, "content") }
    }

    /// What plugins derived for the towns of a programme.
    func derived(of programme: String) throws -> [Observation] {
        try tables.rows(
            """
            SELECT d.content, m.programme FROM derived_observations d JOIN memberships m ON m.town = d.town
            WHERE m.programme = ? ORDER BY d.town, d.indicator, d.period, d.origin
            """,
            [.text(programme)]
        ).map(Self.observation)
    }

    private static let all = """
        SELECT id, programme, town, indicator, first_month, last_month, state, content FROM observations
        UNION ALL
        SELECT d.origin || ':' || d.town || ':' || d.indicator || ':' || d.period || '@' || m.programme, m.programme,
            d.town, d.indicator, d.first_month, d.last_month, 'reported', d.content
        FROM derived_observations d JOIN memberships m ON m.town = d.town
        """

    /// A derived observation is kept once; its programme, and its id in it, come with the membership.
    private static func observation(_ row: SQLRow) throws -> Observation {
        var observation = try row.json(Observation.self, "content")
        guard observation.programme.isEmpty, let programme = row.text("programme") else { return observation }
        observation.programme = programme
        observation.id += "@\(programme)"
        return observation
    }

    // MARK: Writing

    /// Applies ``ObservationRecorded``.
    static func apply(_ event: ObservationRecorded, _ context: EventContext, to tables: any TableWriter) throws {
        let observation = event.observation
        try tables.execute(
            """
            INSERT INTO observations (id, place, programme, town, indicator, first_month, last_month, state, reporter,
                content) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .text(observation.id), .integer(Int64(clamping: context.position.sequence)),
                .text(observation.programme), .init(observation.town), .text(observation.indicator),
                .text(observation.period.first.text), .text(observation.period.last.text),
                .text(observation.state.rawValue), .text(context.actor.unit), try .init(json: observation),
            ]
        )
        try enter(.recorded, observation, context, tables)
    }

    /// Applies ``ObservationChanged``.
    static func apply(_ event: ObservationChanged, _ context: EventContext, to tables: any TableWriter) throws {
        let observation = event.observation
        let isReport = event.kind == .resubmitted || event.kind == .corrected
        try tables.execute(
            """
            UPDATE observations SET state = ?, content = ?, reporter = CASE WHEN ? = 1 THEN ? ELSE reporter END
            WHERE id = ?
            """,
            [
                .text(observation.state.rawValue), try .init(json: observation), .init(isReport),
                .text(context.actor.unit), .text(observation.id),
            ]
        )
        try enter(event.kind, observation, context, tables)
    }

    private static func enter(
        _ kind: ObservationHistoryEntry.Kind,
        _ observation: Observation,
        _ context: EventContext,
        _ tables: any TableWriter
    ) throws {
        try tables.execute(
            """
            INSERT INTO observation_history (observation, version, kind, figure, state, actor_unit, actor_post, reason,
                recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .text(observation.id), .init(observation.version), .text(kind.rawValue),
                try .init(json: observation.figure), .text(observation.state.rawValue), .text(context.actor.unit),
                .init(context.actor.post), .init(context.reason), .text(OfficeTime.timestamp(of: context.time)),
            ]
        )
    }
}
