import Ledger
import Stream
import Synchronization

extension LedgerStoreConformance {
    static let keyBehaviours =
        Passage.all.flatMap { passage in
            [
                Behaviour("a key is honoured after \(passage)", needsPersistence: passage.needsPersistence) {
                    try await honouredKey($0, passage)
                },
                Behaviour("a failed job takes its keys along, \(passage)", needsPersistence: passage.needsPersistence) {
                    try await failedKeys($0, passage)
                },
            ]
        } + [
            Behaviour("a key that is used twice in a group gets one answer", twins),
            Behaviour("keys are filed by jobs whose group was rolled back", spoiledFiling),
            Behaviour("answers are forgotten after their time, whenever keys are filed", forgottenAnswers),
            Behaviour("answers that an older version kept are honoured", needsPersistence: true, olderAnswers),
        ]

    @Sendable private static func honouredKey(_ place: StorePlace, _ passage: Passage) async throws {
        let desk = try KeyDesk(place)
        defer { desk.close() }
        try await desk.remember("k", desk.one, "first")
        try await passage.run(desk)
        try expect(try await desk.recall("k", desk.one), equals: "first", "the answer under a repeated key")
        try await desk.expectConflict("k", desk.two)
        desk.clock.advance(by: LedgerLimits.answerLifetime - 1)
        try expect(try await desk.recall("k", desk.one), equals: "first", "the answer shortly before its end")
        desk.clock.advance(by: 1)
        for print in [desk.one, desk.two] {
            try expect(try await desk.recall("k", print), equals: nil, "the answer after its time")
        }
        try await desk.fail { try $0.remember(key: "k", fingerprint: desk.two, answer: desk.answer("lost")) }
        try expect(try await desk.recall("k", desk.two), equals: nil, "the answer of a job that failed")
        try await desk.remember("k", desk.two, "second")
        try expect(try await desk.recall("k", desk.two), equals: "second", "the answer under a key used anew")
        try await passage.run(desk)
        try expect(try await desk.recall("k", desk.two), equals: "second", "the answer under a key used anew")
        try await desk.expectConflict("k", desk.one)
    }

    @Sendable private static func failedKeys(_ place: StorePlace, _ passage: Passage) async throws {
        let desk = try KeyDesk(place)
        defer { desk.close() }
        let group = try await desk.ledger.together(5) { number, job in
            try job.remember(key: "k\(number)", fingerprint: desk.one, answer: desk.answer("answer \(number)"))
            if number == 3 { throw Stop() }
        }
        try expect(group.outcomes, equals: [true, true, false, true, true], "how the jobs ended")
        try await passage.run(desk)
        for number in 1...5 {
            let found = try await desk.recall("k\(number)", desk.one)
            try expect(found, equals: number == 3 ? nil : "answer \(number)", "the answer of job \(number)")
        }
        try await desk.remember("k3", desk.two, "again")
        try await passage.run(desk)
        try expect(try await desk.recall("k3", desk.two), equals: "again", "the answer of the job's second try")
    }

    @Sendable private static func twins(_ place: StorePlace) async throws {
        let desk = try KeyDesk(place)
        defer { desk.close() }
        let found = Mutex<[String]>([])
        let group = try await desk.ledger.together(4) { number, job in
            let print = number == 4 ? desk.two : desk.one
            let kept = try job.recall(key: "k", fingerprint: print)
            found.withLock { $0.append(kept.map { String(decoding: $0.data, as: UTF8.self) } ?? "none") }
            if kept == nil { try job.remember(key: "k", fingerprint: print, answer: desk.answer("job \(number)")) }
        }
        try expect(group.outcomes, equals: [true, true, true, false], "how the jobs ended")
        try expect(group.runs, equals: [1, 1, 1, 1], "how often each ran")
        try expect(found.withLock { $0 }, equals: ["none", "job 1", "job 1"], "what the jobs found")
    }

    @Sendable private static func spoiledFiling(_ place: StorePlace) async throws {
        let desk = try KeyDesk(place)
        defer { desk.close() }
        try await desk.fill(LedgerLimits.recentAnswers - 1)
        try expect(try await desk.count("ledger_keys"), equals: 0, "keys filed below the limit")
        let group = try await desk.ledger.together(4) { number, job in
            try job.remember(key: "k\(number)", fingerprint: desk.one, answer: desk.answer("answer \(number)"))
            if number == 4 { throw Stop() }
        }
        try expect(group.outcomes, equals: [true, true, true, false], "how the jobs ended")
        try expect(try await desk.count("ledger_keys"), equals: Int64(LedgerLimits.recentAnswers), "keys filed")
        let found = try await desk.recall("fill-1", desk.one)
        try expect(found, equals: "filler", "the answer under the first key filed")
        for number in 1...4 {
            let found = try await desk.recall("k\(number)", desk.one)
            try expect(found, equals: number == 4 ? nil : "answer \(number)", "the answer of job \(number)")
        }
    }

