import Ledger

/// The tables of Responsibility.
///
/// Its own events are the only thing that writes ``names``; what it heard of the registry is in ``heard``.
enum ResponsibilityTables {
    /// Every table that its own events write.
    static let names = ["assignments", "leading_groups", "group_changes", "delegated_matters"]
    /// The tables that events of the registry write.
    static let heard = ["known_programmes", "known_units", "known_towns", "known_memberships"]

    /// What makes them.
    static let migrations = [
        Migration(id: "001-heard", statements: known),
        Migration(id: "002-responsibility", statements: own),
    ]

    private static let known = [
        """
        CREATE TABLE known_programmes (id TEXT NOT NULL, version BIGINT NOT NULL, names TEXT NOT NULL,
            tasks TEXT NOT NULL, leading_group TEXT, PRIMARY KEY (id, version))
        """,
        "CREATE TABLE known_units (id TEXT NOT NULL PRIMARY KEY, definition TEXT NOT NULL)",
        "CREATE TABLE known_towns (id TEXT NOT NULL PRIMARY KEY, town_type TEXT)",
        """
        CREATE TABLE known_memberships (town TEXT NOT NULL, programme TEXT NOT NULL, PRIMARY KEY (town, programme))
        """,
    ]

    private static let own = [
        """
        CREATE TABLE assignments (id TEXT NOT NULL PRIMARY KEY, programme TEXT NOT NULL, number BIGINT NOT NULL,
            task TEXT NOT NULL, town TEXT NOT NULL, state TEXT NOT NULL, due TEXT, definition TEXT NOT NULL)
        """,
        "CREATE UNIQUE INDEX assignments_by_task ON assignments (programme, town, task)",
        "CREATE INDEX assignments_by_town ON assignments (town)",
        """
        CREATE TABLE leading_groups (programme TEXT NOT NULL PRIMARY KEY, dissolved_on TEXT NOT NULL)
        """,
        """
        CREATE TABLE group_changes (programme TEXT NOT NULL, number BIGINT NOT NULL, definition TEXT NOT NULL,
            PRIMARY KEY (programme, number))
        """,
        """
        CREATE TABLE delegated_matters (id TEXT NOT NULL PRIMARY KEY, programme TEXT NOT NULL, number BIGINT NOT NULL,
            town TEXT NOT NULL, definition TEXT NOT NULL)
        """,
    ]
}
