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
        guard let kept = try answer(under: key) else {
            unusedKey = key
            return nil
        }
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
        if try unusedKey != key && self.answer(under: key) != nil { throw LedgerError.keyConflict(key: key) }
        unusedKey = nil
        let expires = now + LedgerLimits.answerLifetime
        try execute(
            "INSERT INTO ledger_answers (id, key, fingerprint, kind, answer, expires) VALUES (?, ?, ?, ?, ?, ?)",
            [
                .integer(recent.add(key, expires: expires)), .text(key), .blob(fingerprint.bytes),
                .integer(Int64(answer.kind.rawValue)), .blob(answer.data), .integer(expires),
            ]
        )
        hasKeptAnswers = true
    }

    private func answer(under key: String) throws -> SQLRow? {
        if let id = recent[key] {
            return try row(
                "SELECT fingerprint, kind, answer FROM ledger_answers WHERE id = ? AND expires > ?",
                [.integer(id), .integer(now)]
            )
        }
        return try row(
            """
            SELECT a.fingerprint, a.kind, a.answer FROM ledger_keys k JOIN ledger_answers a ON a.id = k.id
            WHERE k.key = ? AND a.expires > ?
            """,
            [.text(key), .integer(now)]
        )
    }

    /// Files the keys of the recent answers when it is time, and removes some answers that have expired.
    ///
    /// - Returns: Whether it was time; the recent answers are to be forgotten after the commit.
    func fileKeysWhenDue() throws -> Bool {
        guard hasKeptAnswers, recent.isDue(at: now) else { return false }
        try execute(
            """
            INSERT INTO ledger_keys (key, id)
            SELECT key, MAX(id) FROM ledger_answers WHERE id > ? AND expires > ? GROUP BY key ORDER BY key
            ON CONFLICT (key) DO UPDATE SET id = excluded.id
            """,
            [.integer(recent.filedThrough), .integer(now)]
        )
        try execute("UPDATE ledger_meta SET keys_through = ? WHERE id = 1", [.integer(recent.last)])
        let pruned: [SQLValue] = [.integer(now), .integer(Int64(LedgerLimits.answersPruned))]
        try execute(
            """
            DELETE FROM ledger_keys WHERE (key, id) IN
            (SELECT key, id FROM ledger_answers WHERE expires <= ? ORDER BY expires, id LIMIT ?)
            """,
            pruned
        )
        try execute(
            """
            DELETE FROM ledger_answers WHERE id IN
            (SELECT id FROM ledger_answers WHERE expires <= ? ORDER BY expires, id LIMIT ?)
            """,
            pruned
        )
        return true
    }
}
