import Evaluation
import EvaluationMessages
import Foundation
import Ledger
import Messages
import ModuleKit
import Stream
import Testing

/// Logs that were once written, kept as they were: every later version must read them.
///
/// A line is an event: type, sequence, time, subject, actor, data. When an event gets a new version, old lines stay.
@Suite("Kept logs of evaluations")
struct KeptLogTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "KeptLogs")

    @Test("are read and applied by today's evaluation", arguments: ["2026-11.ndjson"])
    func replays(_ file: String) throws {
        let store = try SQLiteStore.inMemory()
        try store.migrate(EvaluationModule.migrations, scope: EvaluationModule.name, now: 0)
        let lines = try String(contentsOf: Self.folder.appending(path: file), encoding: .utf8).split(separator: "\n")
        let declaration = ModuleDeclaration(of: EvaluationModule())

        try store.write { tables in
            for line in lines { try apply(Data(line.utf8), declaration, tables) }
        }

        func ask<Q: Query>(_ query: Q) throws -> Q.Reply {
            let answer = try #require(declaration.queries[Q.name])
            let data = try MessageCoding.encode(query)
            let reply = try store.read { try answer(data, .everything, $0) }
            return try MessageCoding.decode(Q.Reply.self, from: reply, of: Q.name)
        }
        let runs = try ask(ListRuns(programme: "p")).items
        #expect(runs.map(\.state) == [.final, .preliminary])
        let results = try ask(ListResults(run: try #require(runs.first).id)).items
        #expect(results.map(\.score?.text) == ["56.25", "50", "50"])
        #expect(results.map(\.rank) == [1, 2, 2])
        let history = try ask(FindObservation(id: "mills-p-0001")).history
        #expect(history.map(\.kind) == [.recorded, .verified, .corrected])
        #expect(try ask(ListTargets(programme: "p")).total == 1)
    }

    private func apply(_ line: Data, _ declaration: ModuleDeclaration, _ tables: any TableWriter) throws {
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
