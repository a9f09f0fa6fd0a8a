import Foundation
import Ledger
import LedgerTestKit
import Stream
import Testing

/// What a crash leaves: the files as they are, without a proper end.
@Suite struct CrashTests {
    private static let notes = Migration(id: "001", statements: ["CREATE TABLE notes (id BIGINT PRIMARY KEY)"])

    @Test func `all that was committed is there after a crash`() async throws {
        let (file, crashed) = try await crash(cutting: 0)
        let ledger = try crashed.place.ledger(migrations: [Self.notes])
        defer { try? ledger.close() }
        #expect(ledger.state().head == 20)
        #expect(try ledger.verify().isSound)
        withExtendedLifetime(file) {}
    }

    @Test(arguments: [1, 100, 5000, 20_000, 60_000])
    func `a write-ahead file that was cut short leaves whole jobs`(_ cut: Int) async throws {
        let (file, crashed) = try await crash(cutting: cut)
        let ledger = try crashed.place.ledger(migrations: [Self.notes])
        defer { try? ledger.close() }
        let head = ledger.state().head
        #expect(head < 20)
        #expect(try ledger.verify().isSound)
        let notes = try await ledger.read { try $0.dump(table: "notes").count }
        #expect(UInt64(notes) == head)
        try await ledger.append(1)
        #expect(try ledger.verify().isSound)
        withExtendedLifetime(file) {}
    }

    /// Copies the files of an open ledger, the write-ahead file without its last bytes.
    private func crash(cutting cut: Int) async throws -> (TemporaryFile, TemporaryFile) {
        let file = try TemporaryFile()
        let crashed = try TemporaryFile()
        let ledger = try file.place.ledger(migrations: [Self.notes])
        defer { try? ledger.close() }
        for number in 1...20 {
            try await ledger.perform { job in
                try job.execute("INSERT INTO notes (id) VALUES (?)", [.integer(Int64(number))])
                try job.append(type: "registry.note-taken.v1", subject: "note-\(number)", data: [48])
            }
        }
        try FileManager.default.copyItem(atPath: file.path, toPath: crashed.path)
        let written = try Data(contentsOf: URL(fileURLWithPath: file.path + "-wal"))
        #expect(written.count > cut)
        try written.dropLast(cut).write(to: URL(fileURLWithPath: crashed.path + "-wal"))
        return (file, crashed)
    }
}
