import Ledger
import Stream

extension LedgerStoreConformance {
    static let tableBehaviours = [
        Behaviour("values come back as they were", valuesComeBack),
        Behaviour("a job sees what it wrote, readers only what is committed", isolation),
        Behaviour("a read sees one moment while writing goes on", consistentReads),
        Behaviour("a failed statement fails its job even when the job goes on", poisonedJob),
        Behaviour("a statement with too few values is refused", missingValues),
        Behaviour("a reader cannot write", readersOnlyRead),
        Behaviour("a dump depends on the content alone", dumps),
    ]

    @Sendable private static func valuesComeBack(_ place: StorePlace) async throws {
        let ledger = try place.ledger(migrations: [notes])
        defer { try? ledger.close() }
        let rows: [[SQLValue]] = [
            [1, nil, nil, nil, nil],
            [2, "百镇 'quoted' \"double\"", .integer(.min), 0.1, .blob([0, 255, 0])],
            [3, "", .integer(.max), -1e300, .blob([])],
            [4, true, false, 2.5, .blob(Array(repeating: 7, count: 100_000))],
        ]
        let written = rows.map { $0[0] == 4 ? [4, "4", false, 2.5, $0[4]] : $0 }
        let changed = try await ledger.perform { job in
            try written.map { try job.execute("INSERT INTO notes VALUES (?, ?, ?, ?, ?)", $0) }
        }
        try expect(changed, equals: [1, 1, 1, 1], "changed rows")
        let found = try await ledger.read { try $0.rows("SELECT * FROM notes ORDER BY id").map(\.values) }
        try expect(found, equals: written, "the rows")
        let row = try await ledger.read { try $0.row("SELECT id, text, share FROM notes WHERE id = ?", [2]) }
        try expect(row?.text("text"), equals: "百镇 'quoted' \"double\"", "the text")
        try expect(row?.real("id"), equals: 2, "a whole number as a real")
        try expect(row?["nowhere"], equals: .null, "a column that is not there")
    }

    @Sendable private static func isolation(_ place: StorePlace) async throws {
        let ledger = try place.ledger(migrations: [notes])
        defer { try? ledger.close() }
        let seen = try await ledger.perform { job in
            try job.execute("INSERT INTO notes (id, number) VALUES (1, 5)")
            return try job.row("SELECT number FROM notes WHERE id = 1")?.integer("number")
        }
        try expect(seen, equals: 5, "the row in its own job")
        let changed = try await ledger.perform { try $0.execute("UPDATE notes SET number = 6 WHERE number > ?", [9]) }
        try expect(changed, equals: 0, "changed rows of an update that fits none")
        let read = try await ledger.read { try $0.row("SELECT number FROM notes")?.integer("number") }
        try expect(read, equals: 5, "the row after the commit")
    }

    @Sendable private static func consistentReads(_ place: StorePlace) async throws {
        let ledger = try place.ledger(migrations: [notes])
        defer { try? ledger.close() }
        let writing = Task {
            for number in 1...200 {
                try await ledger.perform { job in
                    try job.execute("INSERT INTO notes (id) VALUES (?)", [.integer(Int64(number))])
                    try job.note(number)
                }
            }
        }
        var last: Int64 = 0
        while last < 200 {
            let (rows, head) = try await ledger.read { tables in
                let rows = try tables.row("SELECT COUNT(*) AS n FROM notes")?.integer("n") ?? -1
                let head = try tables.row("SELECT head FROM ledger_meta")?.integer("head") ?? -2
                return (rows, head)
            }
            try expect(rows, equals: head, "rows beside the head of the same moment")
            try expect(rows >= last, "a later read saw less")
            last = rows
        }
        try await writing.value
    }

    @Sendable private static func poisonedJob(_ place: StorePlace) async throws {
        let ledger = try place.ledger(migrations: [notes])
        defer { try? ledger.close() }
        let error = try await expectError("a job whose statement failed") {
            try await ledger.perform { job in
                try job.execute("INSERT INTO notes (id) VALUES (1)")
                _ = try? job.execute("INSERT INTO notes (id) VALUES (1)")
                _ = try? job.note(1)
            }
        }
        guard case .database(let fault) = error, fault.kind == .constraint else {
            throw ConformanceFailure(description: "expected a broken rule, found \(error)")
        }
        try expect(ledger.state().head, equals: 0, "the head")
        try expect(try await ledger.read { try $0.dump(table: "notes").count }, equals: 0, "rows")
    }

    @Sendable private static func missingValues(_ place: StorePlace) async throws {
        let ledger = try place.ledger(migrations: [notes])
        defer { try? ledger.close() }
        try await expectError("one value for two placeholders") {
            try await ledger.perform { _ = try $0.execute("INSERT INTO notes (id, text) VALUES (?, ?)", [1]) }
        }
        try await expectError("a table that is not there") {
            _ = try await ledger.read { try $0.rows("SELECT * FROM nowhere") }
        }
    }

    @Sendable private static func readersOnlyRead(_ place: StorePlace) async throws {
        let ledger = try place.ledger(migrations: [notes])
        defer { try? ledger.close() }
        try await expectError("a reader that writes") {
            _ = try await ledger.read { try $0.rows("DELETE FROM notes") }
        }
    }

    @Sendable private static func dumps(_ place: StorePlace) async throws {
        let ledger = try place.ledger(migrations: [notes])
        defer { try? ledger.close() }
        for id in [3, 1, 2] {
            try await ledger.perform { _ = try $0.execute("INSERT INTO notes (id) VALUES (?)", [.integer(Int64(id))]) }
        }
        let ids = try await ledger.read { try $0.dump(table: "notes").map { $0.integer("id") } }
        try expect(ids, equals: [1, 2, 3], "the order of the dump")
        let error = try await expectError("a name that is not a table's") {
            _ = try await ledger.read { try $0.dump(table: "notes; DROP TABLE notes") }
        }
        try expect("\(error)".contains("is not the name of a table"), "the error reads otherwise: \(error)")
    }
}
