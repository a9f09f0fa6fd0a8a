import Ledger
import Messages
import Wire

/// The proof that a module's tables say what its log says: made anew from the log alone, and compared.
public struct TableRebuild: Sendable {
    /// A table that is not what the log makes of it.
    public struct Difference: Sendable, Hashable, CustomStringConvertible {
        /// The table.
        public let table: String
        /// Rows that only the module's own table has.
        public let onlyKept: Int
        /// Rows that only the rebuilt table has.
        public let onlyRebuilt: Int

        /// One line for people.
        public var description: String {
            "\(table): \(onlyKept) row(s) that the log does not make, \(onlyRebuilt) row(s) missing"
        }
    }

    private let declaration: ModuleDeclaration
    private let migrations: [Migration]
    private let tables: [String]

    /// Takes a module's declaration.
    public init<M: Module>(of module: M) {
        declaration = ModuleDeclaration(of: module)
        migrations = M.migrations
        tables = M.tables
    }

    /// Replays a log into empty tables in memory and compares.
    ///
    /// Blocks the calling thread; the ledger must be idle.
    ///
    /// - Returns: Nothing when every table is equal.
    /// - Throws: `LedgerError.damaged` at a fault of the log; ``Problem`` for an event that the module does not know.
    public func differences(in ledger: Ledger) throws -> [Difference] {
        let scratch = try SQLiteStore.inMemory()
        defer { try? scratch.close() }
        try scratch.migrate(migrations, scope: ledger.module, now: 0)
        try scratch.write { tables in
            try ledger.replay { event in try apply(event, to: tables) }
        }
        return try tables.compactMap { table in
            let kept = try ledger.store.read { try $0.dump(table: table) }
            let rebuilt = try scratch.read { try $0.dump(table: table) }
            return difference(table, kept.map(\.values), rebuilt.map(\.values))
        }
    }

    private func apply(_ event: RecordedEvent, to tables: any TableWriter) throws {
        let type = event.topic.eventType
        guard let handler = declaration.events[type] else { throw ModuleProblem.undeclared(type) }
        let context = EventContext(try event.attributes(), of: event.head)
        try handler.apply(try handler.read([UInt8](event.data)), context, tables)
    }

    private func difference(_ table: String, _ kept: [[SQLValue]], _ rebuilt: [[SQLValue]]) -> Difference? {
        guard kept != rebuilt else { return nil }
        let (left, right) = (Set(kept), Set(rebuilt))
        return Difference(
            table: table,
            onlyKept: left.subtracting(right).count,
            onlyRebuilt: right.subtracting(left).count
        )
    }
}
