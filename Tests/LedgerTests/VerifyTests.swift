import Ledger
import LedgerTestKit
import Stream
import Testing
import Wire

/// Ways to alter a log behind the ledger's back, and what is found.
struct Tampering: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let statements: [String]
    let sequence: UInt64
    let topic: String?
    let what: LogFault.What
    var faults: UInt64 = 1
    var isFoundAtOpening = false

    static let topic = "registry.note-taken.v1."

    static let all = [
        Tampering(
            testDescription: "a byte of the data",
            statements: [
                "UPDATE ledger_log SET record = CAST(replace(record, 'number\":4', 'number\":5') AS BLOB) WHERE seq = 4"
            ],
            sequence: 4,
            topic: topic,
            what: .badChecksum
        ),
        Tampering(
            testDescription: "the topic",
            statements: ["UPDATE ledger_log SET topic = 'registry.note-burnt.v1.' WHERE seq = 4"],
            sequence: 4,
            topic: "registry.note-burnt.v1.",
            what: .brokenChain
        ),
        Tampering(
            testDescription: "a topic that is none",
            statements: ["UPDATE ledger_log SET topic = 'Note' WHERE seq = 4"],
            sequence: 4,
            topic: nil,
            what: .badTopic
        ),
        Tampering(
            testDescription: "a hash: it and the next one do not fit",
            statements: ["UPDATE ledger_log SET hash = zeroblob(32) WHERE seq = 4"],
            sequence: 4,
            topic: topic,
            what: .brokenChain,
            faults: 2
        ),
        Tampering(
            testDescription: "a record cut short",
            statements: ["UPDATE ledger_log SET record = substr(record, 1, 60) WHERE seq = 4"],
            sequence: 4,
            topic: topic,
            what: .badRecord
        ),
        Tampering(
            testDescription: "a record with something behind it",
            statements: ["UPDATE ledger_log SET record = CAST(record || x'00' AS BLOB) WHERE seq = 4"],
            sequence: 4,
            topic: topic,
            what: .badRecord
        ),
        Tampering(
            testDescription: "another event's record",
            statements: ["UPDATE ledger_log SET record = (SELECT record FROM ledger_log WHERE seq = 5) WHERE seq = 4"],
            sequence: 4,
            topic: topic,
            what: .otherSequence
        ),
        Tampering(
            testDescription: "an epoch that was never",
            statements: ["UPDATE ledger_epochs SET epoch = 99, fork = 3 WHERE ordinal = 1"],
            sequence: 1,
            topic: topic,
            what: .otherEpoch,
            faults: 10
        ),
        Tampering(
            testDescription: "an event taken out",
            statements: ["DELETE FROM ledger_log WHERE seq = 4"],
            sequence: 4,
            topic: nil,
            what: .missing
        ),
        Tampering(
            testDescription: "the last event taken out",
            statements: ["DELETE FROM ledger_log WHERE seq = 10"],
            sequence: 10,
            topic: nil,
            what: .missing,
            isFoundAtOpening: true
        ),
        Tampering(
            testDescription: "all events taken out",
            statements: ["DELETE FROM ledger_log"],
            sequence: 1,
            topic: nil,
            what: .missing,
            isFoundAtOpening: true
        ),
        Tampering(
            testDescription: "the last event taken out and the head moved",
            statements: ["DELETE FROM ledger_log WHERE seq = 10", "UPDATE ledger_meta SET head = 9"],
            sequence: 9,
            topic: nil,
            what: .otherHead,
            isFoundAtOpening: true
        ),
        Tampering(
            testDescription: "an event put behind the head",
            statements: ["INSERT INTO ledger_log SELECT 11, topic, record, hash FROM ledger_log WHERE seq = 10"],
            sequence: 11,
            topic: nil,
            what: .beyondHead,
            isFoundAtOpening: true
        ),
    ]
}

