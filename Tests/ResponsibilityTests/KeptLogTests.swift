import Foundation
import Ledger
import Messages
import ModuleKit
import ResponsibilityMessages
import Stream
import Testing

@testable import Responsibility

/// Logs that were once written, kept as they were: every later version must read them.
///
/// A line is an event: type, sequence, time, subject, actor, data. When an event gets a new version, old lines stay.
@Suite("Kept logs of responsibility")
struct KeptLogTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "KeptLogs")

    @Test("are read and applied by today's module", arguments: ["2026-11.ndjson"])
    func replays(_ file: String) throws {
        let store = try SQLiteStore.inMemory()
        try store.migrate(ResponsibilityModule.migrations, scope: ResponsibilityModule.name, now: 0)
        let lines = try String(contentsOf: Self.folder.appending(path: file), encoding: .utf8).split(separator: "\n")
        let declaration = ModuleDeclaration(of: ResponsibilityModule(clock: { 0 }))
        var types: Set<String> = []

        try store.write { tables in
            for line in lines { types.insert(try apply(Data(line.utf8), declaration, tables)) }
        }

        #expect(types == Set(declaration.events.keys), "every event ever written is in it")
        func ask<Q: Query>(_ query: Q) throws -> Q.Reply {
            let answer = try #require(declaration.queries[Q.name])
            let reply = try store.read { try answer(try MessageCoding.encode(query), .everything, $0) }
            return try MessageCoding.decode(Q.Reply.self, from: reply, of: Q.name)
        }
        let assignments = try ask(ListAssignments(town: "north")).items
        #expect(assignments.map(\.state) == [.completed, .ended])
        #expect(assignments.first?.evidence == ["验收单"])
        let matter = try #require(try ask(ListMatters()).items.first)
        #expect((matter.approval.number, matter.staff, matter.guidance) == ("示例〔2024〕1号", "借调1人", "驻点"))
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
