import Crypto

/// Carries out the steps that a database has not seen yet.
struct MigrationRunner {
    let store: any LedgerStore
    /// The present time, in milliseconds since 1970, UTC.
    let now: Int64

    /// Brings the tables of one scope up to date in one transaction: all steps that are missing, or none.
    ///
    /// - Throws: ``LedgerError/migrationMismatch(scope:position:applied:expected:)`` or
    ///   ``LedgerError/migrationChanged(scope:id:)`` before anything is changed; ``LedgerError/database(_:)``.
    func apply(_ migrations: [Migration], scope: String) throws {
        try store.write { tables in
            _ = try tables.execute(Self.table)
            let applied = try tables.rows(
                "SELECT id, digest FROM ledger_migrations WHERE scope = ? ORDER BY position",
                [.text(scope)]
            )
            for (index, row) in applied.enumerated() { try check(row, at: index, of: migrations, scope: scope) }
            for index in applied.count..<max(applied.count, migrations.count) {
                try carryOut(migrations[index], scope: scope, position: index + 1, tables)
            }
        }
    }

    private func check(_ row: SQLRow, at index: Int, of migrations: [Migration], scope: String) throws {
        let id = row.text("id") ?? ""
        guard index < migrations.count, migrations[index].id == id else {
            let expected = index < migrations.count ? migrations[index].id : nil
            throw LedgerError.migrationMismatch(scope: scope, position: index + 1, applied: id, expected: expected)
        }
        guard row.text("digest") == digest(of: migrations[index]) else {
            throw LedgerError.migrationChanged(scope: scope, id: id)
        }
    }

    private func carryOut(
        _ migration: Migration,
        scope: String,
        position: Int,
        _ tables: any LedgerWriter
    ) throws {
        for statement in migration.statements {
            try tables.execute(store.dialect.spell(statement))
        }
        try tables.execute(
            "INSERT INTO ledger_migrations (scope, position, id, digest, applied) VALUES (?, ?, ?, ?, ?)",
            [
                .text(scope), .integer(Int64(position)), .text(migration.id), .text(digest(of: migration)),
                .integer(now),
            ]
        )
    }

    private func digest(of migration: Migration) -> String {
        var hasher = SHA256()
        for statement in migration.statements {
            hasher.update(data: Array(statement.utf8))
            hasher.update(data: [0])
        }
        return Hex.text(hasher.finalize())
    }

    private static let table = """
        CREATE TABLE IF NOT EXISTS ledger_migrations (
            scope TEXT NOT NULL,
            position BIGINT NOT NULL,
            id TEXT NOT NULL,
            digest TEXT NOT NULL,
            applied BIGINT NOT NULL,
            PRIMARY KEY (scope, position)
        )
        """
}

extension LedgerStore {
    /// Brings a module's tables up to date without opening a ledger, as a rebuild into a scratch store needs it.
    ///
    /// - Parameters:
    ///   - migrations: All steps of the module, in order.
    ///   - scope: The module's name.
    ///   - now: The present time, in milliseconds since 1970, UTC.
    /// - Throws: ``LedgerError/migrationMismatch(scope:position:applied:expected:)``,
    ///   ``LedgerError/migrationChanged(scope:id:)``, ``LedgerError/database(_:)``.
    public func migrate(_ migrations: [Migration], scope: String, now: Int64) throws {
        try MigrationRunner(store: self, now: now).apply(migrations, scope: scope)
    }
}
