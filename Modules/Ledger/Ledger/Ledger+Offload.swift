extension Ledger {
    /// Does blocking work on a thread of the ledger's own: a page, a check of the whole log.
    ///
    /// - Throws: ``LedgerError/full(limit:)``, ``LedgerError/closed``, what `body` throws.
    public func offload<R: Sendable>(_ body: @escaping @Sendable (Ledger) throws -> R) async throws -> R {
        try await withCheckedThrowingContinuation { continuation in
            do throws(LedgerError) {
                try readers.submit { continuation.resume(with: Result { try body(self) }) }
            } catch {
                continuation.resume(throwing: error)
            }
        }
    }
}
