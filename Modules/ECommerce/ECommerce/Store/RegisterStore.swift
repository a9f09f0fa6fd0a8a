import ECommerceMessages
import Ledger
import Messages
import ModuleKit

/// A town of a programme.
struct CommercePlace: Hashable {
    let programme: String
    let town: String

    var arguments: [SQLValue] { [.text(programme), .text(town)] }
}

/// The registers of towns, and what each entry once was.
struct RegisterStore {
    let tables: any TableReader

    /// Entries of a town's register among some ids, by id.
    func entries<Item: RegisterItem>(
        _ type: Item.Type,
        _ ids: [String],
        of place: CommercePlace
    ) throws
        -> [String: Item]
    {
        guard !ids.isEmpty else { return [:] }
        let rows = try tables.rows(
            """
            SELECT id, content FROM register_entries WHERE programme = ? AND town = ? AND register = ?
                AND id IN \(SQL.places(ids.count))
            """,
            place.arguments + [.text(Item.register.rawValue)] + ids.map(SQLValue.text)
        )
        return try Dictionary(rows.map { ($0.text("id") ?? "", try $0.json(Item.self, "content")) }) { $1 }
    }

    /// The ids on a town's register.
    func ids(_ register: CommerceRegister, of place: CommercePlace) throws -> Set<String> {
        let rows = try tables.rows(
            "SELECT id FROM register_entries WHERE programme = ? AND town = ? AND register = ?",
            place.arguments + [.text(register.rawValue)]
        )
        return Set(rows.compactMap { $0.text("id") })
    }

    /// The ids and names on a town's register.
    func names(_ register: CommerceRegister, of place: CommercePlace) throws -> [String: String] {
        let rows = try tables.rows(
            "SELECT id, name FROM register_entries WHERE programme = ? AND town = ? AND register = ?",
            place.arguments + [.text(register.rawValue)]
        )
        return Dictionary(rows.map { ($0.text("id") ?? "", $0.text("name") ?? "") }) { first, _ in first }
    }

    /// What an entry once was, oldest first.
    func history(_ query: FindRegisterHistory) throws -> [FindRegisterHistory.Version] {
        try tables.rows(
            """
            SELECT * FROM register_history WHERE programme = ? AND town = ? AND register = ? AND id = ?
            ORDER BY version
            """,
            [.text(query.programme), .text(query.town), .text(query.register.rawValue), .text(query.id)]
        ).map { row in
            .init(
                version: row.int("version") ?? 0,
                content: row.text("content") ?? "",
                actor: ActingUnit(unit: row.text("actor_unit") ?? "", post: row.text("actor_post")),
                reason: row.text("reason"),
                recordedAt: row.text("recorded_at") ?? ""
            )
        }
    }
}

/// What events do to the registers; nothing else writes them.
extension RegisterStore {
    static func apply(_ event: VillagesDefined, _ context: EventContext, to tables: any TableWriter) throws {
        try enter(event.villages, of: .init(programme: event.programme, town: event.town), context, tables)
    }

    static func apply(_ event: AssetsDefined, _ context: EventContext, to tables: any TableWriter) throws {
        try enter(event.assets, of: .init(programme: event.programme, town: event.town), context, tables)
    }

    static func apply(_ event: ActivitiesRecorded, _ context: EventContext, to tables: any TableWriter) throws {
        try enter(event.activities, of: .init(programme: event.programme, town: event.town), context, tables)
    }

    static func apply(_ event: CouriersDefined, _ context: EventContext, to tables: any TableWriter) throws {
        let place = CommercePlace(programme: event.programme, town: event.town)
        try enter(event.couriers, of: place, context, tables)
        for courier in event.couriers {
            try tables.execute(
                "DELETE FROM covered_villages WHERE programme = ? AND town = ? AND courier = ?",
                place.arguments + [.text(courier.id)]
            )
            for village in courier.villages {
                try tables.execute(
                    "INSERT INTO covered_villages (programme, town, village, courier) VALUES (?, ?, ?, ?)",
                    place.arguments + [.text(village), .text(courier.id)]
                )
            }
        }
    }

    static func apply(_ event: ShopsDefined, _ context: EventContext, to tables: any TableWriter) throws {
        let place = CommercePlace(programme: event.programme, town: event.town)
        try enter(event.shops, of: place, context, tables)
        for shop in event.shops {
            try tables.execute(
                """
                INSERT INTO shops (programme, town, id, channel, opened, closed) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (programme, town, id) DO UPDATE SET channel = excluded.channel, opened = excluded.opened,
                    closed = excluded.closed
                """,
                place.arguments + [.text(shop.id), .text(shop.channel), .text(shop.opened), .init(shop.closed)]
            )
            try enter(shop.places, of: shop.id, in: place, tables)
        }
    }

    private static func enter(
        _ places: [ShopPlace],
        of shop: String,
        in place: CommercePlace,
        _ tables: any TableWriter
    ) throws {
        try tables.execute(
            "DELETE FROM shop_places WHERE programme = ? AND town = ? AND shop = ?",
            place.arguments + [.text(shop)]
        )
        for part in places {
            try tables.execute(
                """
                INSERT INTO shop_places (programme, town, shop, from_month, to_month, village, provenance)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                place.arguments + [
                    .text(shop), .text(part.from), .text(part.to), .text(part.village),
                    .text(part.provenance.rawValue),
                ]
            )
        }
    }

    private static func enter<Item: RegisterItem>(
        _ items: [Item],
        of place: CommercePlace,
        _ context: EventContext,
        _ tables: any TableWriter
    ) throws {
        for item in items {
            let key = place.arguments + [.text(Item.register.rawValue), .text(item.id)]
            let content = try SQLValue(json: item)
            try tables.execute(
                """
                INSERT INTO register_entries (programme, town, register, id, sort, name, version, content)
                VALUES (?, ?, ?, ?, ?, ?, 1, ?)
                ON CONFLICT (programme, town, register, id) DO UPDATE SET sort = excluded.sort, name = excluded.name,
                    version = register_entries.version + 1, content = excluded.content
                """,
                key + [.text(item.sort), .text(item.title), content]
            )
            try tables.execute(
                """
                INSERT INTO register_history (programme, town, register, id, version, content, actor_unit, actor_post,
                    reason, recorded_at)
                SELECT programme, town, register, id, version, content, ?, ?, ?, ? FROM register_entries
                WHERE programme = ? AND town = ? AND register = ? AND id = ?
                """,
                [
                    .text(context.actor.unit), .init(context.actor.post), .init(context.reason),
                    .text(OfficeTime.timestamp(of: context.time)),
                ] + key
            )
        }
    }
}
