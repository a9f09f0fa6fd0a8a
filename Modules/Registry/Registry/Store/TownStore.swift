import Ledger
import Messages
import ModuleKit
import RegistryMessages

/// The history of towns, from which everything else about them is folded.
struct TownStore {
    let tables: any TableReader

    /// A town through time, `nil` when there is none of that id.
    ///
    /// - Parameters:
    ///   - id: The town.
    ///   - knownAt: Only what was recorded by the end of this day counts.
    /// - Returns: The town.
    /// - Throws: What the tables throw.
    func timeline(_ id: String, knownAt: String = OfficialDate.latest) throws -> TownTimeline? {
        let entries = try history(id)
        return entries.isEmpty ? nil : TownTimeline(entries, knownAt: knownAt)
    }

    /// A town that must be there.
    ///
    /// - Throws: ``Problem`` `registry.not-found`.
    func require(_ id: String) throws -> TownTimeline {
        if let timeline = try timeline(id) { return timeline }
        throw Self.notFound(id)
    }

    /// What is said of an unknown town.
    static func notFound(_ id: String) -> Problem {
        Problem(
            RegistryCode.notFound,
            .notFound,
            "There is no town '\(id)'.",
            remedy: "List the towns, or register it first (\(RegisterTown.name))."
        )
    }

    /// The entries of a town, as recorded.
    func history(_ id: String) throws -> [TownHistoryEntry] {
        let changes = Dictionary(
            grouping: try tables.rows(
                """
                SELECT entry, field, attribute, old_value, new_value FROM town_changes WHERE town = ?
                ORDER BY entry, place
                """,
                [.text(id)]
            ),
            by: { $0.int("entry") ?? 0 }
        )
        let rows = try tables.rows("SELECT * FROM town_history WHERE town = ? ORDER BY entry", [.text(id)])
        return try rows.map { row in
            let number = row.int("entry") ?? 0
            return try entry(row, number, changes[number, default: []].compactMap(change))
        }
    }

    /// What was last recorded of a title of a town, by its name and grantor; `nil` when nothing was.
    func lastWord(on honour: Honour, of town: String) throws -> Honour? {
        try tables.rows(
            "SELECT * FROM honours WHERE town = ? AND name = ? ORDER BY entry",
            [
                .text(town), .text(honour.name),
            ]
        ).map(Honour.init).last { $0.grantor == honour.grantor }
    }

    private func entry(_ row: SQLRow, _ number: Int, _ changes: [FieldChange]) throws -> TownHistoryEntry {
        TownHistoryEntry(
            entry: number,
            kind: row.text("kind").flatMap(TownHistoryEntry.Kind.init) ?? .registered,
            programme: row.text("programme"),
            step: row.text("step"),
            validFrom: row.text("valid_from") ?? "",
            recordedAt: row.text("recorded_at") ?? "",
            changes: changes,
            actor: ActingUnit(unit: row.text("actor_unit") ?? "", post: row.text("actor_post")),
            reason: row.text("reason"),
            document: try row.optionalJSON(Citation.self, "document"),
            corrects: row.int("corrects"),
            event: row.text("event") ?? ""
        )
    }

    private func change(_ row: SQLRow) -> FieldChange? {
        row.text("field").flatMap(TownField.init).map {
            FieldChange($0, key: row.text("attribute"), from: row.text("old_value"), to: row.text("new_value"))
        }
    }
}

extension Honour {
    /// A row of `honours`.
    init(_ row: SQLRow) throws {
        self.init(
            name: row.text("name") ?? "",
            grantor: row.text("grantor"),
            status: row.text("status").flatMap(Status.init) ?? .proposed,
            date: row.text("valid_from") ?? "",
            document: try row.optionalJSON(Citation.self, "document")
        )
    }
}
