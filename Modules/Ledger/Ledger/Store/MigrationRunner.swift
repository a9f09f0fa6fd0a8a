import Crypto

/// Carries out the steps that a database has not seen yet.
struct MigrationRunner {
    let store: any LedgerStore
    /// The present time, in milliseconds since 1970, UTC.
    let now: Int64

    /// Brings the tables of one scope up to date, each step in a transaction of its own.
    ///
    /// - Throws: ``LedgerError/migrationMismatch(scope:position:applied:expected:)`` or
    ///   ``LedgerError/migrationChanged(scope:id:)`` before anything is changed; ``LedgerError/database(_:)``.
    func apply(_ migrations: [Migration], scope: String) throws {
        try store.write { _ = try $0.execute(Self.table) }
        let applied = try store.read { tables in
            try tables.rows(
                "SELECT id, digest FROM ledger_migrations WHERE scope = ? ORDER BY position",
                [.text(scope)]
            )
        }
        for (index, row) in applied.enumerated() {
            let id = row.text("id") ?? ""
            guard index < migrations.count, migrations[index].id == id else {
                let expected = index < migrations.count ? migrations[index].id : nil
                throw LedgerError.migrationMismatch(scope: scope, position: index + 1, applied: id, expected: expected)
            }
            guard row.text("digest") == digest(of: migrations[index]) else {
                throw LedgerError.migrationChanged(scope: scope, id: id)
            }
        }
        for index in applied.count..<max(applied.count, migrations.count) {
            try carryOut(migrations[index], scope: scope, position: index + 1)
        }
    }

    private func carryOut(_ migration: Migration, scope: String, position: Int) throws {
        try store.write { tables in
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
