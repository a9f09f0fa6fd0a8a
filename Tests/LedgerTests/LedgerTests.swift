import Dispatch
import Ledger
import LedgerTestKit
import Stream
import Synchronization
import Testing
import Wire

@Suite struct LedgerTests {
    private let place = StorePlace(persists: false) { try SQLiteStore.inMemory() }

    @Test func `a full queue refuses a job and does nothing`() async throws {
        let ledger = try place.ledger()
        let gate = DispatchSemaphore(value: 0)
        try await ledger.hold(until: gate)
        let done = Mutex(0)
        for _ in 0..<LedgerLimits.waitingJobs {
            try ledger.submit(
                LedgerJob { _ in
                } done: { _ in
                    done.withLock { $0 += 1 }
                }
            )
        }
        #expect(throws: LedgerError.full(limit: LedgerLimits.waitingJobs)) {
            try ledger.submit(
                LedgerJob { _ in
                } done: { _ in
                    done.withLock { $0 += 1 }
                }
            )
        }
        await #expect(throws: LedgerError.full(limit: LedgerLimits.waitingJobs)) { try await ledger.perform { _ in } }
        gate.signal()
        try ledger.close()
        #expect(done.withLock { $0 } == LedgerLimits.waitingJobs)
    }

    @Test func `closing carries out what waits and refuses what comes`() async throws {
        let ledger = try place.ledger()
        let gate = DispatchSemaphore(value: 0)
        try await ledger.hold(until: gate)
        let heads = Mutex<[UInt64]>([])
        for _ in 0..<3 {
            try ledger.submit(
                LedgerJob {
                    try $0.append(type: "registry.note-taken.v1", subject: "a", data: [48])
                } done: { result in
                    if let state = try? result.get() { heads.withLock { $0.append(state.head) } }
                }
            )
        }
        gate.signal()
        try ledger.close()
        try ledger.close()
        #expect(heads.withLock { $0 } == [3, 3, 3])
        #expect(throws: LedgerError.closed) {
            try ledger.submit(
                LedgerJob { _ in
                } done: { _ in
                }
            )
        }
        await #expect(throws: LedgerError.closed) { try await ledger.read { _ in } }
    }

    @Test func `everybody is told after the commit, the asker before the listener`() async throws {
        let ledger = try place.ledger()
        defer { try? ledger.close() }
        let log = Mutex<[String]>([])
        ledger.onCommit { records, state in
            let sequences = records.entries.map { entry in
                records.bytes[entry.range].withUnsafeBytes { RecordHead(reading: $0)?.sequence ?? 0 }
            }
            log.withLock { $0.append("published \(sequences) head \(state.head) committed \(ledger.state().head)") }
        }
        let gate = DispatchSemaphore(value: 0)
        try await ledger.hold(until: gate)
        for number in 1...3 {
            try ledger.submit(
                LedgerJob { job in
                    guard number != 2 else { throw LedgerError.closed }
                    try job.append(type: "registry.note-taken.v1", subject: "a", data: [48])
                } done: { result in
                    let outcome = (try? result.get()).map { "head \($0.head)" } ?? "failed"
                    log.withLock { $0.append("job \(number) \(outcome) committed \(ledger.state().head)") }
                }
            )
        }
        gate.signal()
        // The first may share the group, and is then told before the listener.
        for _ in 1...2 { try await ledger.perform { _ in } }
        #expect(
            log.withLock { $0 } == [
                "job 1 head 2 committed 2", "job 2 failed committed 2", "job 3 head 2 committed 2",
                "published [1, 2] head 2 committed 2",
            ]
        )
    }

    @Test func `a group that is rolled back is published job by job, in order`() async throws {
        let notes = Migration(id: "001", statements: ["CREATE TABLE notes (id BIGINT PRIMARY KEY)"])
        let ledger = try place.ledger(migrations: [notes])
        defer { try? ledger.close() }
        let heads = Mutex<[UInt64]>([])
        ledger.onCommit { _, state in heads.withLock { $0.append(state.head) } }
        let group = try await ledger.together(3) { number, job in
            try job.append(type: "registry.note-taken.v1", subject: "a", data: [48])
            try job.execute("INSERT INTO notes (id) VALUES (?)", [.integer(number == 2 ? 1 : Int64(number))])
        }
        #expect(group.outcomes == [true, false, true])
        try await ledger.perform { _ in }
        #expect(heads.withLock { $0 } == [1, 2])
    }

    @Test func `a group takes no further job once it is large`() async throws {
        let ledger = try place.ledger()
        defer { try? ledger.close() }
        let sizes = Mutex<[Int]>([])
        ledger.onCommit { records, _ in sizes.withLock { $0.append(records.entries.count) } }
        let data = [UInt8](repeating: 48, count: 200_000)
        let group = try await ledger.together(30) { _, job in
            try job.append(type: "registry.note-taken.v1", subject: "a", data: data)
        }
        #expect(group.outcomes == Array(repeating: true, count: 30))
        #expect(group.runs == Array(repeating: 1, count: 30))
        try await ledger.perform { _ in }
        #expect(sizes.withLock { $0 } == [21, 9])
    }

    @Test func `a job that appends too much is refused`() async throws {
        let ledger = try place.ledger()
        defer { try? ledger.close() }
        let data = [UInt8](repeating: 48, count: 250_000)
        await #expect(throws: LedgerError.jobTooLarge(limit: LedgerLimits.jobBytes)) {
            try await ledger.perform { job in
                for _ in 0..<300 { try job.append(type: "registry.note-taken.v1", subject: "a", data: data) }
            }
        }
        #expect(ledger.state().head == 0)
    }

    @Test func `an event that cannot be one is refused and the job may go on`() async throws {
        let ledger = try place.ledger()
        defer { try? ledger.close() }
        let errors = try await ledger.perform { job in
            var errors: [LedgerError] = []
            for (type, data) in [("Registry", [48]), ("registry.a.v1", [])] as [(String, [UInt8])] {
                do {
                    try job.append(type: type, subject: "a", data: data)
                } catch let error as LedgerError {
                    errors.append(error)
                }
            }
            try job.append(type: "registry.a.v1", subject: "a", data: [48])
            return errors
        }
        #expect(errors == [.refused(.badTopic("Registry.")), .refused(.emptyData)])
        #expect(ledger.state().head == 1)
    }

    @Test func `a transaction is of no use after its job`() async throws {
        let ledger = try place.ledger()
        defer { try? ledger.close() }
        let escaped = Escaped()
        try await ledger.perform { escaped.transaction = $0 }
        let transaction = try #require(escaped.transaction)
        #expect(throws: LedgerError.transactionOver) { try transaction.rows("SELECT 1") }
        #expect(throws: LedgerError.transactionOver) { try transaction.append(type: "a.b.v1", subject: "", data: [48]) }
    }

    @Test(arguments: ["ROLLBACK", "COMMIT", "END", "SAVEPOINT a"])
    func `a job that ends its transaction by hand fails`(_ statement: String) async throws {
        let ledger = try place.ledger()
        defer { try? ledger.close() }
        for asks in [true, false] {
            let error = await #expect(throws: LedgerError.self) {
                try await ledger.perform { job in
                    try job.append(type: "registry.a.v1", subject: "a", data: [48])
                    _ = asks ? try job.rows(statement).count : try job.execute(statement)
                }
            }
            #expect("\(try #require(error))".contains(statement))
        }
        #expect(ledger.state().head == 0)
        try await ledger.append(1)
        #expect(try ledger.verify().isSound)
    }

    @Test func `source and subject stand in the attributes once`() async throws {
        let ledger = try place.ledger()
        defer { try? ledger.close() }
        var attributes = Attributes()
        attributes[text: "source"] = "//liar/registry"
        attributes[text: "subject"] = "other"
        attributes[text: "actor"] = "县住建局"
        try await ledger.perform { [attributes] job in
            try job.append(type: "registry.a.v1", subject: "镇\"1", attributes: attributes, data: [48])
        }
        var found = Attributes()
        try ledger.replay { found = try $0.attributes() }
        #expect(found.entries.map(\.name) == ["source", "subject", "actor"])
        #expect(found[text: "source"] == "//test/registry")
        #expect(found[text: "subject"] == "镇\"1")
        #expect(found[text: "actor"] == "县住建局")
    }

    @Test func `the time stands still during a job`() async throws {
        let clock = ManualClock(1000)
        let ledger = try place.ledger(clock: clock)
        defer { try? ledger.close() }
        let times = try await ledger.perform { job in
            let first = job.now
            clock.advance(by: 5)
            return [first, job.now]
        }
        #expect(times == [1000, 1000])
        let later = try await ledger.perform { $0.now }
        #expect(later == 1005)
    }

    @Test func `a listener may keep what it gets`() async throws {
        let ledger = try place.ledger()
        defer { try? ledger.close() }
        let kept = Mutex<[PackedRecords]>([])
        ledger.onCommit { records, _ in kept.withLock { $0.append(records) } }
        try await ledger.append(3)
        try await ledger.perform { _ in }
        let sequences = kept.withLock { $0 }.map { records in
            records.bytes.withUnsafeBytes { RecordHead(reading: $0)?.sequence }
        }
        #expect(sequences == [1, 2, 3])
    }
}

/// Lets a transaction out of its job.
private final class Escaped: @unchecked Sendable {
    // Safe because it is set before `perform` returns and read after.
    var transaction: LedgerTransaction?
}
