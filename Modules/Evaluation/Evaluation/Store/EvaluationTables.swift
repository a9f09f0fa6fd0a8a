import Ledger

/// Evaluation's tables.
///
/// Its own are written by its events alone and can be rebuilt from its log; ``heard`` keeps what it needs of others,
/// and the logs of those are the truth of it.
enum EvaluationTables {
    /// Every table that its own events write.
    static let names = ["observations", "observation_history", "targets", "runs", "run_towns"]

    /// Every table that heard events write.
    static let heard = [
        "programmes", "towns", "memberships", "plugins", "town_types", "projects", "project_reports",
        "derived_observations",
    ]

    /// What makes them.
    static let migrations = [
        Migration(id: "001-figures", statements: figures),
        Migration(id: "002-runs", statements: runs),
        Migration(id: "003-heard", statements: others),
    ]

    private static let figures = [
        """
        CREATE TABLE observations (id TEXT NOT NULL PRIMARY KEY, place BIGINT NOT NULL, programme TEXT NOT NULL,
            town TEXT, indicator TEXT NOT NULL, first_month TEXT NOT NULL, last_month TEXT NOT NULL,
            state TEXT NOT NULL, reporter TEXT NOT NULL, content TEXT NOT NULL)
        """,
        """
        CREATE TABLE observation_history (observation TEXT NOT NULL, version BIGINT NOT NULL, kind TEXT NOT NULL,
            figure TEXT NOT NULL, state TEXT NOT NULL, actor_unit TEXT NOT NULL, actor_post TEXT, reason TEXT,
            recorded_at TEXT NOT NULL, PRIMARY KEY (observation, version))
        """,
        """
        CREATE TABLE targets (programme TEXT NOT NULL, id TEXT NOT NULL, town TEXT, indicator TEXT NOT NULL,
            version BIGINT NOT NULL, content TEXT NOT NULL, PRIMARY KEY (programme, id))
        """,
        "CREATE INDEX observations_by_programme ON observations (programme, indicator)",
        "CREATE INDEX observations_by_town ON observations (town, indicator)",
    ]

    private static let runs = [
        """
        CREATE TABLE runs (id TEXT NOT NULL PRIMARY KEY, place BIGINT NOT NULL, programme TEXT NOT NULL,
            period TEXT NOT NULL, kind TEXT NOT NULL, state TEXT NOT NULL, round BIGINT NOT NULL, head TEXT NOT NULL,
            blocked TEXT NOT NULL, started_at TEXT NOT NULL, completed_at TEXT, finalized_at TEXT)
        """,
        """
        CREATE TABLE run_towns (run TEXT NOT NULL, town TEXT NOT NULL, town_type TEXT NOT NULL, scored BIGINT NOT NULL,
            vetoed BIGINT NOT NULL, points BIGINT, grade TEXT, rank BIGINT, input TEXT NOT NULL, judgement TEXT,
            result TEXT, PRIMARY KEY (run, town))
        """,
        "CREATE INDEX runs_by_place ON runs (place)",
        "CREATE INDEX run_towns_by_rank ON run_towns (run, rank)",
        "CREATE INDEX run_towns_by_type ON run_towns (run, scored, town_type, town)",
    ]

    private static let others = [
        """
        CREATE TABLE programmes (id TEXT NOT NULL, version BIGINT NOT NULL, definition TEXT NOT NULL,
            PRIMARY KEY (id, version))
        """,
        """
        CREATE TABLE towns (id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, town_type TEXT, attributes TEXT NOT NULL)
        """,
        """
        CREATE TABLE memberships (programme TEXT NOT NULL, town TEXT NOT NULL, level TEXT, stage TEXT,
            PRIMARY KEY (programme, town))
        """,
        """
        CREATE TABLE plugins (id TEXT NOT NULL, version TEXT NOT NULL, manifest TEXT NOT NULL,
            PRIMARY KEY (id, version))
        """,
        """
        CREATE TABLE town_types (id TEXT NOT NULL PRIMARY KEY, plugin TEXT NOT NULL, version TEXT NOT NULL,
            activation BIGINT NOT NULL, trouble TEXT)
        """,
        """
        CREATE TABLE projects (id TEXT NOT NULL PRIMARY KEY, programme TEXT NOT NULL, town TEXT,
            started BIGINT NOT NULL, facts TEXT NOT NULL)
        """,
        """
        CREATE TABLE project_reports (project TEXT NOT NULL, month TEXT NOT NULL, PRIMARY KEY (project, month))
        """,
        """
        CREATE TABLE derived_observations (town TEXT NOT NULL, indicator TEXT NOT NULL, period TEXT NOT NULL,
            origin TEXT NOT NULL, first_month TEXT NOT NULL, last_month TEXT NOT NULL, content TEXT NOT NULL,
            PRIMARY KEY (town, indicator, period, origin))
        """,
        "CREATE INDEX memberships_by_town ON memberships (town)",
        "CREATE INDEX towns_by_name ON towns (name)",
        "CREATE INDEX projects_by_programme ON projects (programme)",
    ]
}
