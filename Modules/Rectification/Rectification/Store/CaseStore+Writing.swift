import Ledger
import Messages
import ModuleKit
import RectificationMessages
import Stream

/// What events do to the tables of cases.
extension CaseStore {
    /// Applies ``CaseFiled``.
    static func file(_ event: CaseFiled, _ context: EventContext, to tables: any TableWriter) throws {
        var record = CaseRecord(event)
        record.repeated = try hasBefore(record, tables)
        try save(record, to: tables)
        try enter(.filed, record, by: event.by, why: event.reason.text, note: event.place, context, tables)
    }

    /// Applies any event about a case that is there.
    static func apply<E: CaseChange>(_ event: E, _ context: EventContext, to tables: any TableWriter) throws {
        guard var record = try CaseStore(tables: tables).find(event.case) else {
            throw Problem(RectificationCode.notFound, .internal, "'\(event.type)' is about an unknown case.")
        }
        record.apply(event)
        try save(record, to: tables)
        try enter(E.kind, record, by: event.by, why: event.why, note: event.note, context, tables)
    }

    /// Whether the same thing was found at the same place before.
    private static func hasBefore(_ record: CaseRecord, _ tables: any TableReader) throws -> Bool {
        guard let place = record.place else { return false }
        let town: (sql: String, arguments: [SQLValue]) =
            record.town.map { ("town = ?", [.text($0)]) } ?? ("town IS NULL", [])
        return try tables.row(
            "SELECT id FROM cases WHERE place = ? AND programme = ? AND title = ? AND \(town.sql) LIMIT 1",
            [.text(place), .text(record.programme), .text(record.title)] + town.arguments
        ) != nil
    }

    private static let columns = [
        "id", "programme", "town", "origin", "class", "unit", "place", "title", "words", "state", "filed_on", "due",
        "urge_on", "urged_for", "escalate_on", "submitted_on", "closing", "returns", "submissions", "repeated",
        "satisfied", "content",
    ]

    private static let saving = """
        INSERT INTO cases (\(columns.joined(separator: ", "))) VALUES \(SQL.places(columns.count))
        ON CONFLICT (id) DO UPDATE SET
        \(columns.dropFirst().map { "\($0) = excluded.\($0)" }.joined(separator: ", "))
        """

    private static func save(_ record: CaseRecord, to tables: any TableWriter) throws {
        let words = [record.id, record.title, record.place, record.reason.text].compactMap { $0 }
        let place: [SQLValue] = [
            .text(record.id), .text(record.programme), .init(record.town), .text(record.origin.kind.rawValue),
            .text(record.class), .init(record.unit), .init(record.place), .text(record.title),
            .text(words.joined(separator: " ")), .text(record.state.rawValue), .text(record.filedOn),
        ]
        let clock: [SQLValue] = [
            .text(record.deadline.due), .text(record.deadline.urgeOn), .init(record.urgedFor),
            .init(record.nextEscalation?.on), .init(record.submittedOn),
        ]
        let figures: [SQLValue] = [
            .init(record.closing?.rawValue), .init(record.returns), .init(record.submissions), .init(record.repeated),
            record.satisfied.map { SQLValue($0) } ?? .null, try .init(json: record),
        ]
        try tables.execute(saving, place + clock + figures)
    }

    private static func enter(
        _ kind: CaseHistoryEntry.Kind,
        _ record: CaseRecord,
        by unit: String,
        why: String?,
        note: String?,
        _ context: EventContext,
        _ tables: any TableWriter
    ) throws {
        try tables.execute(
            """
            INSERT INTO case_history (case_id, version, kind, state, done_by, reason, note, due, recorded_at, event)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .text(record.id), .init(record.version), .text(kind.rawValue), .text(record.state.rawValue),
                .text(unit), .init(why), .init(note), .text(record.deadline.due),
                .text(OfficeTime.timestamp(of: context.time)), .text(context.position.description),
            ]
        )
    }
}
