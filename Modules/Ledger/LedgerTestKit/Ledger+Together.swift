import Dispatch
import Ledger
import Stream
import Synchronization

/// How the jobs of a group ended.
public struct GroupOutcome: Sendable {
    /// Whether each succeeded.
    public let outcomes: [Bool]
    /// How often each ran.
    public let runs: [Int]
}

extension Ledger {
    /// Hands in jobs while the writer is held back, so that they share one transaction.
    ///
    /// - Parameters:
    ///   - count: How many jobs; at most ``LedgerLimits/groupJobs`` share a transaction.
    ///   - work: Gets the job's number, from 1, and the transaction.
    /// - Returns: How each ended, once all have.
    /// - Throws: ``LedgerError/full(limit:)``, ``LedgerError/closed``.
    public func together(
        _ count: Int,
        _ work: @escaping @Sendable (Int, LedgerTransaction) throws -> Void
    ) async throws -> GroupOutcome {
        let gate = DispatchSemaphore(value: 0)
        let tally = Tally(count: count)
        try await hold(until: gate)
        return try await withCheckedThrowingContinuation { continuation in
            do throws(LedgerError) {
                for index in 0..<count {
                    try submit(
                        LedgerJob { job in
                            tally.ran(index)
                            try work(index + 1, job)
                        } done: { result in
                            if let all = tally.ended(index, result) { continuation.resume(returning: all) }
                        }
                    )
                }
            } catch {
                continuation.resume(throwing: error)
            }
            gate.signal()
        }
    }
}

extension Ledger {
    /// Holds the writer back in a job of its own until `gate` is signalled; returns once it is held.
    ///
    /// - Throws: ``LedgerError/full(limit:)``, ``LedgerError/closed``.
    public func hold(until gate: DispatchSemaphore) async throws {
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            do throws(LedgerError) {
                try submit(
                    LedgerJob { _ in
                        continuation.resume()
                        gate.wait()
                    } done: { _ in
                    }
                )
            } catch {
                continuation.resume(throwing: error)
            }
        }
    }
}

/// Counts the jobs of a group.
private final class Tally: Sendable {
    private struct Content {
        var runs: [Int]
        var outcomes: [Bool?]
    }

    private let content: Mutex<Content>

    init(count: Int) {
        content = Mutex(Content(runs: Array(repeating: 0, count: count), outcomes: Array(repeating: nil, count: count)))
    }

    func ran(_ index: Int) {
        content.withLock { $0.runs[index] += 1 }
    }

    /// The whole outcome, once the last job has ended.
    func ended(_ index: Int, _ result: Result<StreamState, any Error>) -> GroupOutcome? {
        content.withLock { content in
            content.outcomes[index] = if case .success = result { true } else { false }
            let outcomes = content.outcomes.compactMap(\.self)
            guard outcomes.count == content.outcomes.count else { return nil }
            return GroupOutcome(outcomes: outcomes, runs: content.runs)
        }
    }
}
