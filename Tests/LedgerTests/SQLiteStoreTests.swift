import Foundation
import Ledger
import LedgerTestKit
import Stream
import Testing
import Wire

@Suite struct SQLiteStoreTests {
    @Test(arguments: LedgerStoreConformance.behaviours)
    func `a file behaves as a ledger's store`(_ behaviour: LedgerStoreConformance.Behaviour) async throws {
        try await behaviour.run(try TemporaryFile().place)
    }

    @Test(arguments: LedgerStoreConformance.behaviours)
    func `a database in memory behaves as a ledger's store`(_ behaviour: LedgerStoreConformance.Behaviour) async throws
    {
        try await behaviour.run(StorePlace(persists: false) { try SQLiteStore.inMemory() })
    }

    @Test func `each commit is synced in full, into a write-ahead file`() throws {
        let file = try TemporaryFile()
        let store = try SQLiteStore(path: file.path)
        defer { try? store.close() }
        let sync = try store.write { try $0.row("PRAGMA synchronous")?.integer("synchronous") }
        #expect(sync == 2)
        #expect(FileManager.default.fileExists(atPath: file.path + "-wal"))
    }

    @Test func `a second opening names the process that holds the file`() throws {
        let file = try TemporaryFile()
        let store = try SQLiteStore(path: file.path)
        defer { try? store.close() }
        let number = ProcessInfo.processInfo.processIdentifier
        #expect(throws: LedgerError.locked(path: file.path, holder: "\(number)")) { try SQLiteStore(path: file.path) }
    }

    @Test func `a store that could not be opened gives its lock back`() throws {
        let file = try TemporaryFile()
        try Data("this is no database, and long enough to be looked at".utf8).write(to: URL(fileURLWithPath: file.path))
        for _ in 1...2 {
            let error = #expect(throws: LedgerError.self) { try SQLiteStore(path: file.path) }
            guard case .database(let fault)? = error else { throw error ?? .closed }
            #expect(fault.kind == .corrupt)
            #expect("\(fault)".contains("restore from a backup"))
        }
    }

    @Test func `a folder that is not there is named`() throws {
        let path = try TemporaryFile().sibling("nowhere/registry.db")
        let error = #expect(throws: LedgerError.self) { try SQLiteStore(path: path) }
        #expect("\(try #require(error))".contains("nowhere/registry.db.lock: No such file"))
    }

    @Test func `a full disk fails the job and leaves nothing half written`() async throws {
        let file = try TemporaryFile()
        var settings = SQLiteSettings()
        settings.maximumPages = 60
        let place = StorePlace(persists: true) { [settings] in try SQLiteStore(path: file.path, settings: settings) }
        let notes = Migration(id: "001", statements: ["CREATE TABLE notes (id BIGINT PRIMARY KEY)"])
        let ledger = try place.ledger(migrations: [notes])
        defer { try? ledger.close() }
        func append(_ id: Int64, bytes: Int) async throws {
            try await ledger.perform { job in
                try job.execute("INSERT INTO notes (id) VALUES (?)", [.integer(id)])
                try job.append(type: "registry.note-taken.v1", subject: "a", data: [UInt8](repeating: 48, count: bytes))
            }
        }
        try await append(1, bytes: 10)
        let error = await #expect(throws: LedgerError.self) { try await append(2, bytes: 250_000) }
        guard case .database(let fault)? = error else { throw error ?? .closed }
        #expect(fault.kind == .full)
        #expect(fault.isTransient)
        #expect("\(fault)".contains("Free some space"))
        #expect(ledger.state().head == 1)
        try await append(3, bytes: 10)
        #expect(ledger.state().head == 2)
        #expect(try await ledger.read { try $0.dump(table: "notes").map { $0.integer("id") } } == [1, 3])
        #expect(try ledger.verify().isSound)
    }

    @Test func `a full disk fails only the jobs that do not fit`() async throws {
        let file = try TemporaryFile()
        var settings = SQLiteSettings()
        settings.maximumPages = 60
        let store = try SQLiteStore(path: file.path, settings: settings)
        let ledger = try StorePlace(persists: true) { store }.ledger()
        defer { try? ledger.close() }
        let group = try await ledger.together(4) { number, job in
            let bytes = number == 2 ? 250_000 : 10
            try job.append(type: "registry.note-taken.v1", subject: "a", data: [UInt8](repeating: 48, count: bytes))
        }
        #expect(group.outcomes == [true, false, true, true])
        #expect(ledger.state().head == 3)
        #expect(try ledger.verify().isSound)
    }

    @Test func `a restored backup goes on under a new epoch`() async throws {
        let file = try TemporaryFile()
        let store = try SQLiteStore(path: file.path)
        let ledger = try StorePlace(persists: true) { store }.ledger(epoch: 1)
        try await ledger.append(3)
        let print = Fingerprint(operation: "registry.take-step", data: [1])
        let answer = RecordedAnswer(kind: .reply, data: [1])
        try await ledger.perform { try $0.remember(key: "k", fingerprint: print, answer: answer) }
        try store.backUp(to: file.sibling("backup.db"))
        #expect(throws: LedgerError.self) { try store.backUp(to: file.sibling("backup.db")) }
        try await ledger.append(2)
        #expect(ledger.state() == StreamState(epoch: 1, head: 5))
        try ledger.close()
        let copy = try SQLiteStore(path: file.sibling("backup.db"))
        let identity = StorePlace.identity
        let state = try Ledger.beginEpoch(store: copy, identity: identity, clock: { 0 }, random: { 1 })
        #expect(state.parentEpoch == 1)
        #expect(state.epoch != 1, "a random number that was an epoch before is not taken again")
        #expect(state.fork == 3)
        let restored = try StorePlace(persists: true) { copy }.ledger()
        defer { try? restored.close() }
        #expect(try await restored.perform { try $0.recall(key: "k", fingerprint: print) } == answer)
        try await restored.append(1)
        #expect(try restored.verify().isSound)
        #expect(try restored.page(after: 3).state.head == 4)
    }
}

extension Ledger {
    /// Appends events, each in a job of its own.
    func append(_ count: Int) async throws {
        for number in 1...count {
            try await perform { job in
                _ = try job.append(
                    type: "registry.note-taken.v1",
                    subject: "note-\(number)",
                    data: Array(#"{"number":\#(number)}"#.utf8)
                )
            }
        }
    }
}
