import Ledger
import Messages
import ModuleKit
import Projects
import ProjectsMessages
import RegistryMessages
import Stream
import Synchronization

/// Projects at work on a real database in memory, without a bus: commands are decided, kept and applied in the ledger's
/// transactions, queries are answered from its snapshots, and the registry is heard as it is on the bus.
final class ProjectsOffice: Sendable {
    static let reporter = ActingUnit(unit: "town-office", post: "statistics")
    static let checker = ActingUnit(unit: "county-office", post: "dispatch")

    /// A clock that is moved by hand.
    final class Clock: Sendable {
        /// Noon of 2024-06-01 in the office.
        private let time = Mutex<Int64>(1_717_214_400_000)
        var now: Int64 { time.withLock { $0 } }
        func advance(days: Int64) { time.withLock { $0 += days * 86_400_000 } }
    }

    let ledger: Ledger
    let clock = Clock()
    private let declaration = ModuleDeclaration(of: ProjectsModule())

    /// The last event.
    var head: UInt64 { ledger.state().head }

    /// Opens an empty library.
    init() throws {
        ledger = try Ledger.open(
            store: try SQLiteStore.inMemory(),
            identity: LedgerIdentity(node: "test", module: ProjectsModule.name),
            migrations: ProjectsModule.migrations,
            clock: { [clock] in clock.now },
            random: { 0xB1 }
        )
    }

    /// Opens a library that has heard of a programme and its town.
    static func with(
        _ programme: ProgrammeDefinition = Sample.programme,
        town: String = "sample-t1"
    ) async throws
        -> ProjectsOffice
    {
        let office = try ProjectsOffice()
        try await office.hear(ProgrammeDefined(programme))
        try await office.hear(TownRegistered(town: town, date: "2023", changes: [], document: nil))
        return office
    }

    /// Opens a library with the example in it.
    static func withExample() async throws -> ProjectsOffice {
        let office = try await with(Example.programme, town: "zhangjiachan-1")
        for command in try Example.commands() { try await office.send(command) }
        return office
    }

    /// Lets the module hear an event of the registry.
    func hear<E: Event>(_ event: E) async throws {
        let heard = HeardEvent(
            source: "//test/registry",
            type: E.name,
            context: EventContext(
                position: StreamPosition(epoch: 1, sequence: 1),
                time: clock.now,
                subject: event.subject,
                actor: Self.checker
            ),
            data: try MessageCoding.encode(event)
        )
        guard let hearing = declaration.heard else { throw Sample.Missing() }
        try await ledger.perform { transaction in
            _ = try hearing.effect([heard], transaction)
        }
    }

    /// Sends a command.
    @discardableResult
    func send<C: Command>(
        _ command: C,
        by actor: ActingUnit = reporter,
        reason: String? = nil,
        as access: Access = .everything
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
            return try execution.run(C.name, data, context, key: nil, in: transaction)
        }
        return try MessageCoding.decode(C.Reply.self, from: reply, of: C.name)
    }

    /// Sends a command that is refused.
    func refusal<C: Command>(
        _ command: C,
        by actor: ActingUnit = reporter,
        reason: String? = nil,
        as access: Access = .everything
    ) async throws -> Problem {
        do {
            try await send(command, by: actor, reason: reason, as: access)
        } catch let problem as Problem {
            return problem
        }
        throw Sample.Missing()
    }

    /// Asks.
    func ask<Q: Query>(_ query: Q, as access: Access = .everything) async throws -> Q.Reply {
        guard let answer = declaration.queries[Q.name] else { throw Sample.Missing() }
        let data = try MessageCoding.encode(query)
        let reply = try await ledger.read { try answer(data, access, $0) }
        return try MessageCoding.decode(Q.Reply.self, from: reply, of: Q.name)
    }

    /// The tables that are not what the log makes of them.
    func differences() async throws -> [TableRebuild.Difference] {
        try await ledger.offload { try TableRebuild(of: ProjectsModule()).differences(in: $0) }
    }

    /// How many rows each table has.
    func sizes() async throws -> [String: Int] {
        try await ledger.read { tables in
            var sizes: [String: Int] = [:]
            for table in ProjectsModule.tables { sizes[table] = try tables.rows("SELECT * FROM \(table)", []).count }
            return sizes
        }
    }
}
