import Bus
import Ledger
import Messages
import Synchronization

/// Hands commands to the ledger's writer and answers when they are durable.
struct CommandRunner: Sendable {
    let declaration: ModuleDeclaration
    let ledger: Ledger
    let random: @Sendable () -> UInt64

    /// Hands a command to the ledger's writer.
    ///
    /// - Parameter answer: Called once, on the writer's thread, after the commit or the refusal.
    func run(
        _ request: IncomingRequest,
        answer: @escaping @Sendable (RequestAnswer) -> Void
    ) {
        guard let actor = request.actor else { return answer(RequestAnswer(ModuleProblem.noActor(request.operation))) }
        let reply = Reply()
        let job = LedgerJob { transaction in
            reply.set(try carryOut(request, by: actor, transaction))
        } done: { result in
            switch result {
            case .success: answer(RequestAnswer(reply.data))
            case .failure(let error): answer(RequestAnswer(ModuleProblem.of(error)))
            }
        }
        do throws(LedgerError) {
            try ledger.submit(job)
        } catch {
            answer(RequestAnswer(ModuleProblem.of(error)))
        }
    }

    /// What a job came to, kept until its commit.
    private final class Reply: Sendable {
        private let stored = Mutex<[UInt8]>([])

        var data: [UInt8] { stored.withLock { $0 } }

        func set(_ data: [UInt8]) {
            stored.withLock { $0 = data }
        }
    }

    private func carryOut(
        _ request: IncomingRequest,
        by actor: ActingUnit,
        _ transaction: LedgerTransaction
    ) throws -> [UInt8] {
        let context = CommandContext(
            now: transaction.now,
            actor: actor,
            reason: request.reason,
            trace: request.trace,
            dryRun: request.dryRun,
            random: random
        )
        return try CommandExecution(declaration: declaration)
            .run(request.operation, request.data, context, key: request.key, in: transaction)
    }
}
