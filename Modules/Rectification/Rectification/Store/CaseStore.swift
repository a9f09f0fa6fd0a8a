import Ledger
import Messages
import ModuleKit
import RectificationMessages

/// Cases as their events made them.
struct CaseStore {
    let tables: any TableReader

    /// A case, `nil` when there is none.
    func find(_ id: String) throws -> CaseRecord? {
        try tables.row("SELECT content FROM cases WHERE id = ?", [.text(id)])?.json(CaseRecord.self, "content")
    }

    /// A case that must be there for the asker.
    ///
    /// - Throws: ``Problem`` `rectification.not-found`, also when it is outside the asker's scope.
    func require(_ id: String, _ access: Access) throws -> CaseRecord {
        if let record = try find(id), access.covers(Place(programme: record.programme, town: record.town)) {
            return record
        }
        throw Problem(
            RectificationCode.notFound,
            .notFound,
            "There is no case '\(id)'.",
            remedy: "List the cases (\(ListCases.name)); one just found is filed in a moment."
        )
    }

    /// What happened to a case, oldest first.
    func history(_ id: String) throws -> [CaseHistoryEntry] {
        try tables.rows("SELECT * FROM case_history WHERE case_id = ? ORDER BY version", [.text(id)]).map { row in
            CaseHistoryEntry(
                version: row.int("version") ?? 0,
                kind: row.text("kind").flatMap(CaseHistoryEntry.Kind.init) ?? .filed,
                state: row.text("state").flatMap(CaseState.init) ?? .filed,
                by: row.text("done_by") ?? "",
                reason: row.text("reason"),
                note: row.text("note"),
                due: row.text("due") ?? "",
                recordedAt: row.text("recorded_at") ?? "",
                event: row.text("event") ?? ""
            )
        }
    }

    /// A case for which the clock has something to do.
    struct Waiting {
        var id: String
        var due: String
        var escalation: Int
    }

    /// Cases that are to be urged on a day, so many at most.
    func toUrge(on day: String, limit: Int) throws -> [Waiting] {
        let states = LoopRules.starts(of: .urge)
        return try waiting("urge_on <= ? AND (urged_for IS NULL OR urged_for <> due)", states, day, limit)
    }

    /// Cases that are to be escalated on a day, so many at most.
    func toEscalate(on day: String, limit: Int) throws -> [Waiting] {
        try waiting("escalate_on <= ?", LoopRules.starts(of: .escalate), day, limit)
    }

    private func waiting(_ condition: String, _ states: [CaseState], _ day: String, _ limit: Int) throws -> [Waiting] {
        let rows = try tables.rows(
            "SELECT content FROM cases WHERE \(condition) AND state IN \(SQL.places(states.count)) ORDER BY id LIMIT ?",
            [.text(day)] + states.map { .text($0.rawValue) } + [.init(limit)]
        )
        return try rows.map { row in
            let record = try row.json(CaseRecord.self, "content")
            return Waiting(id: record.id, due: record.deadline.due, escalation: record.escalation)
        }
    }
}
