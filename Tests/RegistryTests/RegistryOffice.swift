import Ledger
import Messages
import ModuleKit
import Registry
import RegistryMessages
import Stream
import Synchronization
import Wire

/// The registry at work on a real database in memory, without a bus: commands are decided, kept and applied in the ledger's
/// transactions, queries are answered from its snapshots.
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

    /// Opens a registry with the example in it.
    static func withExample() async throws -> RegistryOffice {
        let office = try RegistryOffice()
        for command in try Example.read().commands {
            switch command {
            case .defineRegions(let command): try await office.send(command)
            case .defineUnits(let command): try await office.send(command)
            case .defineProgramme(let command): try await office.send(command)
            case .publishBatch(let command): try await office.send(command)
            }
        }
        return office
    }

    func advance(days: Int64) { clock.advance(days: days) }

    /// Sends a command.
    @discardableResult
    func send<C: Command>(
        _ command: C,
        by actor: ActingUnit = officer,
        reason: String? = nil
    ) async throws -> C.Reply {
        guard let decide = declaration.commands[C.name] else { throw Sample.Missing() }
        let data = try MessageBytes.encode(command)
        let declaration = declaration
        let reply = try await ledger.perform { transaction in
            let context = CommandContext(now: transaction.now, actor: actor, reason: reason, random: { 77 })
            let decision = try decide(data, context, transaction)
            for event in decision.events { try Self.keep(event, context, declaration, transaction) }
            return decision.reply
        }
        return try MessageBytes.decode(C.Reply.self, reply)
    }

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
    func ask<Q: Query>(_ query: Q) async throws -> Q.Reply {
        guard let answer = declaration.queries[Q.name] else { throw Sample.Missing() }
        let data = try MessageBytes.encode(query)
        let reply = try await ledger.read { try answer(data, $0) }
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

    /// Every row of every table that events write.
    func dump() async throws -> [String: [String]] {
        try await ledger.read { tables in
            var dump: [String: [String]] = [:]
            for table in RegistryModule.tables {
                dump[table] = try tables.rows("SELECT * FROM \(table)", []).map { "\($0.values)" }.sorted()
            }
            return dump
        }
    }

    /// Another registry, whose tables are made from this one's log alone.
    func rebuilt() async throws -> RegistryOffice {
        struct Kept: Sendable {
            let data: [UInt8]
            let context: EventContext
            let type: String
        }
        let kept = try await ledger.offload { ledger in
            var kept: [Kept] = []
            try ledger.replay { event in
                let attributes = try event.attributes()
                let context = EventContext(
                    position: event.position,
                    time: event.head.time,
                    subject: attributes[text: "subject"] ?? "",
                    actor: ActingUnit(unit: attributes[text: "actor"] ?? "", post: attributes[text: "post"]),
                    reason: attributes[text: "reason"]
                )
                kept.append(Kept(data: Array(event.data), context: context, type: event.topic.eventType))
            }
            return kept
        }
        let other = try RegistryOffice()
        let declaration = declaration
        try await other.ledger.perform { transaction in
            for event in kept {
                guard let apply = declaration.events[event.type] else { throw Sample.Missing() }
                try apply(event.data, event.context, transaction)
            }
        }
        return other
    }

    private static func keep(
        _ event: EncodedDecision.Entry,
        _ context: CommandContext,
        _ declaration: ModuleDeclaration,
        _ transaction: LedgerTransaction
    ) throws {
        var attributes = Attributes()
        attributes[text: "actor"] = context.actor.unit
        attributes[text: "post"] = context.actor.post
        attributes[text: "reason"] = context.reason
        let position = try transaction.append(
            type: event.type,
            subject: event.subject,
            attributes: attributes,
            data: event.data
        )
        let eventContext = EventContext(
            position: position,
            time: transaction.now,
            subject: event.subject,
            actor: context.actor,
            reason: context.reason
        )
        guard let apply = declaration.events[event.type] else { throw Sample.Missing() }
        try apply(event.data, eventContext, transaction)
    }
}
