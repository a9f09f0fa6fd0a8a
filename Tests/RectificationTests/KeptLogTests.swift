import Foundation
import Ledger
import Messages
import ModuleKit
import Rectification
import RectificationMessages
import Stream
import Testing

/// Logs that were once written, kept as they were: every later version must read them.
///
/// A line is an event: type, sequence, time, subject, actor, data. When an event gets a new version, old lines stay.
@Suite("Kept logs of rectification")
struct KeptLogTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "KeptLogs")
    private let declaration = ModuleDeclaration(of: RectificationModule(clock: { 1_719_000_000_000 }))

    @Test("are read and applied by today's module", arguments: ["2026-11.ndjson"])
    func replays(_ file: String) throws {
        let store = try SQLiteStore.inMemory()
        try store.migrate(RectificationModule.migrations, scope: RectificationModule.name, now: 0)
        let lines = try String(contentsOf: Self.folder.appending(path: file), encoding: .utf8).split(separator: "\n")
        var types: Set<String> = []
        try store.write { tables in
            for line in lines { types.insert(try apply(Data(line.utf8), tables)) }
        }
        #expect(types == Set(declaration.events.keys), "every event ever written is in it")
        func ask<Q: Query>(_ query: Q) throws -> Q.Reply {
            let answer = try #require(declaration.queries[Q.name])
            let reply = try store.read { try answer(try MessageCoding.encode(query), .everything, $0) }
            return try MessageCoding.decode(Q.Reply.self, from: reply, of: Q.name)
        }
        let cases = try ask(ListCases()).items
        #expect(cases.map(\.id).sorted() == ["f1", "f2", "f3", "report.sample-1.2024-05"])
        let first = try ask(FindCase(id: "f1"))
        #expect((first.state, first.returns, first.version, first.due) == (.assigned, 1, 9, "2024-06-13"))
        #expect((first.escalation, first.evidence.count) == (1, 2))
        #expect(try ask(FindCase(id: "f2")).mergedInto == "f1")
        let report = try ask(FindCase(id: "report.sample-1.2024-05"))
        #expect((report.state, report.returns, report.reason.code) == (.returned, 2, "evidence"))
        #expect(try ask(FindCalendar(year: 2024)).holidays.count == 1)
    }

    private func apply(_ line: Data, _ tables: any TableWriter) throws -> String {
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
