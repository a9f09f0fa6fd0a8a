import Ledger

/// Registry's tables.
///
/// Events are the only thing that writes them; they can be rebuilt from the log at any time.
enum RegistryTables {
    /// Every table that events write.
    static let names = [
        "programmes", "units", "unit_names", "regions", "region_codes", "region_parents", "batches", "batch_entries",
        "towns", "town_history", "town_changes", "town_periods", "membership_periods", "honours",
    ]

    /// What makes them.
    static let migrations = [
        Migration(id: "001-definitions", statements: definitions),
        Migration(id: "002-batches", statements: batches),
        Migration(id: "003-towns", statements: towns),
        Migration(id: "004-attributes", statements: attributes),
    ]

    private static let definitions = [
        """
        CREATE TABLE programmes (id TEXT NOT NULL, version BIGINT NOT NULL, definition TEXT NOT NULL,
            PRIMARY KEY (id, version))
        """,
        """
        CREATE TABLE units (id TEXT NOT NULL PRIMARY KEY, kind TEXT NOT NULL, definition TEXT NOT NULL)
        """,
        """
        CREATE TABLE unit_names (name TEXT NOT NULL, unit TEXT NOT NULL, PRIMARY KEY (name, unit))
        """,
        """
        CREATE TABLE regions (id TEXT NOT NULL PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL,
            definition TEXT NOT NULL)
        """,
        """
        CREATE TABLE region_codes (region TEXT NOT NULL, code TEXT NOT NULL, valid_from TEXT NOT NULL, valid_to TEXT,
            PRIMARY KEY (region, valid_from))
        """,
        """
        CREATE TABLE region_parents (region TEXT NOT NULL, hierarchy TEXT NOT NULL, parent TEXT NOT NULL,
            valid_from TEXT NOT NULL, valid_to TEXT, PRIMARY KEY (region, hierarchy, valid_from))
        """,
        "CREATE INDEX region_codes_by_code ON region_codes (code)",
        "CREATE INDEX region_parents_by_parent ON region_parents (parent, hierarchy)",
    ]

    private static let batches = [
        """
        CREATE TABLE batches (programme TEXT NOT NULL, number BIGINT NOT NULL, programme_version BIGINT NOT NULL,
            last_number BIGINT NOT NULL, head TEXT NOT NULL, checked TEXT NOT NULL, recorded_at TEXT NOT NULL,
            PRIMARY KEY (programme, number))
        """,
        """
        CREATE TABLE batch_entries (programme TEXT NOT NULL, batch BIGINT NOT NULL, number BIGINT NOT NULL,
            town TEXT NOT NULL, entry TEXT NOT NULL, PRIMARY KEY (programme, batch, number))
        """,
    ]

    private static let towns = [
        """
        CREATE TABLE towns (id TEXT NOT NULL PRIMARY KEY, version BIGINT NOT NULL)
        """,
        """
        CREATE TABLE town_history (town TEXT NOT NULL, entry BIGINT NOT NULL, kind TEXT NOT NULL, programme TEXT,
            step TEXT, valid_from TEXT NOT NULL, recorded_at TEXT NOT NULL, actor_unit TEXT NOT NULL, actor_post TEXT,
            reason TEXT, document TEXT, corrects BIGINT, event TEXT NOT NULL, PRIMARY KEY (town, entry))
        """,
        """
        CREATE TABLE town_changes (town TEXT NOT NULL, entry BIGINT NOT NULL, place BIGINT NOT NULL,
            field TEXT NOT NULL, old_value TEXT, new_value TEXT, PRIMARY KEY (town, entry, place))
        """,
        """
        CREATE TABLE town_periods (town TEXT NOT NULL, valid_from TEXT NOT NULL, valid_to TEXT, name TEXT NOT NULL,
            region TEXT, town_type TEXT, is_designated_town BIGINT, PRIMARY KEY (town, valid_from))
        """,
        """
        CREATE TABLE membership_periods (town TEXT NOT NULL, programme TEXT NOT NULL, valid_from TEXT NOT NULL,
            valid_to TEXT, stage TEXT NOT NULL, number BIGINT, batch BIGINT, heading TEXT, level TEXT, category TEXT,
            programme_version BIGINT NOT NULL, PRIMARY KEY (town, programme, valid_from))
        """,
        """
        CREATE TABLE honours (town TEXT NOT NULL, entry BIGINT NOT NULL, name TEXT NOT NULL, grantor TEXT,
            status TEXT NOT NULL, valid_from TEXT NOT NULL, document TEXT, PRIMARY KEY (town, entry))
        """,
        "CREATE INDEX membership_periods_by_programme ON membership_periods (programme, stage)",
        "CREATE INDEX town_periods_by_region ON town_periods (region)",
    ]

    private static let attributes = [
        "ALTER TABLE town_changes ADD COLUMN attribute TEXT",
        "ALTER TABLE town_periods ADD COLUMN attributes TEXT",
    ]
}
