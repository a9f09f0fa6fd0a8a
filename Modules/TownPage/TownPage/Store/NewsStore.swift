import Ledger
import Messages
import ModuleKit
import Stream
import TownPageMessages

/// What happened to towns, newest first.
struct NewsStore {
    /// The order of news.
    static let newestFirst = "time DESC, source DESC, epoch DESC, sequence DESC"

    let tables: any TableReader
    let access: Access

    /// What happened to a town last.
    func news(of town: String) throws -> [TownNews] {
        let scope = access.condition(programme: "programme", town: "town")
        // What is of no programme is of the town itself.
        let own = "(\(scope.sql) OR programme IS NULL)"
        return try tables.rows(
            "SELECT definition FROM news WHERE town = ? AND \(own) ORDER BY \(Self.newestFirst)",
            [.text(town)] + scope.arguments
        )
        .map { try $0.json(TownNews.self, "definition") }
    }
}

/// Writes what happened to towns.
struct NewsWriter {
    let tables: any TableWriter

    /// Puts an event on a town's page, and takes the oldest off.
    ///
    /// What one command did has one time: several events of one type become one piece of news, the first and 等.
    func add(_ news: TownNews, of town: String, _ event: HeardEvent) throws {
        let position = event.context.position
        let key: [SQLValue] = [
            .text(town), .text(event.source), .init(bits: position.epoch), .init(bits: position.sequence),
        ]
        if try !join(news, of: town, event, key) {
            try tables.execute(
                """
                INSERT INTO news (town, source, epoch, sequence, time, type, programme, definition)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (town, source, epoch, sequence) DO NOTHING
                """,
                key + [
                    .init(event.context.time), .text(event.type), .init(news.programme), try .init(json: news),
                ]
            )
        }
        try prune(town)
    }

    /// Whether an earlier event of the same command and type is there, which then stands for this one too.
    private func join(_ news: TownNews, of town: String, _ event: HeardEvent, _ key: [SQLValue]) throws -> Bool {
        let rows = try tables.rows(
            """
            SELECT * FROM news WHERE town = ? AND source = ? AND epoch = ? AND sequence < ? AND time = ? AND type = ?
            """,
            key + [.init(event.context.time), .text(event.type)]
        )
        guard let row = rows.first(where: { $0.text("programme") == news.programme }) else { return false }
        var first = try row.json(TownNews.self, "definition")
        guard !first.text.zh.hasSuffix("等") else { return true }
        first.text = LocalizedName(zh: first.text.zh + "等", en: first.text.en.map { $0 + " and more" })
        try tables.execute(
            "UPDATE news SET definition = ? WHERE town = ? AND source = ? AND epoch = ? AND sequence = ?",
            [try .init(json: first), .text(town), row["source"], row["epoch"], row["sequence"]]
        )
        return true
    }

    private func prune(_ town: String) throws {
        let kept = try tables.rows(
            "SELECT source, epoch, sequence FROM news WHERE town = ? ORDER BY \(NewsStore.newestFirst)",
            [.text(town)]
        )
        for row in kept.dropFirst(TownPage.newsLimit) {
            try tables.execute(
                "DELETE FROM news WHERE town = ? AND source = ? AND epoch = ? AND sequence = ?",
                [.text(town), row["source"], row["epoch"], row["sequence"]]
            )
        }
    }
}
