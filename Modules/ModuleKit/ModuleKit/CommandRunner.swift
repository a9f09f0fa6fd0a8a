import Bus
import Ledger
import Messages
import Stream
import Synchronization
import Wire

/// Carries out commands in the ledger's transactions: decide, append, apply, remember.
struct CommandRunner: Sendable {
    let declaration: ModuleDeclaration
    let ledger: Ledger
    let random: @Sendable () -> UInt64

    /// Hands a command to the ledger's writer.
    ///
    /// - Parameter answer: Called once, on the writer's thread, after the commit or the refusal.
    func run(
        _ request: IncomingRequest,
        _ decide: @escaping ModuleDeclaration.Decide,
        answer: @escaping @Sendable (RequestAnswer) -> Void
    ) {
        guard let actor = request.actor else { return answer(RequestAnswer(ModuleProblem.noActor(request.operation))) }
        let outcome = Mutex([UInt8]())
        let shared = Shared(outcome)
        let job = LedgerJob { transaction in
            let reply = try carryOut(request, by: actor, decide, transaction)
            shared.value.withLock { $0 = reply }
        } done: { result in
            switch result {
            case .success: answer(RequestAnswer(shared.value.withLock { $0 }))
            case .failure(let error): answer(RequestAnswer(ModuleProblem.of(error)))
            }
        }
        do throws(LedgerError) {
            try ledger.submit(job)
        } catch {
            answer(RequestAnswer(ModuleProblem.of(error)))
        }
    }

    private final class Shared: Sendable {
        let value: Mutex<[UInt8]>
        init(_ value: consuming sending Mutex<[UInt8]>) { self.value = value }
    }

    private func carryOut(
        _ request: IncomingRequest,
        by actor: ActingUnit,
        _ decide: ModuleDeclaration.Decide,
        _ transaction: LedgerTransaction
    ) throws -> [UInt8] {
        let key = request.dryRun ? nil : request.key
        let fingerprint = key.map { _ in Fingerprint(operation: request.operation, data: request.data) }
        if let key, let fingerprint, let kept = try transaction.recall(key: key, fingerprint: fingerprint) {
            return kept.data
        }
        let context = CommandContext(
            now: transaction.now,
            actor: actor,
            reason: request.reason,
            trace: request.trace,
            dryRun: request.dryRun,
            random: random
        )
        let decision = try decide(request.data, context, transaction)
        guard !request.dryRun else { return decision.reply }
        for event in decision.events { try keep(event, context, key: key, transaction) }
        if let key, let fingerprint {
            let answer = RecordedAnswer(kind: .reply, data: decision.reply)
            try transaction.remember(key: key, fingerprint: fingerprint, answer: answer)
        }
        return decision.reply
    }

    /// Appends an event and applies it, in the same transaction.
    private func keep(
        _ event: EncodedDecision.Entry,
        _ context: CommandContext,
        key: String?,
        _ transaction: LedgerTransaction
    ) throws {
        var attributes = Attributes()
        attributes[text: "actor"] = context.actor.unit
        attributes[text: "post"] = context.actor.post
        attributes[text: "reason"] = context.reason
        attributes[text: "traceparent"] = context.trace
        attributes[text: "causationid"] = key
        let position = try transaction.append(
            type: event.type,
            subject: event.subject,
            attributes: attributes,
            data: event.data
        )
        guard let apply = declaration.events[event.type] else { throw ModuleProblem.undeclared(event.type) }
        let eventContext = EventContext(
            position: position,
            time: transaction.now,
            subject: event.subject,
            actor: context.actor,
            reason: context.reason,
            trace: context.trace
        )
        try apply(event.data, eventContext, transaction)
    }
}

/// The problems that every module can have.
enum ModuleProblem {
    static func noActor(_ operation: String) -> Problem {
        Problem(
            "bus.no-actor",
            .invalid,
            "'\(operation)' does not say who asks for it.",
            remedy: "Name the unit that acts.",
            errors: [.init(pointer: "/actor/unit", message: "is missing")]
        )
    }

    static func undeclared(_ type: String) -> Problem {
        Problem("bus.undeclared-event", .internal, "The module writes '\(type)' and does not say what it does to its tables.")
    }

    /// Any error as a problem.
    static func of(_ error: any Error) -> Problem {
        switch error {
        case let problem as Problem: return problem
        case let error as LedgerError: return of(error)
        default:
            return Problem(
                "bus.failed",
                .internal,
                "The request could not be carried out: \(error)",
                remedy: "Nothing was kept. See the host's log."
            )
        }
    }

    private static func of(_ error: LedgerError) -> Problem {
        switch error {
        case .full: Problem("ledger.full", .busy, "\(error)")
        case .closed: Problem("ledger.closed", .unavailable, "\(error)")
        case .keyConflict: Problem("ledger.key-conflict", .conflict, "\(error)")
        case .refused, .jobTooLarge: Problem("ledger.too-large", .invalid, "\(error)")
        case .database(let fault) where fault.isTransient: Problem("ledger.unavailable", .unavailable, "\(error)")
        default: Problem("ledger.failed", .internal, "\(error)")
        }
    }
}
