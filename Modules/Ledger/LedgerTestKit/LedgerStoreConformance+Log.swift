import Ledger
import Stream
import Wire

extension LedgerStoreConformance {
    static let logBehaviours = [
        Behaviour("events get the next places and come back byte for byte", eventsComeBack),
        Behaviour("a rolled-back job leaves no gap", noGapAfterRollback),
        Behaviour("a page keeps to its limits and says whether there is more", pageBounds),
        Behaviour("one long record still makes a page", longRecord),
        Behaviour("a log as it should be verifies", verifies),
        Behaviour("a replay hands out any stretch of the log in order", replays),
    ]

    @Sendable private static func eventsComeBack(_ place: StorePlace) async throws {
        let clock = ManualClock()
        let ledger = try place.ledger(clock: clock)
        defer { try? ledger.close() }
        let first = try await ledger.perform { try $0.note(1) }
        let others = try await ledger.perform { job in try [job.note(2), job.note(3)] }
        try expect(
            (["\(first)"] + others.map { "\($0)" }).joined(separator: " "),
            equals: "00000000000000a1-1 00000000000000a1-2 00000000000000a1-3",
            "the places"
        )
        let page = try ledger.page(after: 1)
        try expect(
            page.records.entries.map(\.topic.text),
            equals: Array(repeating: "registry.note-taken.v1.", count: 2),
            "topics"
        )
        try page.records.bytes.withUnsafeBytes { bytes in
            var reader = RecordReader(bytes)
            let record = reader.next()
            try expect(record?.head.sequence, equals: 2, "the sequence in the head")
            try expect(record?.head.epoch, equals: 0xA1, "the epoch in the head")
            try expect(record?.head.time, equals: clock.now, "the time in the head")
            let attributes = record.map { String(decoding: $0.attributes, as: UTF8.self) }
            try expect(attributes, equals: #"{"source":"//test/registry","subject":"note-2"}"#, "the attributes")
            try expect(record?.data.count, equals: #"{"number":2,"filler":""}"#.utf8.count + 20, "the data")
        }
        try expect(ledger.state(), equals: page.state, "the state")
    }

    @Sendable private static func noGapAfterRollback(_ place: StorePlace) async throws {
        let ledger = try place.ledger(migrations: [notes])
        defer { try? ledger.close() }
        try await ledger.perform { _ = try $0.note(1) }
        for writes in [false, true] {
            do {
                try await ledger.perform { job in
                    try job.note(99)
                    if writes { try job.execute("INSERT INTO notes (id) VALUES (1)") }
                    throw Stop()
                }
                throw ConformanceFailure(description: "a job that threw did not fail")
            } catch is Stop {}
        }
        let next = try await ledger.perform { try $0.note(2) }
        try expect(next.sequence, equals: 2, "the place after two failed jobs")
        let rows = try await ledger.read { try $0.dump(table: "notes").count }
        try expect(rows, equals: 0, "rows of the failed job")
        try expect(try ledger.verify().faults, equals: 0, "faults")
    }

    @Sendable private static func pageBounds(_ place: StorePlace) async throws {
        let ledger = try place.ledger()
        defer { try? ledger.close() }
        try await ledger.perform { job in
            for number in 1...600 { try job.note(number) }
        }
        let whole = try ledger.page(after: 0, limit: LedgerPageLimit(records: 10_000, bytes: .max))
        try expect(
            whole.records.entries.count,
            equals: LedgerLimits.pageRecords,
            "records of a page that asks for too many"
        )
        try expect(whole.hasMore, "the page does not say that there is more")
        let rest = try ledger.page(after: 500)
        try expect(rest.records.entries.count, equals: 100, "records of the last page")
        try expect(!rest.hasMore, "the last page says that there is more")
        let small = try ledger.page(after: 10, limit: LedgerPageLimit(bytes: 1000))
        try expect(small.records.bytes.count <= 1000, "the page is longer than it should be")
        try expect(small.records.entries.count > 1, "the page holds less than it could")
        try expect(try ledger.page(after: 600).records.entries.count, equals: 0, "records behind the head")
        try expect(try ledger.page(after: 9000).records.entries.count, equals: 0, "records far behind the head")
    }

    @Sendable private static func longRecord(_ place: StorePlace) async throws {
        let ledger = try place.ledger()
        defer { try? ledger.close() }
        try await ledger.perform { job in
            for number in 1...8 { try job.note(number, bytes: 200_000) }
        }
        let page = try ledger.page(after: 0)
        try expect(page.records.entries.count, equals: 4, "records of 200,000 bytes in a page")
        let one = try ledger.page(after: 7, limit: LedgerPageLimit(records: 1, bytes: 1))
        try expect(one.records.entries.count, equals: 1, "records in a page of one byte")
        let error = try await expectError("a record over the limit") {
            try await ledger.perform { _ = try $0.note(9, bytes: WireLimits.recordBytes) }
        }
        try expect("\(error)".contains("over the limit of 262144"), "the error does not name the limit: \(error)")
    }

    @Sendable private static func verifies(_ place: StorePlace) async throws {
        let ledger = try place.ledger()
        defer { try? ledger.close() }
        try expect(try ledger.verify().isSound, "an empty log does not verify")
        for number in 1...40 { try await ledger.perform { _ = try $0.note(number) } }
        let report = try ledger.verify()
        try expect(report.isSound, "the log does not verify: \(report)")
        try expect(report.events, equals: 40, "events that were verified")
        try expect(report.source, equals: "//test/registry", "the source")
    }

    @Sendable private static func replays(_ place: StorePlace) async throws {
        let ledger = try place.ledger()
        defer { try? ledger.close() }
        try await ledger.perform { job in
            for number in 1...50 { try job.note(number) }
        }
        var subjects: [String?] = []
        try ledger.replay(after: 10, through: 13) { subjects.append(try $0.attributes()[text: "subject"]) }
        try expect(subjects, equals: ["note-11", "note-12", "note-13"], "the stretch")
        var sequences: [UInt64] = []
        try ledger.replay { sequences.append($0.position.sequence) }
        try expect(sequences, equals: Array(1...50), "the whole log")
        try ledger.replay(after: 50) { _ in throw ConformanceFailure(description: "an event behind the head") }
    }
}
