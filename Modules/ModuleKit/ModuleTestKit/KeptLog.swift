import Foundation
import Ledger
import Messages
import ModuleKit
import Stream

/// A log that was once written, kept as it was: every later version of its module must read it.
///
/// A line is an event as JSON: type, sequence, time, subject, actor, data. When an event gets a new version, old lines
/// stay.
public struct KeptLog {
    /// The types of the events in the log.
    public let types: Set<String>
    /// The types that the module knows today.
    public let declared: Set<String>
    private let store: SQLiteStore
    private let declaration: ModuleDeclaration

    /// Replays a log into empty tables in memory.
    ///
    /// - Parameters:
    ///   - name: The file in the folder `KeptLogs` beside the test.
    ///   - module: The module as it is today.
    ///   - test: The test's own file.
    ///   - prepare: Writes what the module had heard of others, which is no part of its log.
    /// - Throws: ``Problem`` `test.bad-log` for a line that is no event, or an event that nobody reads any more.
    public init<M: Module>(
        _ name: String,
        of module: M,
        beside test: String = #filePath,
        preparing prepare: (any TableWriter) throws -> Void = { _ in }
    ) throws {
        let file = URL(filePath: test).deletingLastPathComponent().appending(path: "KeptLogs").appending(path: name)
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        let declaration = ModuleDeclaration(of: module)
        let store = try SQLiteStore.inMemory()
        try store.migrate(M.migrations, scope: M.name, now: 0)
        var types: Set<String> = []
        try store.write { tables in
            try prepare(tables)
            for line in lines { types.insert(try Self.apply(Data(line.utf8), declaration, tables)) }
        }
        self.types = types
        self.declared = Set(declaration.events.keys)
        self.store = store
        self.declaration = declaration
    }

    /// Asks the module, as it is after the log.
    ///
    /// - Throws: The module's ``Problem``; one of the kind `not-found` when it has no such query.
    public func ask<Q: Query>(_ query: Q) throws -> Q.Reply {
        guard let answer = declaration.queries[Q.name] else {
            throw Problem("test.no-query", .notFound, "The module does not declare '\(Q.name)'.")
        }
        let reply = try store.read { try answer(try MessageCoding.encode(query), .everything, $0) }
        return try MessageCoding.decode(Q.Reply.self, from: reply, of: Q.name)
    }

    private static func apply(
        _ line: Data,
        _ declaration: ModuleDeclaration,
        _ tables: any TableWriter
    ) throws -> String {
        guard let event = try JSONSerialization.jsonObject(with: line) as? [String: Any],
            let type = event["type"] as? String, let sequence = event["sequence"] as? Int,
            let time = event["time"] as? Int, let subject = event["subject"] as? String,
            let actor = event["actor"] as? String, let content = event["data"]
        else {
            throw Problem("test.bad-log", .invalid, "This line is no event: \(String(decoding: line, as: UTF8.self))")
        }
        guard let handler = declaration.events[type] else {
            throw Problem("test.bad-log", .invalid, "Nobody reads '\(type)' any more.")
        }
        let data = [UInt8](try JSONSerialization.data(withJSONObject: content))
        let context = EventContext(
            position: StreamPosition(epoch: 1, sequence: UInt64(sequence)),
            time: Int64(time),
            subject: subject,
            actor: ActingUnit(unit: actor)
        )
        try handler.apply(try handler.read(data), context, tables)
        return type
    }
}
