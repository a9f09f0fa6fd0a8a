import Crypto
import Wire

/// The answer a request got, kept for the case that the request comes again.
public struct RecordedAnswer: Sendable, Hashable {
    /// A reply or a problem.
    public let kind: RecordKind
    /// The answer's data: JSON.
    public let data: [UInt8]

    /// Describes an answer.
    public init(kind: RecordKind, data: [UInt8]) {
        self.kind = kind
        self.data = data
    }
}

/// What a request asked for, in 16 bytes: the same for the same request, another for another.
public struct Fingerprint: Sendable, Hashable {
    /// The first 16 bytes of a SHA-256.
    public let bytes: [UInt8]

    /// Takes the fingerprint of a request.
    ///
    /// - Parameters:
    ///   - operation: What was asked for (`registry.take-step`).
    ///   - data: The request's data, as it came.
    public init(operation: String, data: [UInt8]) {
        var hasher = SHA256()
        hasher.update(data: Array(operation.utf8))
        hasher.update(data: [0])
        hasher.update(data: data)
        self.bytes = Array(hasher.finalize().prefix(16))
    }
}

extension LedgerTransaction {
    /// The answer kept under a key, `nil` when the key is new or its answer is older than
    /// ``LedgerLimits/answerLifetime``.
    ///
    /// - Throws: ``LedgerError/keyConflict(key:)`` when the key was used for another request;
    ///   ``LedgerError/database(_:)``, ``LedgerError/transactionOver``.
    public func recall(key: String, fingerprint: Fingerprint) throws -> RecordedAnswer? {
        let kept = try row(
            "SELECT fingerprint, kind, answer FROM ledger_inbox WHERE key = ? AND expires > ?",
            [.text(key), .integer(now)]
        )
        guard let kept else { return nil }
        guard kept.blob("fingerprint") == fingerprint.bytes else { throw LedgerError.keyConflict(key: key) }
        return RecordedAnswer(
            kind: RecordKind(rawValue: UInt8(truncatingIfNeeded: kept.integer("kind") ?? 0)),
            data: kept.blob("answer") ?? []
        )
    }

    /// Keeps the answer to a request, in the transaction that carries the request out.
    ///
    /// - Throws: ``LedgerError/keyConflict(key:)`` with nothing changed when the key has an answer already;
    ///   ``LedgerError/database(_:)``, ``LedgerError/transactionOver``.
    public func remember(key: String, fingerprint: Fingerprint, answer: RecordedAnswer) throws {
        let changed = try executeIfMatching(
            """
            INSERT INTO ledger_inbox (key, fingerprint, kind, answer, expires) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (key) DO UPDATE
            SET fingerprint = excluded.fingerprint, kind = excluded.kind, answer = excluded.answer,
                expires = excluded.expires
            WHERE ledger_inbox.expires <= ?
            """,
            [
                .text(key), .blob(fingerprint.bytes), .integer(Int64(answer.kind.rawValue)), .blob(answer.data),
                .integer(now + LedgerLimits.answerLifetime), .integer(now),
            ]
        )
        guard changed == 1 else { throw LedgerError.keyConflict(key: key) }
        hasKeptAnswers = true
    }

    /// Removes some answers that have expired.
    func pruneAnswers() throws {
        try execute(
            """
            DELETE FROM ledger_inbox
            WHERE key IN (SELECT key FROM ledger_inbox WHERE expires <= ? ORDER BY expires LIMIT ?)
            """,
            [.integer(now), .integer(Int64(LedgerLimits.answersPruned))]
        )
    }
}
