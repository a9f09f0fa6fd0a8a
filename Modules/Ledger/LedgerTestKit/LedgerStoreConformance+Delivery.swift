import Ledger
import Stream
import Wire

extension LedgerStoreConformance {
    static let deliveryBehaviours = [
        Behaviour("a cursor moves only from where it stands", fencedCursor),
        Behaviour("a fenced job leaves its group alone", fencedInGroup),
        Behaviour("a dead letter is kept with the cursor that passed it", deadLetters),
    ]

    private static let source = "//other/audit"

    @Sendable private static func fencedCursor(_ place: StorePlace) async throws {
        let ledger = try place.ledger()
        defer { try? ledger.close() }
        let places = (0...3).map { StreamPosition(epoch: .max - 1, sequence: UInt64($0)) }
        func move(_ from: StreamPosition?, _ to: StreamPosition) async throws {
            try await ledger.perform { try $0.advance(consumer: "audit", source: source, from: from, to: to) }
        }
        try expect(
            try await ledger.perform { try $0.cursor(consumer: "audit", source: source) },
            equals: nil,
            "the cursor"
        )
        try await move(nil, places[1])
        let again = try await expectError("a second beginning") { try await move(nil, places[1]) }
        let fenced = LedgerError.fenced(consumer: "audit", source: source, expected: nil, found: places[1])
        try expect(again, equals: fenced, "the error of a second beginning")
        try await move(places[1], places[2])
        let stale = try await expectError("a step from an old place") { try await move(places[1], places[3]) }
        try expect("\(stale)".contains("stop one of them"), "the error does not say what to do: \(stale)")
        let other = StreamPosition(epoch: 7, sequence: 2)
        try await expectError("a step from another epoch") { try await move(other, places[3]) }
        let cursors = try await ledger.read { try $0.cursors() }
        let stored = cursors.map { "\($0.consumer) \($0.source) \($0.position)" }
        try expect(stored, equals: ["audit //other/audit fffffffffffffffe-2"], "the stored cursors")
    }

    @Sendable private static func fencedInGroup(_ place: StorePlace) async throws {
        let ledger = try place.ledger(migrations: [notes])
        defer { try? ledger.close() }
        let to = StreamPosition(epoch: 1, sequence: 1)
        let runs = try await ledger.together(4) { number, job in
            try job.advance(consumer: "audit", source: source, from: nil, to: to)
            try job.execute("INSERT INTO notes (id) VALUES (?)", [.integer(Int64(number))])
        }
        try expect(runs.outcomes, equals: [true, false, false, false], "which of four twins was let through")
        try expect(runs.runs, equals: [1, 1, 1, 1], "how often each ran")
    }

    @Sendable private static func deadLetters(_ place: StorePlace) async throws {
        let clock = ManualClock()
        let ledger = try place.ledger(clock: clock)
        defer { try? ledger.close() }
        let position = StreamPosition(epoch: 0xFF, sequence: 9)
        for attempts in [3, 4] {
            try await ledger.perform { job in
                let from = try job.cursor(consumer: "audit", source: source)
                try job.advance(consumer: "audit", source: source, from: from, to: position)
                try job.bury(
                    consumer: "audit",
                    source: source,
                    position: position,
                    topic: "registry.note-taken.v1.",
                    record: [1, 2],
                    attempts: attempts,
                    error: "no such town"
                )
            }
        }
        let letters = try await ledger.read { try $0.deadLetters() }
        try expect(letters.map(\.position), equals: [position], "the places")
        try expect(letters.map(\.record), equals: [[1, 2]], "the records")
        try expect(letters.map(\.attempts), equals: [4], "the attempts")
        try expect(letters.map(\.error), equals: ["no such town"], "the errors")
        try expect(letters.map(\.buried), equals: [clock.now], "the times")
        func discard() async throws -> Bool {
            try await ledger.perform { try $0.discard(consumer: "audit", source: source, position: position) }
        }
        try expect(try await discard(), "the dead letter was not there")
        try expect(!(try await discard()), "the dead letter was there twice")
        try expect(try await ledger.read { try $0.deadLetterCount() }, equals: 0, "dead letters left")
    }
}
