import EnvironmentGovernance
import EnvironmentGovernanceMessages
import Foundation
import Ledger
import Messages
import ModuleKit
import Stream
import Testing

/// Logs that were once written, kept as they were: every later version must read them.
///
/// A line is an event: type, sequence, time, subject, actor, data. When an event gets a new version, old lines stay.
@Suite("Kept logs of environment")
struct KeptLogTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "KeptLogs")

    @Test("are read and applied by today's module", arguments: ["2026-11.ndjson"])
    func replays(_ file: String) throws {
        let store = try SQLiteStore.inMemory()
        try store.migrate(
            EnvironmentGovernanceModule.migrations,
            scope: EnvironmentGovernanceModule.name,
            now: 0
        )
        let lines = try String(contentsOf: Self.folder.appending(path: file), encoding: .utf8).split(separator: "\n")
        let declaration = ModuleDeclaration(of: EnvironmentGovernanceModule())
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
        #expect(try ask(ListGrids()).items.map(\.depth) == [0, 1, 0])
        #expect(try ask(ListPlaces()).total == 7)
        let proof = try ask(FindDrawProof(id: "sample-2024-06-1"))
        #expect(proof.drawn.map(\.place) == ["road-3", "road-1", "shop-2"])
        #expect(proof.secret == "山高水长-2024-06")
        #expect(try ask(ListFindings(place: "road-3")).items.map(\.corrections) == [1])
        #expect(try ask(ListGridRatings()).items.map(\.grade) == ["good"])
        let faults = try ask(ListFaults()).items
        #expect(faults.map(\.state) == [.withdrawn, .putRight])
        #expect(faults.map(\.seen) == [1, 2])
        let trend = try ask(FindTrend(programme: "sample", town: "t1")).points
        #expect(trend.map { "\($0.rank) of \($0.of): \($0.score)" } == ["2 of 2: 77.36"])
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
