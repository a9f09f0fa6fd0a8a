import Ledger
import Messages
import ModuleKit
import ProjectsMessages

/// What the events of a round do to the tables.
extension RoundStore {
    static func apply(_ event: RoundOpened, to tables: any TableWriter) throws {
        try tables.execute(
            "INSERT INTO rounds (programme, month, state, due) VALUES (?, ?, ?, ?)",
            [.text(event.programme), .text(event.month.text), .text(RoundState.open.rawValue), .init(event.due)]
        )
    }

    static func apply(_ event: RoundLocked, to tables: any TableWriter) throws {
        try tables.execute(
            "UPDATE rounds SET state = ?, digest = ? WHERE programme = ? AND month = ?",
            [
                .text(RoundState.locked.rawValue), .text(event.digest), .text(event.programme),
                .text(event.month.text),
            ]
        )
    }

    static func apply(_ event: LateAllowed, to tables: any TableWriter) throws {
        try tables.execute(
            "INSERT INTO late_allowances (project, month) VALUES (?, ?)",
            [.text(event.project), .text(event.month.text)]
        )
    }

    static func apply(_ event: ReportSubmitted, to tables: any TableWriter) throws {
        try tables.execute(
            """
            INSERT INTO reports (project, month, programme, state, reporter, attempts, late, figures, warnings)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (project, month) DO UPDATE SET state = excluded.state, reporter = excluded.reporter,
                checker = NULL, return_reason = NULL, attempts = excluded.attempts, late = excluded.late,
                figures = excluded.figures, warnings = excluded.warnings
            """,
            [
                .text(event.project), .text(event.figures.month.text), .text(event.programme),
                .text(ReportState.submitted.rawValue), .text(event.reporter), .init(event.attempt), .init(event.late),
                try .init(json: event.figures), try .init(json: event.warnings),
            ]
        )
    }

    static func apply(_ event: ReportReturned, on day: String, to tables: any TableWriter) throws {
        try set(.returned, event.project, event.month, by: event.checker, reason: event.reason, tables)
        guard event.wasApproved else { return }
        try showLatest(event.project, on: day, tables)
    }

    static func apply(_ event: ReportApproved, on day: String, to tables: any TableWriter) throws {
        try set(.approved, event.project, event.figures.month, by: event.checker, reason: nil, tables)
        try showLatest(event.project, on: day, tables)
    }

    private static func set(
        _ state: ReportState,
        _ project: String,
        _ month: Period,
        by checker: String,
        reason: String?,
        _ tables: any TableWriter
    ) throws {
        try tables.execute(
            "UPDATE reports SET state = ?, checker = ?, return_reason = ? WHERE project = ? AND month = ?",
            [.text(state.rawValue), .text(checker), .init(reason), .text(project), .text(month.text)]
        )
    }

    /// The project shows what its last approved report says, and the light that follows.
    private static func showLatest(_ project: String, on day: String, _ tables: any TableWriter) throws {
        let latest = try RoundStore(tables: tables).last(project, before: OfficialDate.latest, in: [.approved])
        try ProjectStore.change(project, from: day, to: tables) { project in
            project.latest = latest
            project.light = LightRules.light(project.facts, report: latest)
        }
    }
}
