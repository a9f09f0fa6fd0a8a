import Ledger
import Messages
import ModuleKit
import PolicyMessages

/// The drafts that are kept.
struct DraftStore {
    let tables: any TableReader

    /// A draft with its files; `nil` when there is none of that id.
    func find(_ id: String) throws -> PolicyDraft? {
        try tables.row("SELECT * FROM drafts WHERE id = ?", [.text(id)]).map { try draft($0, texts: true) }
    }

    /// A draft that must be there.
    ///
    /// - Throws: ``Problem`` `policy.not-found`.
    func require(_ id: String) throws -> PolicyDraft {
        if let draft = try find(id) { return draft }
        throw Problem(
            PolicyDraftCode.notFound,
            .notFound,
            "There is no draft '\(id)'.",
            remedy: "List them (\(ListDrafts.name)), or save one first (\(SaveDraft.name))."
        )
    }

    /// The id of the next draft.
    func nextID() throws -> String { "draft-\(try count() + 1)" }

    /// A page of drafts, oldest first, their files by name.
    func list(_ request: PageRequest) throws -> Page<PolicyDraft> {
        let after = request.cursor.flatMap(Int.init) ?? 0
        let rows = try tables.rows(
            "SELECT * FROM drafts WHERE number > ? ORDER BY number LIMIT ?",
            [.init(after), .init(request.limit + 1)]
        )
        let drafts = try rows.map { try draft($0, texts: false) }
        return request.page(drafts, total: try count()) { String($0.id.drop { !$0.isNumber }) }
    }

    private func count() throws -> Int { try tables.count("SELECT COUNT(*) FROM drafts") }

    private func draft(_ row: SQLRow, texts: Bool) throws -> PolicyDraft {
        let id = row.text("id") ?? ""
        let files = try tables.rows("SELECT * FROM draft_files WHERE draft = ? ORDER BY position", [.text(id)])
        let adopted = row.text("programme").map {
            PolicyDraft.Adoption(
                programme: $0,
                version: row.int("programme_version") ?? 0,
                draftVersion: row.int("adopted_version")
            )
        }
        return PolicyDraft(
            id: id,
            title: row.text("title") ?? "",
            documentDigest: row.text("document_digest") ?? "",
            version: row.int("version") ?? 0,
            savedAt: row.integer("saved_at") ?? 0,
            adopted: adopted,
            files: files.map { DraftFile(name: $0.text("name") ?? "", text: texts ? $0.text("text") ?? "" : "") }
        )
    }
}

extension DraftStore {
    /// Applies ``DraftSaved``: the first file of a version brings the head along, and files of older versions go.
    static func apply(_ event: DraftSaved, _ context: EventContext, to tables: any TableWriter) throws {
        if event.position == 1 {
            try saveHead(event, context, tables)
            try tables.execute("DELETE FROM draft_files WHERE draft = ?", [.text(event.draft)])
        }
        try tables.execute(
            "INSERT INTO draft_files (draft, name, position, version, text) VALUES (?, ?, ?, ?, ?)",
            [
                .text(event.draft), .text(event.file.name), .init(event.position), .init(event.version),
                .text(event.file.text),
            ]
        )
    }

    /// Applies ``DraftAdopted``.
    static func apply(_ event: DraftAdopted, to tables: any TableWriter) throws {
        try tables.execute(
            "UPDATE drafts SET programme = ?, programme_version = ?, adopted_version = ? WHERE id = ?",
            [
                .text(event.programme), .init(event.version), event.draftVersion.map { SQLValue($0) } ?? .null,
                .text(event.draft),
            ]
        )
    }

    private static func saveHead(_ event: DraftSaved, _ context: EventContext, _ tables: any TableWriter) throws {
        let values: [SQLValue] = [
            .text(event.title), .text(event.documentDigest), .init(event.version), .init(context.time),
            .text(event.draft),
        ]
        guard event.version == 1 else {
            try tables.execute(
                "UPDATE drafts SET title = ?, document_digest = ?, version = ?, saved_at = ? WHERE id = ?",
                values
            )
            return
        }
        let number = try tables.count("SELECT COUNT(*) FROM drafts") + 1
        try tables.execute(
            """
            INSERT INTO drafts (title, document_digest, version, saved_at, id, number) VALUES (?, ?, ?, ?, ?, ?)
            """,
            values + [.init(number)]
        )
    }
}
