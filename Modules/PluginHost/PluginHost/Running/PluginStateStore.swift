import Ledger
import PluginKit
import PluginLoading

/// What a plugin's `derive` keeps: one row for each town, and one without a name for the rest.
///
/// It follows from the heard events alone: with the table and the cursors empty, hearing them again makes it anew.
struct PluginStateStore {
    static let migrations = [
        Migration(
            id: "001-states",
            statements: ["CREATE TABLE states (town TEXT PRIMARY KEY, state TEXT NOT NULL)"]
        )
    ]

    let tables: any TableReader

    /// The whole state as JSON; `nil` before the first derivation.
    func whole() throws -> String? {
        let rows = try tables.rows("SELECT town, state FROM states ORDER BY town")
        guard let rest = rows.first, rest.text("town") == "" else { return nil }
        let towns = rows.dropFirst().map { row in
            JSONWords.text(row.text("town") ?? "") + ":" + (row.text("state") ?? "null")
        }
        let others = (rest.text("state") ?? "{}").dropFirst().dropLast()
        return "{" + others + (others.isEmpty ? "" : ",") + #""towns":{"# + towns.joined(separator: ",") + "}}"
    }

    /// What is kept for a town; `nil` when nothing is.
    func town(_ id: String) throws -> JSONValue? {
        guard !id.isEmpty,
            let text = try tables.row("SELECT state FROM states WHERE town = ?", [.text(id)])?.text("state")
        else { return nil }
        return try PluginJSON.read(JSONValue.self, from: Array(text.utf8))
    }

    /// Replaces the state; only what has changed is written.
    static func replace(with state: JSONValue, in tables: any TableWriter) throws {
        var members = state.object ?? [:]
        let towns = members.removeValue(forKey: "towns")?.object ?? [:]
        var new = towns.filter { !$0.key.isEmpty }
        new[""] = .object(members)
        var old: [String: String] = [:]
        for row in try tables.rows("SELECT town, state FROM states") { old[row.text("town") ?? ""] = row.text("state") }
        for (town, value) in new.sorted(by: { $0.key < $1.key }) {
            let text = String(decoding: try PluginJSON.bytes(of: value), as: UTF8.self)
            guard old[town] != text else { continue }
            try tables.execute(
                """
                INSERT INTO states (town, state) VALUES (?, ?)
                ON CONFLICT (town) DO UPDATE SET state = excluded.state
                """,
                [.text(town), .text(text)]
            )
        }
        for town in old.keys.sorted() where new[town] == nil {
            try tables.execute("DELETE FROM states WHERE town = ?", [.text(town)])
        }
    }
}