@Suite struct VerifyTests {
    @Test(arguments: Tampering.all)
    func `what was altered by hand is found and named`(_ tampering: Tampering) async throws {
        let file = try TemporaryFile()
        let store = try await tamperedStore(file, tampering.statements)
        defer { try? store.close() }
        let report = try store.verifyLog()
        #expect(report.first == LogFault(sequence: tampering.sequence, topic: tampering.topic, what: tampering.what))
        #expect(report.faults == tampering.faults)
        #expect(!report.isSound)
        let opening = Result {
            try Ledger.open(
                store: store,
                identity: StorePlace.identity,
                migrations: [],
                clock: { 0 },
                random: { 1 }
            )
        }
        if tampering.isFoundAtOpening {
            let fault = LogFault(sequence: tampering.sequence, topic: nil, what: tampering.what)
            #expect(throws: LedgerError.damaged(fault)) { try opening.get() }
        } else {
            let ledger = try opening.get()
            var replayed: UInt64 = 0
            let error = #expect(throws: LedgerError.self) { try ledger.replay { replayed = $0.position.sequence } }
            #expect(error == report.first.map(LedgerError.damaged))
            #expect(replayed == tampering.sequence - 1)
            try ledger.close()
        }
    }

    @Test func `a record that was altered together with its checksum is found by the chain`() async throws {
        let file = try TemporaryFile()
        var forged: [UInt8] = []
        let head = RecordHead(kind: .event, epoch: 0xA1, sequence: 4, time: 1_750_000_000_000)
        let attributes = Array(#"{"source":"//test/registry","subject":"note-4"}"#.utf8)
        try forged.appendRecord(head, attributes: attributes, data: Array(#"{"number":9}"#.utf8))
        let store = try await tamperedStore(file, ["UPDATE ledger_log SET record = ? WHERE seq = 4"], [.blob(forged)])
        defer { try? store.close() }
        let report = try store.verifyLog()
        #expect(report.first == LogFault(sequence: 4, topic: Tampering.topic, what: .brokenChain))
        #expect(report.faults == 1)
    }

    @Test func `several faults are counted to the end`() async throws {
        let file = try TemporaryFile()
        let store = try await tamperedStore(
            file,
            ["DELETE FROM ledger_log WHERE seq IN (2, 10)", "UPDATE ledger_log SET topic = 'a.' WHERE seq = 6"]
        )
        defer { try? store.close() }
        let report = try store.verifyLog()
        #expect(report.faults == 3)
        #expect(report.first?.sequence == 2)
        #expect(report.events == 8)
        #expect("\(try #require(report.first))" == "event 2 is missing")
    }

    @Test func `a page does not hand out a damaged record`() async throws {
        let file = try TemporaryFile()
        let store = try await tamperedStore(file, Tampering.all[0].statements)
        let ledger = try StorePlace(persists: true) { store }.ledger()
        defer { try? ledger.close() }
        let fault = LogFault(sequence: 4, topic: Tampering.topic, what: .badChecksum)
        #expect(throws: LedgerError.damaged(fault)) { try ledger.page(after: 0) }
        #expect(try ledger.page(after: 4).records.entries.count == 6)
        try store.write { _ = try $0.execute("DELETE FROM ledger_log WHERE seq = 8") }
        let gap = LogFault(sequence: 8, topic: nil, what: .missing)
        #expect(throws: LedgerError.damaged(gap)) { try ledger.page(after: 4) }
    }

    @Test func `the progress ends at the head`() async throws {
        let ledger = try StorePlace(persists: false) { try SQLiteStore.inMemory() }.ledger()
        defer { try? ledger.close() }
        try await ledger.perform { job in
            for _ in 0..<(LedgerLimits.scanRows + 10) {
                try job.append(type: "registry.note-taken.v1", subject: "a", data: [48])
            }
        }
        var steps: [UInt64] = []
        let report = try ledger.verify { reached, _ in steps.append(reached) }
        #expect(steps == [UInt64(LedgerLimits.scanRows), UInt64(LedgerLimits.scanRows) + 10])
        #expect(report.isSound)
        #expect(report.headHash.count == 64)
    }

    private func tamperedStore(
        _ file: TemporaryFile,
        _ statements: [String],
        _ arguments: [SQLValue] = []
    ) async throws -> SQLiteStore {
        let ledger = try file.place.ledger()
        try await ledger.append(10)
        #expect(try ledger.verify().isSound)
        try ledger.close()
        let store = try SQLiteStore(path: file.path)
        try store.write { tables in
            for statement in statements {
                let changed = try tables.execute(statement, arguments)
                #expect(changed > 0, "the statement altered nothing")
            }
        }
        return store
    }
}
