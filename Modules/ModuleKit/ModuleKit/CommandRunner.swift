import Bus
import Ledger
import Messages
import Synchronization

/// Hands commands to the ledger's writer and answers when they are durable.
struct CommandRunner: Sendable {
    let declaration: ModuleDeclaration
    let ledger: Ledger
    let random: @Sendable () -> UInt64

    let answers: AnswerCollector

    /// Hands commands that came together to the ledger's writer.
    ///
    /// Each is answered after the commit or the refusal.
    func run(_ requests: [IncomingRequest]) {
        let jobs = requests.compactMap(job)
        do throws(LedgerError) {
            if !jobs.isEmpty { try ledger.submit(contentsOf: jobs) }
        } catch {
            for request in requests where request.actor != nil {
                answers.add(RequestAnswer(ModuleProblem.of(error)), to: request.replyAddress)
            }
            answers.send()
        }
    }

    private func job(_ request: IncomingRequest) -> LedgerJob? {
        guard let actor = request.actor else {
            answers.add(RequestAnswer(ModuleProblem.noActor(request.operation)), to: request.replyAddress)
            answers.send()
            return nil
        }
        let reply = Reply()
        return LedgerJob { transaction in
            reply.set(try carryOut(request, by: actor, transaction))
        } done: { [answers] result in
            let answer =
                switch result {
                case .success: RequestAnswer(reply.data)
                case .failure(let error): RequestAnswer(ModuleProblem.of(error))
                }
            answers.add(answer, to: request.replyAddress)
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
            access: try request.access,
            trace: request.trace,
            dryRun: request.dryRun,
            random: random
        )
        return try CommandExecution(declaration: declaration)
            .run(request.operation, request.data, context, key: request.key, in: transaction)
    }
}
