import Ledger
import Synchronization
import Wire

/// A ledger that can be opened again, and keys with answers in it.
final class KeyDesk: Sendable {
    let clock = ManualClock()
    /// Two requests of other content.
    let one = Fingerprint(operation: "registry.take-step", data: [1])
    let two = Fingerprint(operation: "registry.take-step", data: [2])
    private let place: StorePlace
    private let opened: Mutex<Ledger>
    private let filled = Mutex(0)

    init(_ place: StorePlace) throws {
        self.place = place
        opened = Mutex(try place.ledger(clock: clock))
    }

    var ledger: Ledger { opened.withLock { $0 } }

    func close() {
        try? ledger.close()
    }

    func open() throws {
        let ledger = try place.ledger(clock: clock)
        opened.withLock { $0 = ledger }
    }

    func reopen() throws {
        try ledger.close()
        try open()
    }

    func answer(_ text: String) -> RecordedAnswer {
        RecordedAnswer(kind: .reply, data: Array(text.utf8))
    }

    func recall(_ key: String, _ print: Fingerprint) async throws -> String? {
        let kept = try await ledger.perform { try $0.recall(key: key, fingerprint: print) }
        return kept.map { String(decoding: $0.data, as: UTF8.self) }
    }

    func remember(_ key: String, _ print: Fingerprint, _ text: String) async throws {
        try await ledger.perform { [answer = answer(text)] job in
            try job.remember(key: key, fingerprint: print, answer: answer)
        }
    }

    /// Does something in a job that fails.
    func fail(_ work: @escaping @Sendable (LedgerTransaction) throws -> Void) async throws {
        do {
            try await ledger.perform { job in
                try work(job)
                throw Stop()
            }
        } catch is Stop {}
    }

    func expectConflict(_ key: String, _ print: Fingerprint) async throws {
        let looking = try await expectError("a question with other content") { _ = try await recall(key, print) }
        try expect(looking, equals: .keyConflict(key: key), "the error of a question")
        let keeping = try await expectError("an answer to other content") { try await remember(key, print, "other") }
        try expect(keeping, equals: .keyConflict(key: key), "the error of an answer")
    }

    /// Adds answers under keys of their own: `fill-1` and on.
    func fill(_ count: Int) async throws {
        let first = filled.withLock { filled in
            defer { filled += count }
            return filled + 1
        }
        try await ledger.perform { [one, answer = answer("filler")] job in
            for number in first..<first + count {
                try job.remember(key: "fill-\(number)", fingerprint: one, answer: answer)
            }
        }
    }

    /// Adds so many that keys are filed.
    func fillUp() async throws {
        try await fill(LedgerLimits.recentAnswers)
    }

    func count(_ table: String) async throws -> Int64? {
        try await ledger.read { try $0.row("SELECT COUNT(*) AS n FROM \(table)")?.integer("n") }
    }
}
