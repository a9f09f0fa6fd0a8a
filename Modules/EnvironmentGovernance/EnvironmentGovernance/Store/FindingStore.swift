import EnvironmentGovernanceMessages
import Ledger
import Messages
import ModuleKit

/// What was found, item by item.
struct FindingStore {
    let tables: any TableReader

    /// What is on record of a place in an inspection, by item.
    func results(_ inspection: String, at place: String) throws -> [String: ItemResult] {
        let rows = try tables.rows(
            "SELECT item, definition FROM findings WHERE inspection = ? AND place = ?",
            [.text(inspection), .text(place)]
        )
        return Dictionary(try rows.map { ($0.text("item") ?? "", try $0.json(ItemResult.self, "definition")) }) {
            first,
            _ in first
        }
    }

    /// Findings by inspection, place and item.
    func list(_ query: ListFindings, _ request: PageRequest, _ access: Access) throws -> Page<Finding> {
        var filter = RowFilter(access)
        filter.equal("t.programme", query.programme)
        filter.equal("t.town", query.town)
        filter.equal("t.inspection", query.inspection)
        filter.equal("t.place", query.place)
        filter.equal("t.result", query.result?.rawValue)
        return try tables.page(
            request,
            "t.*",
            from: "findings t",
            where: filter,
            by: "t.inspection || '/' || t.place || '/' || t.item",
            Self.finding
        )
    }

    static func apply(_ event: FindingsRecorded, to tables: any TableWriter) throws {
        for result in event.results {
            try tables.execute(
                """
                INSERT INTO findings (inspection, place, item, programme, town, month, part, result, found_on, unit,
                    corrections, definition) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?)
                ON CONFLICT (inspection, place, item) DO UPDATE SET result = excluded.result,
                    found_on = excluded.found_on, unit = excluded.unit, corrections = findings.corrections + 1,
                    definition = excluded.definition
                """,
                [
                    .text(event.inspection), .text(event.place), .text(result.item), .text(event.programme),
                    .text(event.town), .text(event.month.text), .text(event.part), .text(result.result.rawValue),
                    .text(event.date), .text(event.unit), try .init(json: result),
                ]
            )
        }
    }

    private static func finding(_ row: SQLRow) throws -> Finding {
        Finding(
            inspection: row.text("inspection") ?? "",
            programme: row.text("programme") ?? "",
            town: row.text("town") ?? "",
            place: row.text("place") ?? "",
            result: try row.json(ItemResult.self, "definition"),
            date: row.text("found_on") ?? "",
            unit: row.text("unit") ?? "",
            corrections: row.int("corrections") ?? 0
        )
    }
}
