import Ledger

/// The tables of Rectification.
///
/// Its own events are the only thing that writes ``names``; what it heard of others is in ``heard``.
enum RectificationTables {
    /// Every table that its own events write.
    static let names = ["cases", "case_history", "calendars"]
    /// The tables that events of other modules write.
    static let heard = ["known_programmes", "known_names"]

    /// What makes them.
    static let migrations = [
        Migration(id: "001-heard", statements: known),
        Migration(id: "002-cases", statements: cases),
        Migration(id: "003-calendars", statements: calendars),
    ]

    private static let known = [
        """
        CREATE TABLE known_programmes (id TEXT NOT NULL PRIMARY KEY, rules TEXT, application TEXT,
            indicators TEXT NOT NULL)
        """,
        "CREATE TABLE known_names (sort TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (sort, id))",
    ]

    /// `content` is the case; the other columns are what lists, figures and the clock look for.
    private static let cases = [
        """
        CREATE TABLE cases (id TEXT NOT NULL PRIMARY KEY, programme TEXT NOT NULL, town TEXT, origin TEXT NOT NULL,
            class TEXT NOT NULL, unit TEXT, place TEXT, title TEXT NOT NULL, words TEXT NOT NULL, state TEXT NOT NULL,
            filed_on TEXT NOT NULL, due TEXT NOT NULL, urge_on TEXT NOT NULL, urged_for TEXT, escalate_on TEXT,
            submitted_on TEXT, closing TEXT, returns BIGINT NOT NULL, submissions BIGINT NOT NULL,
            repeated BIGINT NOT NULL, satisfied BIGINT, content TEXT NOT NULL)
        """,
        "CREATE INDEX cases_by_due ON cases (due, id)",
        "CREATE INDEX cases_by_state ON cases (state)",
        "CREATE INDEX cases_by_town ON cases (town, programme)",
        "CREATE INDEX cases_by_unit ON cases (unit)",
        "CREATE INDEX cases_by_place ON cases (place)",
        """
        CREATE TABLE case_history (case_id TEXT NOT NULL, version BIGINT NOT NULL, kind TEXT NOT NULL,
            state TEXT NOT NULL, done_by TEXT NOT NULL, reason TEXT, note TEXT, due TEXT NOT NULL,
            recorded_at TEXT NOT NULL, event TEXT NOT NULL, PRIMARY KEY (case_id, version))
        """,
    ]

    private static let calendars = [
        "CREATE TABLE calendars (year BIGINT NOT NULL PRIMARY KEY, content TEXT NOT NULL)"
    ]
}
