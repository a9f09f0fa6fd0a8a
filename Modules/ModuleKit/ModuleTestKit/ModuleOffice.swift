import Ledger
import Messages
import ModuleKit
import Stream
import Synchronization
import Wire

/// A module at work on a real database in memory, without a bus, for tests.
///
/// Commands are decided, kept and applied in the ledger's transactions, queries are answered from its snapshots, and
/// other modules are heard as they are on the bus.
public final class ModuleOffice<M: Module>: Sendable {
    /// The unit that acts when a test names none.
    public static var actor: ActingUnit { ActingUnit(unit: "test-office") }

    /// The module's log and tables.
    public let ledger: Ledger
    /// Its clock.
    public let clock: OfficeClock
    private let module: M
    private let declaration: ModuleDeclaration
    private let heard = Mutex<[String: UInt64]>([:])

    /// Opens a module with empty tables.
    ///
    /// - Throws: `LedgerError`.
    public init(_ module: M, clock: OfficeClock = OfficeClock()) throws {
        self.module = module
        self.clock = clock
        declaration = ModuleDeclaration(of: module)
        ledger = try Ledger.open(
            store: try SQLiteStore.inMemory(),
            identity: LedgerIdentity(node: "test", module: M.name),
            migrations: M.migrations,
            clock: { clock.now },
            random: { 0xB1 }
        )
    }

    /// Sends a command.
    ///
    /// - Throws: The module's ``Problem``.
    @discardableResult
    public func send<C: Command>(
        _ command: C,
        by actor: ActingUnit = actor,
        access: Access = .everything,
        reason: String? = nil,
        key: String? = nil
    ) async throws -> C.Reply {
        let data = try MessageCoding.encode(command)
        let execution = CommandExecution(declaration: declaration)
        let reply = try await ledger.perform { transaction in
            let context = CommandContext(
                now: transaction.now,
                actor: actor,
                reason: reason,
                access: access,
                random: { 77 }
            )
            return try execution.run(C.name, data, context, key: key, in: transaction)
        }
        return try MessageCoding.decode(C.Reply.self, from: reply, of: C.name)
    }

    /// Sends a command that is refused.
    ///
    /// - Returns: Why; `nil` when it was carried out.
    public func refusal<C: Command>(
        _ command: C,
        by actor: ActingUnit = actor,
        access: Access = .everything,
        reason: String? = nil
    ) async throws -> Problem? {
        do {
            try await send(command, by: actor, access: access, reason: reason)
            return nil
        } catch let problem as Problem {
            return problem
        }
    }

    /// Asks.
    ///
    /// - Throws: The module's ``Problem``; one of the kind `not-found` when it has no such query.
    public func ask<Q: Query>(_ query: Q, access: Access = .everything) async throws -> Q.Reply {
        guard let answer = declaration.queries[Q.name] else {
            throw Problem("test.no-query", .notFound, "The module does not declare '\(Q.name)'.")
        }
        let data = try MessageCoding.encode(query)
        let reply = try await ledger.read { try answer(data, access, $0) }
        return try MessageCoding.decode(Q.Reply.self, from: reply, of: Q.name)
    }

    /// Lets the module hear an event, as the next one of its module's stream.
    ///
    /// - Throws: What the module's effect throws.
    public func hear<E: Event>(_ event: E, by actor: ActingUnit = actor, reason: String? = nil) async throws {
        guard let hearing = declaration.heard else {
            throw Problem("test.deaf", .notFound, "The module hears nobody.")
        }
        let source = "//test/\(E.service)"
        let sequence = heard.withLock { heard in
            heard[source, default: 0] += 1
            return heard[source, default: 0]
        }
        let event = HeardEvent(
            source: source,
            type: event.type,
            context: EventContext(
                position: StreamPosition(epoch: 1, sequence: sequence),
                time: clock.now,
                subject: event.subject,
                actor: actor,
                reason: reason
            ),
            data: try MessageCoding.encode(event)
        )
        try await ledger.perform { [declaration] transaction in
            let following = try hearing.effect([event], transaction)
            try declaration.keep(following, after: [event], by: M.name, in: transaction)
        }
    }

    /// The events of a type that the module has written, oldest first.
    ///
    /// - Throws: `LedgerError`; ``Problem`` when one cannot be read.
    public func events<E: Event>(_ type: E.Type) async throws -> [E] {
        try await ledger.offload { ledger in
            var found: [E] = []
            try ledger.replay { event in
                guard event.topic.eventType == E.name else { return }
                found.append(try MessageCoding.decode(E.self, from: Array(event.data), of: E.name))
            }
            return found
        }
    }

    /// The tables that are not what the log makes of them; none, always.
    ///
    /// - Throws: `LedgerError`.
    public func differences() async throws -> [TableRebuild.Difference] {
        try await ledger.offload { [module] in try TableRebuild(of: module).differences(in: $0) }
    }
}

/// A clock that a test moves by hand.
public final class OfficeClock: Sendable {
    private let time: Mutex<Int64>

    /// Begins at an instant, in milliseconds since 1970, UTC: noon of 2024-06-03, a Monday, in the office.
    public init(_ milliseconds: Int64 = 1_717_387_200_000) {
        time = Mutex(milliseconds)
    }

    /// The present time, in milliseconds since 1970, UTC.
    public var now: Int64 { time.withLock { $0 } }

    /// Moves on.
    public func advance(days: Int64) { time.withLock { $0 += days * 86_400_000 } }

    /// Moves on.
    public func advance(milliseconds: Int64) { time.withLock { $0 += milliseconds } }
}
