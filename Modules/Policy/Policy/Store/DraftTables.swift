import Ledger

/// The tables of Policy; its events are the only thing that writes them.
enum DraftTables {
    /// Every table.
    static let names = ["drafts", "draft_files"]

    /// What makes them.
    static let migrations = [
        Migration(
            id: "001-drafts",
            statements: [
                """
                CREATE TABLE drafts (id TEXT NOT NULL PRIMARY KEY, number BIGINT NOT NULL, title TEXT NOT NULL,
                    document_digest TEXT NOT NULL, version BIGINT NOT NULL, saved_at BIGINT NOT NULL,
                    programme TEXT, programme_version BIGINT)
                """,
                """
                CREATE TABLE draft_files (draft TEXT NOT NULL, name TEXT NOT NULL, position BIGINT NOT NULL,
                    version BIGINT NOT NULL, text TEXT NOT NULL, PRIMARY KEY (draft, name))
                """,
            ]
        ),
        Migration(
            id: "002-adopted-version",
            statements: ["ALTER TABLE drafts ADD COLUMN adopted_version BIGINT"]
        ),
        // What stood there was the version when the adoption was noted; the log of that time does not tell it.
        Migration(
            id: "003-adopted-version-as-told",
            statements: ["UPDATE drafts SET adopted_version = NULL"]
        ),
    ]
}
