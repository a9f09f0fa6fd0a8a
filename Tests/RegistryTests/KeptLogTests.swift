import Foundation
import Ledger
import Messages
import ModuleKit
import Registry
import RegistryMessages
import Stream
import Testing

/// Logs that were once written, kept as they were: every later version must read them.
///
/// A line is an event: type, sequence, time, subject, actor, data. When an event gets a new version, old lines stay.
@Suite("Kept logs")
struct KeptLogTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "KeptLogs")

    private let declaration = ModuleDeclaration(of: RegistryModule())

    @Test(
        "are read and applied by today's registry",
        arguments: [("2026-11.ndjson", "jilin", 55), ("2026-11-programmes.ndjson", "changzhi", 11)]
    )
    func replays(_ file: String, programme: String, total: Int) throws {
        let store = try replay(file)
        #expect(try ask(ListTowns(programme: programme, limit: 1), store).total == total)
        #expect(try ask(CheckBatch(programme: programme, number: 1), store).discrepancies.isEmpty)
    }

    @Test("keep what a programme measures, and the attributes and honours of towns")
    func replaysWhatCameLater() throws {
        let store = try replay("2026-11-programmes.ndjson")
        let programme = try ask(FindProgramme(id: "changzhi"), store)
        #expect(programme.rubric?.sections.map(\.from) == [.projects, .observations, .townType])
        #expect(programme.enumerations.map(\.statedCount) == [10, 5])
        let attributes = try ask(FindTown(id: "changzhi-2-2"), store).attributes
        #expect(attributes == ["leadingIndustry": .text("LED")])
        #expect(try ask(FindTown(id: "zhangjiachan-1"), store).honours.count == 4)
    }

    private func replay(_ file: String) throws -> SQLiteStore {
        let store = try SQLiteStore.inMemory()
        try store.migrate(RegistryModule.migrations, scope: RegistryModule.name, now: 0)
        let lines = try String(contentsOf: Self.folder.appending(path: file), encoding: .utf8).split(separator: "\n")
        try store.write { tables in
            for line in lines { try apply(Data(line.utf8), tables) }
        }
        return store
    }

    private func ask<Q: Query>(_ query: Q, _ store: SQLiteStore) throws -> Q.Reply {
        let answer = try #require(declaration.queries[Q.name])
        let data = try MessageBytes.encode(query)
        return try MessageBytes.decode(Q.Reply.self, try store.read { try answer(data, .everything, $0) })
    }

    private func apply(_ line: Data, _ tables: any TableWriter) throws {
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
    }
}
