import Ledger
import Messages
import ModuleKit
import NotebookMessages

/// The notes.
struct NoteStore {
    let tables: any TableReader

    /// The table that its own events write.
    static let table = "notes"

    /// What makes it.
    static let migrations = [
        Migration(
            id: "001-notes",
            statements: [
                """
                CREATE TABLE notes (programme TEXT NOT NULL, town TEXT NOT NULL, number BIGINT NOT NULL,
                    text TEXT NOT NULL, unit TEXT NOT NULL, date TEXT NOT NULL,
                    PRIMARY KEY (programme, town, number))
                """
            ]
        )
    ]

    /// The number of a town's last note; 0 before the first.
    func last(_ programme: String, _ town: String) throws -> Int {
        let sql = "SELECT MAX(number) AS last FROM notes WHERE programme = ? AND town = ?"
        return try tables.row(sql, [.text(programme), .text(town)])?.int("last") ?? 0
    }

    /// A page of what the asker may see.
    func page(_ query: ListNotes, _ access: Access) throws -> Page<Note> {
        let request = try PageRequest(limit: query.limit, cursor: query.cursor, of: NotebookModule.name)
        let covered = access.condition(programme: "programme", town: "town")
        var (conditions, arguments) = ([covered.sql], covered.arguments)
        for case (let column, let value?) in [("programme", query.programme), ("town", query.town)] {
            conditions.append("\(column) = ?")
            arguments.append(.text(value))
        }
        let filter = conditions.joined(separator: " AND ")
        let key = "programme || '/' || town || '/' || substr('000000' || number, -6)"
        let rows = try tables.rows(
            "SELECT * FROM notes WHERE \(filter) AND \(key) > ? ORDER BY \(key) LIMIT ?",
            arguments + [.text(request.cursor ?? ""), .init(request.limit + 1)]
        )
        let total = try tables.count("SELECT COUNT(*) FROM notes WHERE \(filter)", arguments)
        return request.page(rows.map(Self.note), total: total) { note in
            let number = String(note.number)
            return "\(note.programme)/\(note.town)/" + String(repeating: "0", count: 6 - number.count) + number
        }
    }

    /// Writes what happened.
    static func apply(_ event: NoteRecorded, _ context: EventContext, to tables: any TableWriter) throws {
        try tables.execute(
            "INSERT INTO notes (programme, town, number, text, unit, date) VALUES (?, ?, ?, ?, ?, ?)",
            [
                .text(event.programme), .text(event.town), .init(event.number), .text(event.text),
                .text(context.actor.unit), .text(event.date),
            ]
        )
    }

    private static func note(_ row: SQLRow) -> Note {
        Note(
            programme: row.text("programme") ?? "",
            town: row.text("town") ?? "",
            number: row.int("number") ?? 0,
            text: row.text("text") ?? "",
            unit: row.text("unit") ?? "",
            date: row.text("date") ?? ""
        )
    }
}