    @Sendable private static func forgottenAnswers(_ place: StorePlace) async throws {
        let desk = try KeyDesk(place)
        defer { desk.close() }
        func expectCounts(answers: Int, keys: Int, _ what: String) async throws {
            try expect(try await desk.count("ledger_answers"), equals: Int64(answers), "answers \(what)")
            try expect(try await desk.count("ledger_keys"), equals: Int64(keys), "keys \(what)")
        }
        let old = LedgerLimits.answersPruned + 5
        try await desk.fill(old)
        try await expectCounts(answers: old, keys: old, "before their time")
        desk.clock.advance(by: LedgerLimits.answerLifetime)
        try await desk.remember("fill-1", desk.two, "anew")
        try await expectCounts(answers: old + 1, keys: old, "before keys are filed")
        try await desk.fill(LedgerLimits.recentAnswers)
        let added = LedgerLimits.recentAnswers + 1
        try await expectCounts(answers: 5 + added, keys: 5 + added, "after one step")
        desk.clock.advance(by: 1)
        try await desk.fill(LedgerLimits.recentAnswers)
        let all = added + LedgerLimits.recentAnswers
        try await expectCounts(answers: all, keys: all, "after two steps")
        try expect(try await desk.recall("fill-1", desk.two), equals: "anew", "the answer under a key used anew")
        desk.clock.advance(by: LedgerLimits.answerLifetime + 1)
        try await desk.remember("alone", desk.one, "alone")
        desk.clock.advance(by: LedgerLimits.answerLifetime)
        try await desk.remember("late", desk.one, "late")
        try await expectCounts(answers: 2 + all - LedgerLimits.answersPruned, keys: 2, "of a quiet office")
    }

    /// The tables as they were before keys were filed, with one answer.
    @Sendable private static func olderAnswers(_ place: StorePlace) async throws {
        let desk = try KeyDesk(place)
        defer { desk.close() }
        desk.close()
        let store = try place.store()
        let (one, expires) = (desk.one.bytes, desk.clock.now + 1000)
        try store.write { tables in
            for statement in olderInbox { try tables.execute(store.dialect.spell(statement)) }
            for (key, expires) in [("k", expires), ("l", expires + 1), ("gone", desk.clock.now)] {
                try tables.execute(
                    "INSERT INTO ledger_inbox (key, fingerprint, kind, answer, expires) VALUES (?, ?, ?, ?, ?)",
                    [.text(key), .blob(one), .integer(4), .blob(Array("old \(key)".utf8)), .integer(expires)]
                )
            }
        }
        try store.close()
        try desk.open()
        try expect(try await desk.recall("k", desk.one), equals: "old k", "the answer that was kept")
        try await desk.expectConflict("k", desk.two)
        try expect(try await desk.recall("gone", desk.two), equals: nil, "the answer that had expired")
        try await desk.remember("new", desk.one, "new")
        desk.clock.advance(by: 1000)
        try expect(try await desk.recall("k", desk.two), equals: nil, "the answer after its time")
        try expect(try await desk.recall("l", desk.one), equals: "old l", "the other answer that was kept")
        try expect(try await desk.recall("new", desk.one), equals: "new", "a new answer")
    }

    private static let olderInbox = [
        "DROP TABLE ledger_answers",
        "DROP TABLE ledger_keys",
        "ALTER TABLE ledger_meta DROP COLUMN keys_through",
        """
        CREATE TABLE ledger_inbox (
            key TEXT NOT NULL PRIMARY KEY,
            fingerprint {blob} NOT NULL,
            kind INTEGER NOT NULL,
            answer {blob} NOT NULL,
            expires BIGINT NOT NULL
        ) {clustered}
        """,
        "DELETE FROM ledger_migrations WHERE scope = 'ledger' AND position = 3",
    ]
}

/// What happens between the first use of a key and the next.
private struct Passage: CustomStringConvertible {
    let description: String
    let needsPersistence: Bool
    let run: @Sendable (KeyDesk) async throws -> Void

    static let all = [
        Passage(description: "nothing else", needsPersistence: false) { _ in },
        Passage(description: "many other keys", needsPersistence: false) { try await $0.fillUp() },
        Passage(description: "opening again", needsPersistence: true) { try $0.reopen() },
        Passage(description: "many other keys and opening again", needsPersistence: true) {
            try await $0.fillUp()
            try $0.reopen()
        },
        Passage(description: "opening again and many other keys", needsPersistence: true) {
            try $0.reopen()
            try await $0.fillUp()
        },
    ]
}
