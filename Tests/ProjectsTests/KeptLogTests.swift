import Foundation
import Ledger
import Messages
import ModuleKit
import Projects
import ProjectsMessages
import Stream
import Testing

/// Logs that were once written, kept as they were: every later version must read them.
///
/// A line is an event: type, sequence, time, subject, actor, data. When an event gets a new version, old lines stay.
@Suite("Kept logs of projects")
struct KeptLogTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "KeptLogs")

    @Test("are read and applied by today's library", arguments: ["2026-11.ndjson"])
    func replays(_ file: String) throws {
        let store = try SQLiteStore.inMemory()
        try store.migrate(ProjectsModule.migrations, scope: ProjectsModule.name, now: 0)
        let lines = try String(contentsOf: Self.folder.appending(path: file), encoding: .utf8).split(separator: "\n")
        let declaration = ModuleDeclaration(of: ProjectsModule())
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
        #expect(try ask(ListProjects(programme: "zhangjiachan")).total == 27)
        let project = try ask(FindProject(id: "zhangjiachan-p04"))
        #expect((project.status, project.light.colour, project.version) == (.started, .yellow, 7))
        #expect(project.funnel.map(\.step) == [.started, .suspended, .resumed])
        #expect(project.facts.duty?.leader == "分管副镇长")
        let reports = try ask(ListReports(programme: "zhangjiachan")).items
        #expect(reports.map(\.state) == [.approved])
        #expect(reports.map(\.attempts) == [2])
        let circular = try ask(FindCircular(programme: "zhangjiachan", month: Sample.month("2024-05")))
        #expect(circular.content.towns.items.map(\.rank) == [1])
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
