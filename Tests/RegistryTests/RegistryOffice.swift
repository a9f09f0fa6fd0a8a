import Ledger
import Messages
import ModuleKit
import Registry
import RegistryMessages
import Stream
import Synchronization

/// The registry at work on a real database in memory, without a bus: commands are decided, kept and applied in the
/// ledger's transactions, queries are answered from its snapshots.
final class RegistryOffice: Sendable {
    static let officer = ActingUnit(unit: "jilin-urbanization-office", post: "officer")
    /// Noon of 2024-06-01 in the office.
    static let start: Int64 = 1_717_214_400_000
    static let day: Int64 = 86_400_000

    let ledger: Ledger
    private let declaration = ModuleDeclaration(of: RegistryModule())
    private let clock: Clock

    /// A clock that is moved by hand.
    final class Clock: Sendable {
        private let time = Mutex(RegistryOffice.start)
        var now: Int64 { time.withLock { $0 } }
        func advance(days: Int64) { time.withLock { $0 += days * RegistryOffice.day } }
    }

    /// The last event.
    var head: UInt64 { ledger.state().head }

    /// Opens an empty registry.
    init() throws {
        let clock = Clock()
        self.clock = clock
        ledger = try Ledger.open(
            store: try SQLiteStore.inMemory(),
            identity: LedgerIdentity(node: "test", module: RegistryModule.name),
            migrations: RegistryModule.migrations,
            clock: { clock.now },
            random: { 0xA1 }
        )
    }

    /// Opens a registry with examples in it.
    static func withExample(_ names: String...) async throws -> RegistryOffice {
        let office = try RegistryOffice()
        for name in names.isEmpty ? ["jilin"] : names { try await office.load(name) }
        return office
    }

    /// Sends what an example holds.
    func load(_ name: String) async throws {
        for command in try Example.read(name).commands {
            switch command {
            case .defineRegions(let command): try await send(command)
            case .defineUnits(let command): try await send(command)
            case .defineProgramme(let command): try await send(command)
            case .publishBatch(let command): try await send(command)
            case .recordHonour(let command): try await send(command)
            }
        }
    }

    func advance(days: Int64) { clock.advance(days: days) }

    /// Sends a command.
    @discardableResult
    func send<C: Command>(
        _ command: C,
        by actor: ActingUnit = officer,
        reason: String? = nil,
        access: Access = .everything
    ) async throws -> C.Reply {
        let data = try MessageBytes.encode(command)
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
        return try MessageBytes.decode(C.Reply.self, reply)
    }

    /// Sends a command that is refused.
    func refusal<C: Command>(
        _ command: C,
        by actor: ActingUnit = officer,
        reason: String? = nil,
        access: Access = .everything
    ) async throws -> Problem {
        do {
            try await send(command, by: actor, reason: reason, access: access)
        } catch let problem as Problem {
            return problem
        }
        throw Sample.Missing()
    }

    /// Asks.
    func ask<Q: Query>(_ query: Q, access: Access = .everything) async throws -> Q.Reply {
        guard let answer = declaration.queries[Q.name] else { throw Sample.Missing() }
        let data = try MessageBytes.encode(query)
        let reply = try await ledger.read { try answer(data, access, $0) }
        return try MessageBytes.decode(Q.Reply.self, reply)
    }

    /// Takes a step, with a document.
    @discardableResult
    func step(
        _ step: String,
        _ town: String,
        on date: String,
        by unit: String = officer.unit,
        materials: [String] = [],
        reason: String? = nil
    ) async throws -> TownReply {
        let command = TakeStep(
            town: town,
            programme: "jilin",
            step: step,
            date: date,
            document: Citation(title: "文件"),
            materials: materials
        )
        return try await send(command, by: ActingUnit(unit: unit), reason: reason)
    }

    /// The tables that are not what the log makes of them.
    func differences() async throws -> [TableRebuild.Difference] {
        try await ledger.offload { try TableRebuild(of: RegistryModule()).differences(in: $0) }
    }

    /// How many rows each table that events write has.
    func sizes() async throws -> [String: Int] {
        try await ledger.read { tables in
            var sizes: [String: Int] = [:]
            for table in RegistryModule.tables { sizes[table] = try tables.rows("SELECT * FROM \(table)", []).count }
            return sizes
        }
    }
}
