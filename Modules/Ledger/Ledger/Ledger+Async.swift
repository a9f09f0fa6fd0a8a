import Synchronization

extension Ledger {
    /// Carries out one job and waits for its commit.
    ///
    /// - Parameter body: What to do; may run twice, see ``LedgerJob/init(_:done:)``.
    /// - Returns: What `body` returned in the transaction that was committed.
    /// - Throws: ``LedgerError/full(limit:)``, ``LedgerError/closed``, what `body` throws,
    ///   ``LedgerError/database(_:)``.
    @discardableResult
    public func perform<R: Sendable>(
        _ body: @escaping @Sendable (LedgerTransaction) throws -> R
    ) async throws -> R {
        let outcome = Outcome<R>()
        return try await withCheckedThrowingContinuation { continuation in
            let job = LedgerJob { transaction in
                outcome.set(try body(transaction))
            } done: { result in
                continuation.resume(with: result.flatMap { _ in outcome.result })
            }
            do throws(LedgerError) {
                try submit(job)
            } catch {
                continuation.resume(throwing: error)
            }
        }
    }

    /// Reads on a consistent snapshot, on a thread of the ledger's own.
    ///
    /// - Throws: ``LedgerError/full(limit:)``, ``LedgerError/closed``, what `body` throws,
    ///   ``LedgerError/database(_:)``.
    public func read<R: Sendable>(
        _ body: @escaping @Sendable (any TableReader) throws -> R
    ) async throws -> R {
        let store = self.store
        return try await withCheckedThrowingContinuation { continuation in
            do throws(LedgerError) {
                try readers.submit {
                    continuation.resume(with: Result { try store.read { try body($0) } })
                }
            } catch {
                continuation.resume(throwing: error)
            }
        }
    }
}

/// What a job returned, kept until its commit.
private final class Outcome<R: Sendable>: Sendable {
    private let value = Mutex<R?>(nil)

    func set(_ new: R) {
        value.withLock { $0 = new }
    }

    var result: Result<R, any Error> {
        value.withLock { $0.map(Result.success) ?? .failure(LedgerError.transactionOver) }
    }
}
