import Ledger
import Messages
import ModuleKit
import RegistryMessages

/// Published batches, frozen.
struct BatchStore {
    let tables: any TableReader
    /// What is found, listed and counted.
    var access = Access.everything

    /// A batch as it was published.
    func find(_ programme: String, _ number: Int) throws -> PublishedBatch? {
        let rows = try tables.rows(
            "SELECT * FROM batches WHERE programme = ? AND number = ?",
            [.text(programme), .init(number)]
        )
        guard let row = rows.first, access.covers(programme: programme) else { return nil }
        var batch = try row.json(BatchDefinition.self, "head")
        batch.entries = try entries(programme, number)
        return PublishedBatch(
            batch: batch,
            programmeVersion: row.int("programme_version") ?? 0,
            check: try row.json(ListCheck.self, "checked"),
            recordedAt: row.text("recorded_at") ?? ""
        )
    }

    /// A batch that must be there.
    ///
    /// - Throws: ``Problem`` `registry.not-found`.
    func require(_ programme: String, _ number: Int) throws -> PublishedBatch {
        if let batch = try find(programme, number) { return batch }
        throw Problem(
            RegistryCode.notFound,
            .notFound,
            "'\(programme)' has no batch \(number).",
            remedy: "List its batches."
        )
    }

    /// The towns of a batch, in its order.
    func towns(_ programme: String, _ number: Int) throws -> [String] {
        try tables.rows(
            "SELECT town FROM batch_entries WHERE programme = ? AND batch = ? ORDER BY number",
            [.text(programme), .init(number)]
        ).compactMap { $0.text("town") }
    }

    /// The last batch of a programme and the highest number given, before a batch.
    func last(_ programme: String, before number: Int = .max) throws -> (batch: Int, number: Int) {
        let row = try tables.rows(
            "SELECT MAX(number) AS batch, MAX(last_number) AS number FROM batches WHERE programme = ? AND number < ?",
            [.text(programme), .integer(Int64(number))]
        ).first
        return (row?.int("batch") ?? 0, row?.int("number") ?? 0)
    }

    /// Batches by programme and number.
    func list(programme: String?, _ request: PageRequest) throws -> Page<BatchSummary> {
        let scope = access.condition(programme: "b.programme", town: nil)
        let listed = access.condition(programme: nil, town: "e.town")
        let filter = " AND \(scope.sql)" + (programme == nil ? "" : " AND b.programme = ?")
        let own: [SQLValue] = scope.arguments + (programme.map { [.text($0)] } ?? [])
        let after = (request.cursor ?? "/0").split(separator: "/", omittingEmptySubsequences: false)
        let place = (programme: String(after.first ?? ""), number: after.last.flatMap { Int($0) } ?? 0)
        let rows = try tables.rows(
            """
            SELECT b.*, (SELECT COUNT(*) FROM batch_entries e
                WHERE e.programme = b.programme AND e.batch = b.number AND \(listed.sql)) AS towns
            FROM batches b WHERE (programme > ? OR (programme = ? AND number > ?))\(filter)
            ORDER BY programme, number LIMIT ?
            """,
            listed.arguments + [.text(place.programme), .text(place.programme), .init(place.number)] + own
                + [.init(request.limit + 1)]
        )
        let total = try tables.count("SELECT COUNT(*) FROM batches b WHERE 1 = 1\(filter)", own)
        return request.page(try rows.map(summary), total: total) { "\($0.programme)/\($0.number)" }
    }

    private func entries(_ programme: String, _ number: Int) throws -> [BatchEntry] {
        let scope = access.condition(programme: nil, town: "town")
        return try tables.rows(
            "SELECT entry FROM batch_entries WHERE programme = ? AND batch = ? AND \(scope.sql) ORDER BY number",
            [.text(programme), .init(number)] + scope.arguments
        ).map { try $0.json(BatchEntry.self, "entry") }
    }

    private func summary(_ row: SQLRow) throws -> BatchSummary {
        let head = try row.json(BatchDefinition.self, "head")
        return BatchSummary(
            programme: head.programme,
            number: head.number,
            published: head.published,
            citation: head.citation,
            programmeVersion: row.int("programme_version") ?? 0,
            towns: row.int("towns") ?? 0,
            discrepancies: access.towns == nil ? try row.json(ListCheck.self, "checked").discrepancies.count : 0
        )
    }

    /// Applies ``BatchPublished``.
    static func apply(_ event: BatchPublished, recordedAt: String, to tables: any TableWriter) throws {
        try tables.execute(
            """
            INSERT INTO batches (programme, number, programme_version, last_number, head, checked, recorded_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .text(event.batch.programme), .init(event.batch.number), .init(event.programmeVersion), 0,
                try .init(json: event.batch), try .init(json: event.check), .text(recordedAt),
            ]
        )
    }

    /// Applies what ``TownListed`` says of the list.
    static func apply(_ event: TownListed, to tables: any TableWriter) throws {
        let key: [SQLValue] = [.text(event.programme), .init(event.batch)]
        let number = SQLValue(event.entry.number)
        try tables.execute(
            "INSERT INTO batch_entries (programme, batch, number, town, entry) VALUES (?, ?, ?, ?, ?)",
            key + [number, .text(event.town), try .init(json: event.entry)]
        )
        try tables.execute(
            "UPDATE batches SET last_number = ? WHERE programme = ? AND number = ? AND last_number < ?",
            [number] + key + [number]
        )
    }
}
