import AuditMessages
import Ledger
import Messages
import ModuleKit
import Stream

/// The index of heard events.
struct AuditStore {
    let tables: any TableReader

    /// What makes the table.
    static let migrations = [
        Migration(
            id: "001-entries",
            statements: [
                """
                CREATE TABLE entries (source TEXT NOT NULL, epoch TEXT NOT NULL, sequence BIGINT NOT NULL,
                    type TEXT NOT NULL, subject TEXT NOT NULL, actor_unit TEXT NOT NULL, actor_post TEXT, reason TEXT,
                    recorded BIGINT NOT NULL, trace TEXT, PRIMARY KEY (source, epoch, sequence))
                """,
                "CREATE INDEX entries_by_subject ON entries (subject, recorded)",
                "CREATE INDEX entries_by_actor ON entries (actor_unit, recorded)",
                "CREATE INDEX entries_by_time ON entries (recorded, source, sequence)",
            ]
        )
    ]

    /// Enters a heard event.
    static func enter(_ event: HeardEvent, to tables: any TableWriter) throws {
        let context = event.context
        try tables.execute(
            """
            INSERT INTO entries (source, epoch, sequence, type, subject, actor_unit, actor_post, reason, recorded,
                trace)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .text(event.source), .text(epoch(of: context.position)), .integer(Int64(context.position.sequence)),
                .text(event.type), .text(context.subject), .text(context.actor.unit), .init(context.actor.post),
                .init(context.reason), .integer(context.time), .init(context.trace),
            ]
        )
    }

    /// Entries, newest first.
    func list(_ filter: AuditFilter) throws -> ListAudit.Reply {
        let (conditions, arguments) = filter.conditions
        let (after, place) = filter.afterCursor
        let page = conditions + after
        let rows = try tables.rows(
            """
            SELECT * FROM entries\(Self.clause(page))
            ORDER BY recorded DESC, source DESC, epoch DESC, sequence DESC LIMIT ?
            """,
            arguments + place + [.integer(Int64(filter.limit + 1))]
        )
        let total = try tables.rows("SELECT COUNT(*) AS total FROM entries\(Self.clause(conditions))", arguments)
        let shown = rows.prefix(filter.limit)
        return ListAudit.Reply(
            items: shown.map(Self.entry),
            total: Int(total.first?.integer("total") ?? 0),
            next: rows.count > filter.limit ? shown.last.map(AuditFilter.cursor) : nil
        )
    }

    private static func clause(_ conditions: [String]) -> String {
        conditions.isEmpty ? "" : " WHERE " + conditions.joined(separator: " AND ")
    }

    private static func epoch(of position: StreamPosition) -> String {
        String(position.description.prefix { $0 != "-" })
    }

    private static func entry(_ row: SQLRow) -> AuditEntry {
        let epoch = row.text("epoch") ?? ""
        let sequence = UInt64(row.integer("sequence") ?? 0)
        return AuditEntry(
            id: "\(epoch)-\(sequence)",
            source: row.text("source") ?? "",
            epoch: epoch,
            sequence: sequence,
            type: row.text("type") ?? "",
            subject: row.text("subject") ?? "",
            actor: ActingUnit(unit: row.text("actor_unit") ?? "", post: row.text("actor_post")),
            reason: row.text("reason"),
            time: OfficeTime.timestamp(of: row.integer("recorded") ?? 0),
            trace: row.text("trace")
        )
    }
}
