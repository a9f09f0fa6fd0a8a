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

    @Test("are read and applied by today's registry", arguments: ["2026-11.ndjson"])
    func replays(_ file: String) throws {
        let store = try SQLiteStore.inMemory()
        try store.migrate(RegistryModule.migrations, scope: RegistryModule.name, now: 0)
        let lines = try String(contentsOf: Self.folder.appending(path: file), encoding: .utf8).split(separator: "\n")
        let declaration = ModuleDeclaration(of: RegistryModule())

        try store.write { tables in
            for line in lines { try apply(Data(line.utf8), declaration, tables) }
        }

        let answer = try #require(declaration.queries[ListTowns.name])
        let page = try store.read { try answer(Array(#"{"programme": "jilin", "limit": 1}"#.utf8), $0) }
        let towns = try #require(try JSONSerialization.jsonObject(with: Data(page)) as? [String: Any])
        #expect(towns["total"] as? Int == 55)
        let check = try #require(declaration.queries[CheckBatch.name])
        let found = try store.read { try check(Array(#"{"programme": "jilin", "number": 1}"#.utf8), $0) }
        #expect(String(decoding: found, as: UTF8.self).contains(#""discrepancies":[]"#))
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
