import Evaluation
import EvaluationMessages
import Ledger
import Messages
import ModuleKit
import RegistryMessages
import Stream
import Synchronization

/// Evaluation at work on a real database in memory, without a bus: commands are decided, kept and applied in the
/// ledger's transactions, heard events are entered in the same.
final class EvaluationOffice: Sendable {
    static let officer = ActingUnit(unit: "county-office", post: "officer")
    static let checker = ActingUnit(unit: "statistics-office", post: "checker")
    /// Noon of 2024-06-01 in the office.
    static let now: Int64 = 1_717_214_400_000

    let ledger: Ledger
    private let declaration = ModuleDeclaration(of: EvaluationModule())
    private let heard = Mutex<UInt64>(0)
    private let random = Mutex<UInt64>(70)

    /// Opens an empty office in memory, or one on a file.
    init(store: SQLiteStore? = nil) throws {
        ledger = try Ledger.open(
            store: try store ?? SQLiteStore.inMemory(),
            identity: LedgerIdentity(node: "test", module: EvaluationModule.name),
            migrations: EvaluationModule.migrations,
            clock: { Self.now },
            random: { 0xA1 }
        )
    }

    /// Opens an office that knows a programme and its towns.
    static func knowing(_ definition: ProgrammeDefinition, towns: [BatchEntry] = []) async throws -> EvaluationOffice {
        let office = try EvaluationOffice()
        try await office.hear(ProgrammeDefined(definition), from: "registry")
        for town in towns { try await office.hear(Sample.listed(town, in: definition), from: "registry") }
        return office
    }

    /// Sends a command.
    @discardableResult
    func send<C: Command>(
        _ command: C,
        by actor: ActingUnit = officer,
        reason: String? = nil
    ) async throws -> C.Reply {
        let data = try MessageCoding.encode(command)
        let execution = CommandExecution(declaration: declaration)
        let number = random.withLock { number in
            number += 1
            return number
        }
        let reply = try await ledger.perform { transaction in
            let context = CommandContext(now: transaction.now, actor: actor, reason: reason, random: { number })
            return try execution.run(C.name, data, context, key: nil, in: transaction)
        }
        return try MessageCoding.decode(C.Reply.self, from: reply, of: C.name)
    }

    /// Sends a command whose type is known only at run time.
    func sendAny(_ command: any Command) async throws { _ = try await send(command) }

    /// Sends a command that is refused.
    func refusal<C: Command>(
        _ command: C,
        by actor: ActingUnit = officer,
        reason: String? = nil
    ) async throws -> Problem {
        do {
            try await send(command, by: actor, reason: reason)
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

    /// Hears an event of another module.
    func hear<E: Event>(_ event: E, from module: String, type: String? = nil) async throws {
        let sequence = heard.withLock { number in
            number += 1
            return number
        }
        let data = try MessageCoding.encode(event)
        try await hear(type ?? event.type, event.subject, data, from: module, sequence)
    }

    /// Hears bytes.
    func hear(_ type: String, _ subject: String, _ data: [UInt8], from module: String, _ sequence: UInt64) async throws
    {
        let heard = HeardEvent(
            source: "//test/\(module)",
            type: type,
            context: EventContext(
                position: StreamPosition(epoch: 1, sequence: sequence),
                time: Self.now,
                subject: subject,
                actor: Self.officer
            ),
            data: data
        )
        guard let hearing = declaration.heard else { throw Sample.Missing() }
        try await ledger.perform { transaction in _ = try hearing.effect([heard], transaction) }
    }

    /// The targets of a programme, page after page.
    func targets(of programme: String) async throws -> [Target] {
        var (all, cursor) = ([Target](), String?.none)
        repeat {
            let page = try await ask(ListTargets(programme: programme, limit: 50, cursor: cursor))
            all += page.items
            cursor = page.next
        } while cursor != nil
        return all
    }

    /// The tables that are not what the log makes of them.
    func differences() async throws -> [TableRebuild.Difference] {
        try await ledger.offload { try TableRebuild(of: EvaluationModule()).differences(in: $0) }
    }
}
