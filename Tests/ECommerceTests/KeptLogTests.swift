import ECommerceMessages
import Foundation
import Ledger
import Messages
import ModuleKit
import RegistryMessages
import Stream
import Testing

@testable import ECommerce

/// Logs that were once written, kept as they were: every later version must read them.
///
/// A line is an event: type, sequence, time, subject, actor, data. When an event gets a new version, old lines stay.
@Suite("Kept logs of e-commerce")
struct KeptLogTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "KeptLogs")

    @Test("are read and applied by today's module", arguments: ["2026-11.ndjson"])
    func replays(_ file: String) throws {
        let store = try SQLiteStore.inMemory()
        try store.migrate(ECommerceModule.migrations, scope: ECommerceModule.name, now: 0)
        let lines = try String(contentsOf: Self.folder.appending(path: file), encoding: .utf8).split(separator: "\n")
        let declaration = ModuleDeclaration(of: ECommerceModule())
        var types: Set<String> = []
        try store.write { tables in
            try know(tables)
            for line in lines { types.insert(try apply(Data(line.utf8), declaration, tables)) }
        }
        #expect(types == Set(declaration.events.keys), "every event ever written is in it")
        func ask<Q: Query>(_ query: Q) throws -> Q.Reply {
            let answer = try #require(declaration.queries[Q.name])
            let reply = try store.read { try answer(try MessageCoding.encode(query), .everything, $0) }
            return try MessageCoding.decode(Q.Reply.self, from: reply, of: Q.name)
        }
        let sum = try ask(SummarizeSales(programme: Sample.id, period: Sample.month("2024-05"))).sum
        #expect((sum.orders, sum.late, sum.refundedOrders) == (3, 2, 2))
        #expect((sum.gross, sum.refunds, sum.net) == (Sample.yuan("17.5"), Sample.yuan("4.5"), Sample.yuan("13")))
        #expect(try ask(ListMonths()).items.map(\.version) == [2])
        #expect(try ask(ListVillages()).items.map(\.couriers) == [["c1"], []])
        #expect(try ask(ListAssets(kind: .streamer)).total == 1)
        #expect(try ask(ListActivities()).items.map(\.activity.sales) == [Sample.yuan("345.6")])
    }

    /// What was heard of the registry is no part of the log.
    private func know(_ tables: any TableWriter) throws {
        try tables.execute(
            "INSERT INTO known_programmes (id, version, rules, units) VALUES (?, 1, ?, '{}')",
            [.text(Sample.id), try .init(json: Sample.rules)]
        )
    }

    private func apply(_ line: Data, _ declaration: ModuleDeclaration, _ tables: any TableWriter) throws -> String {
        let event = try #require(try JSONSerialization.jsonObject(with: line) as? [String: Any])
        let type = try #require(event["type"] as? String)
        let handler = try #require(declaration.events[type], "nobody reads '\(type)' any more")
        let data = [UInt8](try JSONSerialization.data(withJSONObject: try #require(event["data"])))
        let context = EventContext(
            position: StreamPosition(epoch: 1, sequence: UInt64(try #require(event["sequence"] as? Int))),
            time: Int64(try #require(event["time"] as? Int)),
            subject: try #require(event["subject"] as? String),
            actor: ActingUnit(unit: try #require(event["actor"] as? String))
        )
        try handler.apply(try handler.read(data), context, tables)
        return type
    }
}
