import Bus
import Foundation
import GatewayClient
import Ledger
import ModuleKit
import Registry
import Stream
import Testing
import Wire

/// One command on its whole way, through the real command line's host over real sockets and files.
@Suite("Follow a command")
struct FollowACommandTests {
    private static let trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
    private static let body = #"""
        {"programme": "jilin", "date": "2024-05-06", "reason": "年度评估",
         "actor": {"unit": "jilin-urbanization-office", "post": "officer"},
         "document": {"title": "关于开展年度评估的通知"}}
        """#

    @Test("goes from HTTP to the table, the log, the event and the audit, and back", .timeLimit(.minutes(2)))
    func wholeWay() async throws {
        let folder = TemporaryFolder()
        let host = try await RunningHost.start(in: folder.path)
        let (bus, leave) = try await host.joinBus()
        let events = try await bus.subscribe(prefix: "registry.step-taken.")
        let before = try town(host)

        // The way in: HTTP.
        let headers = [
            ("Content-Type", "application/json"), ("Idempotency-Key", "follow-1"), ("traceparent", Self.trace),
        ]
        let collection = "evaluations"
        let answer = try host.client.exchange(
            "POST",
            "/api/v1/towns/\(before.id)/\(collection)",
            headers: headers,
            body: Array(Self.body.utf8)
        )
        #expect(answer.status < 300, "\(String(decoding: answer.body, as: UTF8.self))")

        // The event, on the bus, heard by a foreign process.
        let heard = try #require(await firstEvent(events))
        #expect(heard.type == "registry.step-taken.v1")
        #expect(heard.attributes[text: "subject"] == before.id)
        #expect(heard.attributes[text: "actor"] == "jilin-urbanization-office")
        #expect(heard.attributes[text: "reason"] == "年度评估")
        #expect(heard.attributes[text: "causationid"] == "follow-1")
        #expect(heard.attributes[text: "traceparent"]?.contains("0af7651916cd43dd8448eb211c80319c") == true)

        // The table, read through the query.
        let after = try town(host)
        #expect(after.stage != before.stage)

        // The same key again: the same answer, nothing new.
        let again = try host.client.exchange(
            "POST",
            "/api/v1/towns/\(before.id)/\(collection)",
            headers: headers,
            body: Array(Self.body.utf8)
        )
        #expect(again.body == answer.body)
        #expect(try await bus.streamState(of: "registry").head == heard.sequence)

        // The durable consumer.
        try await caughtUp(bus, "audit", with: heard.sequence, of: "registry")
        let audit = try host.client.get("/api/v1/audit?subject=\(before.id)&limit=200")
        #expect(String(decoding: audit, as: UTF8.self).contains("0af7651916cd43dd8448eb211c80319c"))

        // The log and the table on the disk, after a graceful stop.
        await leave()
        #expect(await host.stop() == 0)
        let ledger = try registryLedger(host.data)
        defer { try? ledger.close() }
        #expect(ledger.state().head == heard.sequence)
        #expect(try ledger.verify().isSound)
        #expect(try TableRebuild(of: RegistryModule()).differences(in: ledger).isEmpty)
    }

    @Test("refuses what is wrong with the rule named, and keeps nothing", .timeLimit(.minutes(2)))
    func refusals() async throws {
        let folder = TemporaryFolder()
        let host = try await RunningHost.start(in: folder.path, transport: "inproc")
        let town = try town(host)
        let (bus, leave) = try await host.joinBus()
        let head = try await bus.streamState(of: "registry").head
        let cases: [(String, String, Int, String)] = [
            ("evaluations", #"{"programme": "jilin"}"#, 400, "/actor"),
            ("namings", Self.body, 409, "No step can be skipped"),
            ("evaluations", #"{"programme": 7}"#, 400, "/programme"),
            ("evaluations", "{", 400, "JSON"),
        ]
        for (collection, body, status, words) in cases {
            let answer = try host.client.exchange(
                "POST",
                "/api/v1/towns/\(town.id)/\(collection)",
                headers: [("Content-Type", "application/json")],
                body: Array(body.utf8)
            )
            let text = String(decoding: answer.body, as: UTF8.self)
            #expect(answer.status == status, "\(collection): \(text)")
            #expect(text.contains(words), "\(text)")
        }
        #expect(try await bus.streamState(of: "registry").head == head)
        await leave()
        #expect(await host.stop() == 0)
    }

    // MARK: Looking

    private struct Town: Decodable {
        struct Membership: Decodable { let stage: String? }
        struct Page: Decodable { let items: [Town] }
        let id: String
        let memberships: [Membership]
        var stage: String? { memberships.first?.stage }
    }

    private func town(_ host: RunningHost) throws -> Town {
        let page = try host.client.get("/api/v1/towns?programme=jilin&limit=1")
        return try #require(try JSONDecoder().decode(Town.Page.self, from: Data(page)).items.first)
    }

    private struct Heard {
        let type: String
        let sequence: UInt64
        let attributes: Attributes
    }

    private func firstEvent(_ events: Subscription) async -> Heard? {
        for await frame in events {
            var found: Heard?
            frame.forEach { record in
                guard record.head.kind == .event, let attributes = try? Attributes(json: record.attributes) else {
                    return
                }
                found = Heard(type: frame.eventType, sequence: record.head.sequence, attributes: attributes)
            }
            if let found { return found }
        }
        return nil
    }
}

/// Awaits that a module has applied an event of another: its status is asked until it says so, each answer awaited.
func caughtUp(_ bus: BusClient, _ module: String, with sequence: UInt64, of source: String) async throws {
    while try await !bus.status(of: module).cursors.contains(where: { cursor in
        cursor.source.hasSuffix("/" + source) && cursor.position?.sequence ?? 0 >= sequence
    }) {
        await Task.yield()
    }
}

/// The registry's ledger of a host that has ended.
func registryLedger(_ data: String) throws -> Ledger {
    try Ledger.open(
        store: try SQLiteStore(path: data + "/modules/registry.db"),
        identity: LedgerIdentity(node: "local", module: RegistryModule.name),
        migrations: RegistryModule.migrations,
        clock: { 0 },
        random: { 1 }
    )
}
