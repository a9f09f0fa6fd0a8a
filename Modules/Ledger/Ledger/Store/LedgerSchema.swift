/// The ledger's own tables.
enum LedgerSchema {
    /// The name under which the ledger's own steps are kept.
    static let scope = "ledger"

    static let migrations = [
        Migration(
            id: "001-log",
            statements: [
                """
                CREATE TABLE ledger_log (
                    seq {sequence} PRIMARY KEY,
                    topic TEXT NOT NULL,
                    record {blob} NOT NULL,
                    hash {blob} NOT NULL
                )
                """,
                """
                CREATE TABLE ledger_meta (
                    id INTEGER PRIMARY KEY,
                    source TEXT NOT NULL,
                    head BIGINT NOT NULL,
                    head_hash {blob} NOT NULL
                )
                """,
                """
                CREATE TABLE ledger_epochs (
                    ordinal {sequence} PRIMARY KEY,
                    epoch BIGINT NOT NULL,
                    fork BIGINT NOT NULL,
                    started BIGINT NOT NULL
                )
                """,
            ]
        ),
        Migration(
            id: "002-delivery",
            statements: [
                """
                CREATE TABLE ledger_cursors (
                    consumer TEXT NOT NULL,
                    source TEXT NOT NULL,
                    epoch BIGINT NOT NULL,
                    sequence BIGINT NOT NULL,
                    PRIMARY KEY (consumer, source)
                )
                """,
                """
                CREATE TABLE ledger_inbox (
                    key TEXT NOT NULL PRIMARY KEY,
                    fingerprint {blob} NOT NULL,
                    kind INTEGER NOT NULL,
                    answer {blob} NOT NULL,
                    expires BIGINT NOT NULL
                ) {clustered}
                """,
                "CREATE INDEX ledger_inbox_by_expiry ON ledger_inbox (expires)",
                """
                CREATE TABLE ledger_dead (
                    consumer TEXT NOT NULL,
                    source TEXT NOT NULL,
                    epoch BIGINT NOT NULL,
                    sequence BIGINT NOT NULL,
                    topic TEXT NOT NULL,
                    record {blob} NOT NULL,
                    attempts BIGINT NOT NULL,
                    error TEXT NOT NULL,
                    buried BIGINT NOT NULL,
                    PRIMARY KEY (consumer, source, epoch, sequence)
                )
                """,
            ]
        ),
        Migration(
            id: "003-answers",
            statements: [
                """
                CREATE TABLE ledger_answers (
                    id {sequence} PRIMARY KEY,
                    key TEXT NOT NULL,
                    fingerprint {blob} NOT NULL,
                    kind INTEGER NOT NULL,
                    answer {blob} NOT NULL,
                    expires BIGINT NOT NULL
                )
                """,
                "CREATE TABLE ledger_keys (key TEXT NOT NULL PRIMARY KEY, id BIGINT NOT NULL) {clustered}",
                "ALTER TABLE ledger_meta ADD COLUMN keys_through BIGINT NOT NULL DEFAULT 0",
                """
                INSERT INTO ledger_answers (id, key, fingerprint, kind, answer, expires)
                SELECT ROW_NUMBER() OVER (ORDER BY expires, key), key, fingerprint, kind, answer, expires
                FROM ledger_inbox
                """,
                "CREATE INDEX ledger_answers_by_expiry ON ledger_answers (expires)",
                "INSERT INTO ledger_keys (key, id) SELECT key, id FROM ledger_answers ORDER BY key",
                "UPDATE ledger_meta SET keys_through = (SELECT COALESCE(MAX(id), 0) FROM ledger_answers)",
                "DROP TABLE ledger_inbox",
            ]
        ),
    ]
}
