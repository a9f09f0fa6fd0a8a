import Ledger
import Stream
import Wire

extension LedgerStoreConformance {
    static let lifeBehaviours = [
        Behaviour("a job that throws after it wrote does not hurt its group", spoiledGroup),
        Behaviour("a job that throws before it wrote leaves its group alone", unharmedGroup),
        Behaviour("opening again finds everything", needsPersistence: true, reopening),
        Behaviour("tables of another order, changed or newer are refused", migrationOrder),
        Behaviour("the log of another source is refused", needsPersistence: true, otherSource),
        Behaviour("a database that is open is not opened again", needsPersistence: true, exclusive),
        Behaviour("a new epoch names its parent and the fork, and the chain goes on", needsPersistence: true, newEpoch),
    ]

    @Sendable private static func spoiledGroup(_ place: StorePlace) async throws {
        let ledger = try place.ledger(migrations: [notes])
        defer { try? ledger.close() }
        let group = try await ledger.together(5) { number, job in
            try job.note(number)
            try job.execute("INSERT INTO notes (id) VALUES (?)", [.integer(Int64(number))])
            if number == 3 { throw Stop() }
        }
        try expect(group.outcomes, equals: [true, true, false, true, true], "how the jobs ended")
        try expect(group.runs, equals: [2, 2, 2, 1, 1], "how often the jobs ran")
        let ids = try await ledger.read { try $0.dump(table: "notes").map { $0.integer("id") } }
        try expect(ids, equals: [1, 2, 4, 5], "the rows")
        var subjects: [String?] = []
        try ledger.replay { subjects.append(try $0.attributes()[text: "subject"]) }
        try expect(subjects, equals: ["note-1", "note-2", "note-4", "note-5"], "the events")
        try expect(try ledger.verify().isSound, "the log does not verify")
    }

    @Sendable private static func unharmedGroup(_ place: StorePlace) async throws {
        let ledger = try place.ledger(migrations: [notes])
        defer { try? ledger.close() }
        let group = try await ledger.together(4) { number, job in
            try job.note(number)
            if number == 2 { throw Stop() }
        }
        try expect(group.outcomes, equals: [true, false, true, true], "how the jobs ended")
        try expect(group.runs, equals: [1, 1, 1, 1], "how often the jobs ran")
        try expect(ledger.state().head, equals: 3, "the head")
        try expect(try ledger.verify().isSound, "the log does not verify")
    }

    @Sendable private static func reopening(_ place: StorePlace) async throws {
        let ledger = try place.ledger(migrations: [notes], epoch: 5)
        try await ledger.perform { job in
            try job.note(1)
            try job.execute("INSERT INTO notes (id) VALUES (1)")
            try job.advance(consumer: "a", source: "//b/c", from: nil, to: StreamPosition(epoch: 1, sequence: 1))
        }
        try ledger.close()
        let again = try place.ledger(migrations: [notes], epoch: 6)
        defer { try? again.close() }
        try expect(again.state(), equals: StreamState(epoch: 5, head: 1), "the state")
        let next = try await again.perform { try $0.note(2) }
        try expect(next, equals: StreamPosition(epoch: 5, sequence: 2), "the next place")
        try expect(try await again.read { try $0.dump(table: "notes").count }, equals: 1, "rows")
        try expect(try await again.read { try $0.cursors().count }, equals: 1, "cursors")
        try expect(try again.verify().isSound, "the log does not verify")
    }

    @Sendable private static func migrationOrder(_ place: StorePlace) async throws {
        let store = try place.store()
        defer { try? store.close() }
        let other = Migration(id: "002-marks", statements: ["CREATE TABLE marks (id BIGINT PRIMARY KEY)"])
        try store.migrate([notes, other], scope: "registry", now: 1)
        try store.migrate([notes, other], scope: "registry", now: 2)
        let changed = Migration(id: notes.id, statements: ["CREATE TABLE notes (id BIGINT)"])
        for (steps, text) in [
            ([other, notes], "was '001-notes', the code says '002-marks'"),
            ([notes], "written by a newer version"),
            ([changed, other], "was changed after it had been carried out"),
        ] {
            let error = try await expectError(text) { try store.migrate(steps, scope: "registry", now: 3) }
            try expect("\(error)".contains(text), "the error reads otherwise: \(error)")
        }
        let broken = Migration(id: "004", statements: ["CREATE TABLE half (id BIGINT)", "CREATE NONSENSE"])
        let whole = Migration(id: "003-whole", statements: ["CREATE TABLE whole (id BIGINT)"])
        try await expectError("a step that fails") {
            try store.migrate([notes, other, whole, broken], scope: "registry", now: 4)
        }
        for table in ["half", "whole"] {
            try await expectError("a table of steps that failed") {
                _ = try store.read { try $0.rows("SELECT * FROM \(table)") }
            }
        }
    }

    @Sendable private static func otherSource(_ place: StorePlace) async throws {
        try place.ledger().close()
        let store = try place.store()
        defer { try? store.close() }
        let error = try await expectError("another module's log") {
            _ = try Ledger.open(
                store: store,
                identity: LedgerIdentity(node: "test", module: "audit"),
                migrations: [],
                clock: { 0 },
                random: { 1 }
            )
        }
        try expect("\(error)".contains("belongs to //test/registry, not to //test/audit"), "the error reads otherwise")
    }

    @Sendable private static func exclusive(_ place: StorePlace) async throws {
        let store = try place.store()
        try await expectError("opening what is open") { try place.store().close() }
        try store.close()
        try place.store().close()
    }

    @Sendable private static func newEpoch(_ place: StorePlace) async throws {
        let ledger = try place.ledger(epoch: 1)
        try await ledger.perform { _ = try $0.note(1) }
        try ledger.close()
        for (parent, epoch) in [(1, 2), (2, 3)] as [(UInt64, UInt64)] {
            let store = try place.store()
            let state = try Ledger.beginEpoch(
                store: store,
                identity: StorePlace.identity,
                clock: { 0 },
                random: { epoch }
            )
            try store.close()
            let expected = StreamState(epoch: epoch, head: parent, parentEpoch: parent, fork: parent)
            try expect(state, equals: expected, "the state after a new epoch")
            let again = try place.ledger()
            try await again.perform { _ = try $0.note(2) }
            let report = try again.verify()
            try expect(report.isSound, "the log does not verify: \(report)")
            try again.close()
        }
    }
}
