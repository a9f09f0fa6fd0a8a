import Ledger

/// The tables of TownPage: what each module's events said last.
///
/// The module has no events of its own, so all of them are heard.
enum TownPageTables {
    /// Every table.
    static let heard = [
        "programmes", "regions", "towns", "memberships", "honours", "projects", "rounds", "reports", "runs",
        "standings", "targets", "faults", "ranked_months", "commerce_months", "cases", "tasks", "plugins", "cells",
        "figures", "news",
    ]

    /// What makes them.
    static let migrations = [
        Migration(id: "001-towns", statements: towns),
        Migration(id: "002-projects", statements: projects),
        Migration(id: "003-evaluation", statements: evaluation),
        Migration(id: "004-work", statements: work),
        Migration(id: "005-plugins-and-news", statements: plugins),
    ]

    private static let towns = [
        """
        CREATE TABLE programmes (id TEXT NOT NULL PRIMARY KEY, names TEXT NOT NULL, stages TEXT NOT NULL,
            steps TEXT NOT NULL)
        """,
        "CREATE TABLE regions (id TEXT NOT NULL PRIMARY KEY, names TEXT NOT NULL)",
        """
        CREATE TABLE towns (id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, region TEXT, town_type TEXT,
            designated TEXT)
        """,
        """
        CREATE TABLE memberships (town TEXT NOT NULL, programme TEXT NOT NULL, stage TEXT NOT NULL, level TEXT,
            number TEXT, PRIMARY KEY (town, programme))
        """,
        "CREATE INDEX memberships_by_programme ON memberships (programme)",
        """
        CREATE TABLE honours (town TEXT NOT NULL, name TEXT NOT NULL, grantor TEXT, status TEXT NOT NULL,
            since TEXT NOT NULL, PRIMARY KEY (town, name))
        """,
    ]

    private static let projects = [
        """
        CREATE TABLE projects (id TEXT NOT NULL PRIMARY KEY, programme TEXT NOT NULL, town TEXT, name TEXT NOT NULL,
            status TEXT NOT NULL, light TEXT NOT NULL)
        """,
        "CREATE INDEX projects_by_town ON projects (town)",
        "CREATE INDEX projects_by_programme ON projects (programme)",
        """
        CREATE TABLE rounds (programme TEXT NOT NULL, month TEXT NOT NULL, state TEXT NOT NULL, due TEXT,
            PRIMARY KEY (programme, month))
        """,
        """
        CREATE TABLE reports (project TEXT NOT NULL, month TEXT NOT NULL, programme TEXT NOT NULL, town TEXT,
            state TEXT NOT NULL, PRIMARY KEY (project, month))
        """,
        "CREATE INDEX reports_by_month ON reports (programme, month)",
    ]

    private static let evaluation = [
        """
        CREATE TABLE runs (id TEXT NOT NULL PRIMARY KEY, programme TEXT NOT NULL, period TEXT NOT NULL,
            state TEXT NOT NULL, completed BIGINT NOT NULL)
        """,
        "CREATE INDEX runs_by_programme ON runs (programme)",
        """
        CREATE TABLE standings (run TEXT NOT NULL, town TEXT NOT NULL, programme TEXT NOT NULL, place BIGINT,
            score TEXT, grade TEXT, PRIMARY KEY (run, town))
        """,
        "CREATE INDEX standings_by_town ON standings (town)",
        "CREATE TABLE targets (id TEXT NOT NULL PRIMARY KEY, programme TEXT NOT NULL, town TEXT)",
        "CREATE INDEX targets_by_town ON targets (town)",
    ]

    private static let work = [
        """
        CREATE TABLE faults (id TEXT NOT NULL PRIMARY KEY, programme TEXT NOT NULL, town TEXT NOT NULL,
            state TEXT NOT NULL)
        """,
        "CREATE INDEX faults_by_town ON faults (town)",
        """
        CREATE TABLE ranked_months (programme TEXT NOT NULL, town TEXT NOT NULL, month TEXT NOT NULL,
            place BIGINT NOT NULL, score TEXT NOT NULL, PRIMARY KEY (programme, town, month))
        """,
        """
        CREATE TABLE commerce_months (programme TEXT NOT NULL, town TEXT NOT NULL, month TEXT NOT NULL,
            figures TEXT NOT NULL, PRIMARY KEY (programme, town, month))
        """,
        """
        CREATE TABLE cases (id TEXT NOT NULL PRIMARY KEY, programme TEXT NOT NULL, town TEXT, title TEXT NOT NULL,
            state TEXT NOT NULL, held TEXT, due TEXT NOT NULL, submitted TEXT)
        """,
        "CREATE INDEX cases_by_town ON cases (town)",
        """
        CREATE TABLE tasks (id TEXT NOT NULL PRIMARY KEY, programme TEXT NOT NULL, town TEXT NOT NULL,
            names TEXT NOT NULL, state TEXT NOT NULL, due TEXT)
        """,
        "CREATE INDEX tasks_by_town ON tasks (town)",
    ]

    private static let plugins = [
        """
        CREATE TABLE plugins (id TEXT NOT NULL PRIMARY KEY, town_type TEXT NOT NULL, definition TEXT NOT NULL)
        """,
        """
        CREATE TABLE cells (plugin TEXT NOT NULL, town TEXT NOT NULL, indicator TEXT NOT NULL,
            definition TEXT NOT NULL, PRIMARY KEY (plugin, town, indicator))
        """,
        """
        CREATE TABLE figures (id TEXT NOT NULL PRIMARY KEY, programme TEXT NOT NULL, town TEXT NOT NULL,
            indicator TEXT NOT NULL, definition TEXT NOT NULL)
        """,
        "CREATE INDEX figures_by_town ON figures (town, indicator)",
        """
        CREATE TABLE news (town TEXT NOT NULL, source TEXT NOT NULL, epoch BIGINT NOT NULL, sequence BIGINT NOT NULL,
            time BIGINT NOT NULL, type TEXT NOT NULL, programme TEXT, definition TEXT NOT NULL,
            PRIMARY KEY (town, source, epoch, sequence))
        """,
        "CREATE INDEX news_by_time ON news (town, time)",
    ]
}
