import ECommerceMessages
import Ledger
import Messages
import ModuleKit
import ModuleTestKit
import RegistryMessages
import Testing

@testable import ECommerce

/// Logs that were once written: today's module must read them.
@Suite("Kept logs of e-commerce")
struct KeptLogTests {
    @Test("are read and applied by today's module", arguments: ["2026-11.ndjson"])
    func replays(_ file: String) throws {
        let log = try KeptLog(file, of: ECommerceModule(), preparing: know)
        #expect(log.types == log.declared, "every event ever written is in it")
        let sum = try log.ask(SummarizeSales(programme: Sample.id, period: Sample.month("2024-05"))).sum
        #expect((sum.orders, sum.late, sum.refundedOrders) == (3, 2, 2))
        #expect((sum.gross, sum.refunds, sum.net) == (Sample.yuan("17.5"), Sample.yuan("4.5"), Sample.yuan("13")))
        #expect(try log.ask(ListMonths()).items.map(\.version) == [2])
        #expect(try log.ask(ListVillages()).items.map(\.couriers) == [["c1"], []])
        #expect(try log.ask(ListAssets(kind: .streamer)).total == 1)
        #expect(try log.ask(ListActivities()).items.map(\.activity.sales) == [Sample.yuan("345.6")])
    }

    /// What was heard of the registry is no part of the log.
    private func know(_ tables: any TableWriter) throws {
        try tables.execute(
            "INSERT INTO known_programmes (id, version, rules, units) VALUES (?, 1, ?, '{}')",
            [.text(Sample.id), try .init(json: Sample.rules)]
        )
    }
}
