import Foundation
import Ledger
import Testing

/// A ledger as an older version left it: today's opens it.
@Suite struct KeptLedgerTests {
    @Test func `the answers of a ledger that filed no keys are honoured`() async throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "KeptLogs/2026-11-keys.sql")
        let statements = try String(contentsOf: file, encoding: .utf8).split(separator: ";\n")
        let store = try SQLiteStore.inMemory()
        try store.write { tables in
            for statement in statements { try tables.execute(String(statement)) }
        }
        let ledger = try Ledger.open(
            store: store,
            identity: LedgerIdentity(node: "bench", module: "bench"),
            migrations: [],
            clock: { 1_795_969_584_396 },
            random: { 1 }
        )
        defer { try? ledger.close() }
        #expect(try ledger.verify().isSound)
        let key = "7538491464710165426"
        let data = #"{"x":"xxxxxxxx"}"#
        let print = Fingerprint(operation: "bench.keep-note", data: Array(data.utf8))
        let kept = try await ledger.perform { try $0.recall(key: key, fingerprint: print) }
        #expect(kept.map { String(decoding: $0.data, as: UTF8.self) } == data)
        let other = Fingerprint(operation: "bench.keep-note", data: [])
        await #expect(throws: LedgerError.keyConflict(key: key)) {
            try await ledger.perform { try $0.recall(key: key, fingerprint: other) }
        }
    }
}
