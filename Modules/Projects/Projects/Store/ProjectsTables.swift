import Ledger

/// The tables of Projects.
///
/// Its own events are the only thing that writes ``names``; what it heard of the registry is in ``heard``.
enum ProjectsTables {
    /// Every table that its own events write.
    static let names = [
        "projects", "project_periods", "project_figures", "rounds", "reports", "late_allowances", "circulars",
    ]
    /// The tables that events of the registry write.
    static let heard = ["known_programmes", "known_towns", "known_units"]

    /// What makes them.
    static let migrations = [
        Migration(id: "001-heard", statements: known),
        Migration(id: "002-projects", statements: projects),
        Migration(id: "003-rounds", statements: rounds),
        Migration(id: "004-circulars", statements: circulars),
        Migration(
            id: "005-units",
            statements: ["CREATE TABLE known_units (id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL)"]
        ),
    ]

    private static let known = [
        """
        CREATE TABLE known_programmes (id TEXT NOT NULL PRIMARY KEY, version BIGINT NOT NULL, rules TEXT,
            units TEXT NOT NULL)
        """,
        "CREATE TABLE known_towns (id TEXT NOT NULL PRIMARY KEY)",
    ]

    /// A period is a project as it was from one day to another; the last one has no end.
    ///
    /// `original` is the project as it was registered, kept when it first changes.
    private static let projects = [
        """
        CREATE TABLE projects (id TEXT NOT NULL PRIMARY KEY, programme TEXT NOT NULL, number BIGINT NOT NULL,
            version BIGINT NOT NULL, original TEXT)
        """,
        "CREATE UNIQUE INDEX projects_by_number ON projects (programme, number)",
        """
        CREATE TABLE project_periods (project TEXT NOT NULL, valid_from TEXT NOT NULL, valid_to TEXT,
            programme TEXT NOT NULL, number BIGINT NOT NULL, town TEXT, name TEXT NOT NULL, kinds TEXT NOT NULL,
            status TEXT NOT NULL, light TEXT NOT NULL, stated TEXT NOT NULL, warned BIGINT NOT NULL,
            definition TEXT NOT NULL, PRIMARY KEY (project, valid_from))
        """,
        "CREATE INDEX project_periods_by_number ON project_periods (programme, number)",
        "CREATE INDEX project_periods_by_town ON project_periods (town)",
        """
        CREATE TABLE project_figures (project TEXT NOT NULL, place BIGINT NOT NULL, programme TEXT NOT NULL,
            sort TEXT NOT NULL, name TEXT NOT NULL, scope TEXT, value TEXT NOT NULL, unit TEXT NOT NULL,
            qualifier TEXT NOT NULL, PRIMARY KEY (project, place))
        """,
        "CREATE INDEX project_figures_by_programme ON project_figures (programme)",
    ]

    /// What was heard before has no names; ids stand for them until the registry says something anew.
    private static let circulars = [
        """
        CREATE TABLE circulars (programme TEXT NOT NULL, month TEXT NOT NULL, edition BIGINT NOT NULL,
            digest TEXT NOT NULL, preliminary BIGINT NOT NULL, issuer TEXT NOT NULL, date TEXT NOT NULL,
            content TEXT NOT NULL, PRIMARY KEY (programme, month, edition))
        """,
        "ALTER TABLE known_programmes ADD COLUMN names TEXT",
        "ALTER TABLE known_towns ADD COLUMN name TEXT",
    ]

    private static let rounds = [
        """
        CREATE TABLE rounds (programme TEXT NOT NULL, month TEXT NOT NULL, state TEXT NOT NULL, due TEXT, digest TEXT,
            PRIMARY KEY (programme, month))
        """,
        """
        CREATE TABLE reports (project TEXT NOT NULL, month TEXT NOT NULL, programme TEXT NOT NULL, state TEXT NOT NULL,
            reporter TEXT NOT NULL, checker TEXT, return_reason TEXT, attempts BIGINT NOT NULL, late BIGINT NOT NULL,
            figures TEXT NOT NULL, warnings TEXT NOT NULL, PRIMARY KEY (project, month))
        """,
        "CREATE INDEX reports_by_month ON reports (programme, month)",
        """
        CREATE TABLE late_allowances (project TEXT NOT NULL, month TEXT NOT NULL, PRIMARY KEY (project, month))
        """,
    ]
}
