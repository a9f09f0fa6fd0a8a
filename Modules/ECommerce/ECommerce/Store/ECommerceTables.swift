import Ledger

/// The tables of ECommerce.
///
/// Its own events are the only thing that writes ``names``; what it heard of the registry is in ``heard``.
enum ECommerceTables {
    /// Every table that its own events write.
    static let names = [
        "register_entries", "register_history", "shops", "shop_places", "covered_villages", "orders", "sales_cells",
        "months",
    ]
    /// The tables that events of the registry write.
    static let heard = ["known_programmes", "known_towns"]

    /// What makes them.
    static let migrations = [
        Migration(id: "001-heard", statements: known),
        Migration(id: "002-registers", statements: registers),
        Migration(id: "003-orders", statements: orders),
    ]

    private static let known = [
        """
        CREATE TABLE known_programmes (id TEXT NOT NULL PRIMARY KEY, version BIGINT NOT NULL, rules TEXT,
            units TEXT NOT NULL)
        """,
        "CREATE TABLE known_towns (id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL)",
    ]

    /// A place is a village that a shop counts for, from a month up to the one before another.
    private static let registers = [
        """
        CREATE TABLE register_entries (programme TEXT NOT NULL, town TEXT NOT NULL, register TEXT NOT NULL,
            id TEXT NOT NULL, sort TEXT NOT NULL, name TEXT NOT NULL, version BIGINT NOT NULL, content TEXT NOT NULL,
            PRIMARY KEY (programme, town, register, id))
        """,
        """
        CREATE TABLE register_history (programme TEXT NOT NULL, town TEXT NOT NULL, register TEXT NOT NULL,
            id TEXT NOT NULL, version BIGINT NOT NULL, content TEXT NOT NULL, actor_unit TEXT NOT NULL,
            actor_post TEXT, reason TEXT, recorded_at TEXT NOT NULL,
            PRIMARY KEY (programme, town, register, id, version))
        """,
        """
        CREATE TABLE shops (programme TEXT NOT NULL, town TEXT NOT NULL, id TEXT NOT NULL, channel TEXT NOT NULL,
            opened TEXT NOT NULL, closed TEXT, PRIMARY KEY (programme, town, id))
        """,
        """
        CREATE TABLE shop_places (programme TEXT NOT NULL, town TEXT NOT NULL, shop TEXT NOT NULL,
            from_month TEXT NOT NULL, to_month TEXT NOT NULL, village TEXT NOT NULL, provenance TEXT NOT NULL,
            PRIMARY KEY (programme, town, shop, from_month))
        """,
        """
        CREATE TABLE covered_villages (programme TEXT NOT NULL, town TEXT NOT NULL, village TEXT NOT NULL,
            courier TEXT NOT NULL, PRIMARY KEY (programme, town, village, courier))
        """,
    ]

    /// Money is in 分.
    ///
    /// A cell is what one shop sold of one category on one channel in one month; every roll-up is a sum
    /// of cells.
    private static let orders = [
        """
        CREATE TABLE orders (programme TEXT NOT NULL, channel TEXT NOT NULL, id TEXT NOT NULL, town TEXT NOT NULL,
            shop TEXT NOT NULL, day TEXT NOT NULL, amount BIGINT NOT NULL, quantity BIGINT NOT NULL,
            category TEXT NOT NULL, refund BIGINT NOT NULL, PRIMARY KEY (programme, channel, id)) {clustered}
        """,
        """
        CREATE TABLE sales_cells (programme TEXT NOT NULL, town TEXT NOT NULL, month TEXT NOT NULL, shop TEXT NOT NULL,
            channel TEXT NOT NULL, category TEXT NOT NULL, orders BIGINT NOT NULL, quantity BIGINT NOT NULL,
            gross BIGINT NOT NULL, refunds BIGINT NOT NULL, refunded BIGINT NOT NULL, late BIGINT NOT NULL,
            PRIMARY KEY (programme, town, month, shop, channel, category)) {clustered}
        """,
        """
        CREATE TABLE months (programme TEXT NOT NULL, town TEXT NOT NULL, month TEXT NOT NULL, version BIGINT NOT NULL,
            closed_version BIGINT NOT NULL, late BIGINT NOT NULL, content TEXT NOT NULL,
            PRIMARY KEY (programme, town, month))
        """,
    ]
}
