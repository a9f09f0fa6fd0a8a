import Ledger

/// The tables of EnvironmentGovernance.
///
/// Its own events are the only thing that writes ``names``; what it heard of the registry is in ``heard``.
enum EnvironmentTables {
    /// Every table that its own events write.
    static let names = [
        "grids", "places", "focus_states", "inspections", "candidates", "findings", "faults", "complaints",
        "handed_in_scores", "closed_months", "town_ranks", "grid_ratings",
    ]
    /// The tables that events of the registry write.
    static let heard = ["known_programmes", "known_towns", "known_units"]

    /// What makes them.
    static let migrations = [
        Migration(id: "001-heard", statements: known),
        Migration(id: "002-places", statements: places),
        Migration(id: "003-inspections", statements: inspections),
        Migration(id: "004-faults", statements: faults),
        Migration(id: "005-rankings", statements: rankings),
    ]

    private static let known = [
        "CREATE TABLE known_programmes (id TEXT NOT NULL PRIMARY KEY, rules TEXT)",
        "CREATE TABLE known_towns (programme TEXT NOT NULL, town TEXT NOT NULL, PRIMARY KEY (programme, town))",
        "CREATE TABLE known_units (name TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (name, id))",
    ]

    /// A grid's path is the ids from the top to it, joined by `/`, so that text order is the order of the tree.
    private static let places = [
        """
        CREATE TABLE grids (id TEXT NOT NULL PRIMARY KEY, programme TEXT NOT NULL, town TEXT NOT NULL,
            level TEXT NOT NULL, path TEXT NOT NULL, depth BIGINT NOT NULL, definition TEXT NOT NULL)
        """,
        "CREATE INDEX grids_by_path ON grids (programme, town, path)",
        """
        CREATE TABLE places (id TEXT NOT NULL PRIMARY KEY, programme TEXT NOT NULL, town TEXT NOT NULL,
            kind TEXT NOT NULL, name TEXT NOT NULL, grid TEXT, unit TEXT, signed BIGINT, definition TEXT NOT NULL)
        """,
        "CREATE INDEX places_by_kind ON places (programme, kind, town)",
        "CREATE INDEX places_by_grid ON places (grid)",
        """
        CREATE TABLE focus_states (programme TEXT NOT NULL, town TEXT NOT NULL, item TEXT NOT NULL, quantity BIGINT,
            progress TEXT NOT NULL, completed BIGINT, note TEXT, said_on TEXT, PRIMARY KEY (programme, town, item))
        """,
    ]

    private static let inspections = [
        """
        CREATE TABLE inspections (id TEXT NOT NULL PRIMARY KEY, sequence BIGINT NOT NULL, programme TEXT NOT NULL,
            month TEXT NOT NULL, part TEXT NOT NULL, unit TEXT NOT NULL, state TEXT NOT NULL,
            unannounced BIGINT NOT NULL, any_place BIGINT NOT NULL, commitment TEXT NOT NULL, secret TEXT,
            digest TEXT NOT NULL, items TEXT NOT NULL, quotas TEXT NOT NULL)
        """,
        "CREATE INDEX inspections_by_month ON inspections (programme, month)",
        "CREATE UNIQUE INDEX inspections_by_commitment ON inspections (commitment)",
        """
        CREATE TABLE candidates (inspection TEXT NOT NULL, place TEXT NOT NULL, kind TEXT NOT NULL,
            town TEXT NOT NULL, draw_key TEXT, PRIMARY KEY (inspection, place))
        """,
        """
        CREATE TABLE findings (inspection TEXT NOT NULL, place TEXT NOT NULL, item TEXT NOT NULL,
            programme TEXT NOT NULL, town TEXT NOT NULL, month TEXT NOT NULL, part TEXT NOT NULL,
            result TEXT NOT NULL, found_on TEXT NOT NULL, unit TEXT NOT NULL, corrections BIGINT NOT NULL,
            definition TEXT NOT NULL, PRIMARY KEY (inspection, place, item))
        """,
        "CREATE INDEX findings_by_month ON findings (programme, month, town)",
    ]

    private static let faults = [
        """
        CREATE TABLE faults (id TEXT NOT NULL PRIMARY KEY, sequence BIGINT NOT NULL, programme TEXT NOT NULL,
            town TEXT NOT NULL, place TEXT, item TEXT, origin TEXT NOT NULL, inspection TEXT, state TEXT NOT NULL,
            found_on TEXT NOT NULL, seen BIGINT NOT NULL, last_seen TEXT NOT NULL, returns BIGINT NOT NULL,
            rectification TEXT, definition TEXT NOT NULL)
        """,
        "CREATE INDEX faults_by_place ON faults (place, item)",
        "CREATE INDEX faults_by_day ON faults (programme, found_on)",
        "CREATE INDEX faults_by_case ON faults (rectification)",
        """
        CREATE TABLE complaints (id TEXT NOT NULL PRIMARY KEY, programme TEXT NOT NULL, town TEXT NOT NULL,
            channel TEXT NOT NULL, said TEXT NOT NULL, fault TEXT NOT NULL, taken_on TEXT NOT NULL)
        """,
        "CREATE INDEX complaints_by_fault ON complaints (fault)",
    ]

    private static let rankings = [
        """
        CREATE TABLE handed_in_scores (programme TEXT NOT NULL, month TEXT NOT NULL, part TEXT NOT NULL,
            town TEXT NOT NULL, score TEXT NOT NULL, source TEXT NOT NULL,
            PRIMARY KEY (programme, month, part, town))
        """,
        """
        CREATE TABLE closed_months (programme TEXT NOT NULL, month TEXT NOT NULL, definition TEXT NOT NULL,
            PRIMARY KEY (programme, month))
        """,
        """
        CREATE TABLE town_ranks (programme TEXT NOT NULL, month TEXT NOT NULL, town TEXT NOT NULL,
            place BIGINT NOT NULL, out_of BIGINT NOT NULL, definition TEXT NOT NULL,
            PRIMARY KEY (programme, month, town))
        """,
        "CREATE INDEX town_ranks_by_town ON town_ranks (programme, town, month)",
        """
        CREATE TABLE grid_ratings (grid TEXT NOT NULL, month TEXT NOT NULL, programme TEXT NOT NULL,
            town TEXT NOT NULL, definition TEXT NOT NULL, PRIMARY KEY (grid, month))
        """,
    ]
}
