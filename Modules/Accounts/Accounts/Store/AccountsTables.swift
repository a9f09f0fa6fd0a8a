import Ledger

/// The tables of Accounts.
///
/// Its own events are the only thing that writes ``names``; what it heard of the registry is in ``heard``.
enum AccountsTables {
    /// Every table that its own events write.
    static let names = ["accounts", "passwords", "secrets", "sign_in_failures"]
    /// The tables that events of the registry write.
    static let heard = ["known_towns", "known_regions"]

    /// What makes them.
    static let migrations = [
        Migration(id: "001-heard", statements: known), Migration(id: "002-accounts", statements: accounts),
    ]

    /// A region's official code and the region above it are those of today.
    private static let known = [
        "CREATE TABLE known_towns (id TEXT NOT NULL PRIMARY KEY, region TEXT)",
        "CREATE INDEX known_towns_by_region ON known_towns (region)",
        "CREATE TABLE known_regions (id TEXT NOT NULL PRIMARY KEY, code TEXT, parent TEXT)",
        "CREATE INDEX known_regions_by_parent ON known_regions (parent)",
    ]

    /// A secret is a digest that opens something until it ends: a session, a token or a link, of which only a token has
    /// an id and a label.
    private static let accounts = [
        """
        CREATE TABLE accounts (id TEXT NOT NULL PRIMARY KEY, role TEXT NOT NULL, disabled BOOLEAN NOT NULL,
            definition TEXT NOT NULL)
        """,
        "CREATE TABLE passwords (account TEXT NOT NULL PRIMARY KEY, hash TEXT NOT NULL)",
        """
        CREATE TABLE secrets (digest TEXT NOT NULL PRIMARY KEY, account TEXT NOT NULL, kind TEXT NOT NULL,
            token TEXT, label TEXT, expires BIGINT NOT NULL)
        """,
        "CREATE INDEX secrets_by_account ON secrets (account, kind)",
        "CREATE TABLE sign_in_failures (account TEXT NOT NULL, time BIGINT NOT NULL)",
        "CREATE INDEX sign_in_failures_by_account ON sign_in_failures (account)",
    ]
}
