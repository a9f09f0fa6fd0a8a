import ECommerce
import Ledger
import Testing

@Suite struct MigrationTests {
    @Test func ordersOnRecordStayThoseOfTheirTowns() throws {
        let (store, all) = (try SQLiteStore.inMemory(), ECommerceModule.migrations)
        let before = Array(all.prefix { $0.id != "004-orders-of-towns" })
        #expect(before.count == 3)
        try store.migrate(before, scope: ECommerceModule.name, now: 0)
        _ = try store.write { tables in
            try tables.execute(
                """
                INSERT INTO orders (programme, channel, id, town, shop, day, amount, quantity, category, refund)
                VALUES ('p', 'taobao', 'a', 't1', 's1', '2024-05-03', 1000, 1, 'herbs', 0)
                """,
                []
            )
        }
        try store.migrate(all, scope: ECommerceModule.name, now: 1)
        let rows = try store.read { try $0.rows("SELECT town, channel, id, amount FROM town_orders", []) }
        #expect(rows.map { [$0.text("town"), $0.text("channel"), $0.text("id")] } == [["t1", "taobao", "a"]])
        #expect(rows.first?.integer("amount") == 1000)
    }
}
