import Ledger
import Messages
import ModuleKit
import ModuleTestKit
import Stream
import Synchronization

@testable import TownPage

/// The town page with streams that it heard, so that the same ones can be heard again.
final class PageOffice: Sendable {
    struct Missing: Error {}

    let office: ModuleOffice<TownPageModule>
    private let declaration: ModuleDeclaration
    private let heard = Mutex<[HeardEvent]>([])

    init() throws {
        let clock = OfficeClock()
        let module = TownPageModule(clock: { clock.now })
        office = try ModuleOffice(module, clock: clock)
        declaration = ModuleDeclaration(of: module)
    }

    /// Lets it hear an event, as the next one of its module's stream, a minute after the one before.
    func hear<E: Event>(_ event: E, by unit: String = "county-office", after minutes: Int64 = 1) async throws {
        let source = String(event.type.prefix { $0 != "." })
        let data = try MessageCoding.encode(event)
        try await hear(source, event.type, event.subject, data, by: unit, after: minutes)
    }

    /// Lets it hear an event of any stream.
    func hear(
        _ source: String,
        _ type: String,
        _ subject: String,
        _ data: [UInt8],
        by unit: String = "x",
        after minutes: Int64 = 1
    ) async throws {
        let event = heard.withLock { heard in
            let count = heard.count { $0.source == "//test/\(source)" }
            let context = EventContext(
                position: StreamPosition(epoch: 1, sequence: UInt64(count + 1)),
                time: (heard.last?.context.time ?? office.clock.now) + minutes * 60_000,
                subject: subject,
                actor: ActingUnit(unit: unit)
            )
            let event = HeardEvent(source: "//test/\(source)", type: type, context: context, data: data)
            heard.append(event)
            return event
        }
        try await take([event])
    }

    /// Lets it hear everything once more.
    func hearAllAgain() async throws {
        try await take(heard.withLock { $0 })
    }

    /// Every table, whole.
    func dump() async throws -> [String: [[SQLValue]]] {
        try await office.ledger.read { tables in
            var dump: [String: [[SQLValue]]] = [:]
            for table in TownPageModule.heardTables { dump[table] = try tables.dump(table: table).map(\.values) }
            return dump
        }
    }

    func ask<Q: Query>(_ query: Q, access: Access = .everything) async throws -> Q.Reply {
        try await office.ask(query, access: access)
    }

    private func take(_ events: [HeardEvent]) async throws {
        guard let hearing = declaration.heard else { throw Missing() }
        try await office.ledger.perform { transaction in
            _ = try hearing.effect(events, transaction)
        }
    }
}
