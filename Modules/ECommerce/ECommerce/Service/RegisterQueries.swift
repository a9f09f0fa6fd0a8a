import ECommerceMessages
import Ledger
import Messages
import ModuleKit

/// Answers what is asked about registers.
struct RegisterQueries {
    let tables: any TableReader
    let access: Access

    func list(_ query: ListVillages) throws -> Page<VillageEntry> {
        var list = self.list(.villages, query.programme, query.town)
        list.search(query.q)
        return try list.page(query.limit, query.cursor) { row in
            let place = Self.place(row)
            let couriers = try tables.rows(
                """
                SELECT courier FROM covered_villages WHERE programme = ? AND town = ? AND village = ?
                ORDER BY courier
                """,
                place.arguments + [.init(row.text("id"))]
            )
            return VillageEntry(
                programme: place.programme,
                town: place.town,
                village: try row.json(Village.self, "content"),
                couriers: couriers.compactMap { $0.text("courier") },
                version: row.int("version") ?? 0
            )
        }
    }

    func list(_ query: ListShops) throws -> Page<ShopEntry> {
        var list = self.list(.shops, query.programme, query.town)
        list.search(query.q)
        if let village = query.village {
            list.require(
                """
                EXISTS (SELECT 1 FROM shop_places p WHERE p.programme = e.programme AND p.town = e.town
                    AND p.shop = e.id AND p.to_month = ? AND p.village = ?)
                """,
                with: [.text(Months.end), .text(village)]
            )
        }
        if let channel = query.channel {
            list.require(
                """
                EXISTS (SELECT 1 FROM shops s WHERE s.programme = e.programme AND s.town = e.town AND s.id = e.id
                    AND s.channel = ?)
                """,
                with: [.text(channel)]
            )
        }
        return try list.page(query.limit, query.cursor) { row in
            let shop = try row.json(Shop.self, "content")
            let place = shop.places.last
            return ShopEntry(
                programme: Self.place(row).programme,
                town: Self.place(row).town,
                shop: shop,
                village: place?.village,
                provenance: place?.provenance,
                version: row.int("version") ?? 0
            )
        }
    }

    func list(_ query: ListCouriers) throws -> Page<CourierEntry> {
        try list(.couriers, query.programme, query.town).page(query.limit, query.cursor) { row in
            CourierEntry(
                programme: Self.place(row).programme,
                town: Self.place(row).town,
                courier: try row.json(Courier.self, "content"),
                version: row.int("version") ?? 0
            )
        }
    }

    func list(_ query: ListAssets) throws -> Page<AssetEntry> {
        var list = self.list(.assets, query.programme, query.town)
        list.require("sort", query.kind?.rawValue)
        return try list.page(query.limit, query.cursor) { row in
            AssetEntry(
                programme: Self.place(row).programme,
                town: Self.place(row).town,
                asset: try row.json(CommerceAsset.self, "content"),
                version: row.int("version") ?? 0
            )
        }
    }

    func list(_ query: ListActivities) throws -> Page<ActivityEntry> {
        try list(.activities, query.programme, query.town).page(query.limit, query.cursor) { row in
            ActivityEntry(
                programme: Self.place(row).programme,
                town: Self.place(row).town,
                activity: try row.json(CommerceActivity.self, "content"),
                version: row.int("version") ?? 0
            )
        }
    }

    func find(_ query: FindRegisterHistory) throws -> FindRegisterHistory.Reply {
        let isCovered = access.covers(Place(programme: query.programme, town: query.town))
        let versions = isCovered ? try RegisterStore(tables: tables).history(query) : []
        guard versions.isEmpty else { return .init(items: versions) }
        throw Problem(
            ECommerceCode.notFound,
            .notFound,
            "There is no '\(query.id)' on the town's register of \(query.register.rawValue).",
            remedy: "List the register."
        )
    }

    private func list(_ register: CommerceRegister, _ programme: String?, _ town: String?) -> RegisterList {
        var list = RegisterList(register, tables, access)
        list.require("programme", programme)
        list.require("town", town)
        return list
    }

    private static func place(_ row: SQLRow) -> CommercePlace {
        CommercePlace(programme: row.text("programme") ?? "", town: row.text("town") ?? "")
    }
}
