import Bus
import Foundation
import GRDB
import Ledger
import Messages
import ModuleKit
import Registry
import RegistryMessages
import Stream
import Testing
import Wire

/// What is acknowledged is kept, however the host ends.
@Suite("A host that is killed")
struct CrashTests {
    private static let actor = ActingUnit(unit: "jilin-urbanization-office")

    @Test("has every acknowledged command exactly once after a restart", .timeLimit(.minutes(3)))
    func killedUnderLoad() async throws {
        let folder = TemporaryFolder()
        var sent = 0
        var acknowledged: Set<String> = []
        for round in 1...3 {
            let host = try await RunningHost.start(in: folder.path, examples: round == 1)
            let (bus, leave) = try await host.joinBus()
            acknowledged.formUnion(try await load(bus, host, from: sent, killAfter: 150))
            sent += 10_000
            await leave()
            #expect(await host.child.status() == SIGKILL)
        }

        let host = try await RunningHost.start(in: folder.path, examples: false)
        let (bus, leave) = try await host.joinBus()
        let keys = try await keysOnRecord(bus)
        for key in acknowledged { #expect(keys[key] == 1, "\(key) is there \(keys[key] ?? 0) times") }
        #expect(keys.values.allSatisfy { $0 == 1 })
        #expect(acknowledged.count >= 450)

        // Every cursor reaches its head, and a repeated key is not carried out again.
        let head = try await bus.streamState(of: "registry").head
        try await caughtUp(bus, "audit", with: head, of: "registry")
        let repeated = try #require(acknowledged.first)
        _ = try await bus.request(command(repeated), options: RequestOptions(key: repeated, actor: Self.actor))
        #expect(try await bus.streamState(of: "registry").head == head)

        await leave()
        #expect(await host.stop() == 0)
        let verify = try ChildProcess(RunningHost.command, ["verify", "--data", host.data])
        #expect(await verify.status() == 0)
        let ledger = try registryLedger(host.data)
        defer { try? ledger.close() }
        #expect(try TableRebuild(of: RegistryModule()).differences(in: ledger).isEmpty)
    }

    @Test("and whose log is altered by one byte is found out, the event named", .timeLimit(.minutes(2)))
    func alteredLog() async throws {
        let folder = TemporaryFolder()
        let host = try await RunningHost.start(in: folder.path)
        #expect(await host.stop() == 0)
        try alter(host.data + "/modules/registry.db", sequence: 3)

        let verify = try ChildProcess(RunningHost.command, ["verify", "--data", host.data])
        let line = try await verify.line { line in
            switch line {
            case .out(let text), .error(let text): text.contains("event 3 ")
            }
        }
        #expect(line.contains("registry"))
        #expect(await verify.status() == 1)
    }

    // MARK: Load

    private func command(_ key: String) -> RegisterTown {
        RegisterTown(id: key, townName: "压测小镇 \(key)")
    }

    /// Sends commands from many tasks, kills the host once enough are acknowledged, and returns the keys of all that
    /// were.
    private func load(
        _ bus: BusClient,
        _ host: RunningHost,
        from first: Int,
        killAfter limit: Int
    ) async throws -> Set<String> {
        let (acknowledgements, told) = AsyncStream<String>.makeStream()
        return try await withThrowingTaskGroup(of: Void.self) { group in
            for task in 0..<16 {
                group.addTask {
                    for number in 0..<500 {
                        let key = "load-\(first + task * 500 + number)"
                        let options = RequestOptions(deadline: .seconds(2), key: key, actor: Self.actor)
                        do {
                            _ = try await bus.request(command(key), options: options)
                            told.yield(key)
                        } catch let problem as Problem where problem.retryable {
                            return
                        }
                    }
                }
            }
            var keys: Set<String> = []
            for await key in acknowledgements {
                keys.insert(key)
                if keys.count == limit { host.child.signal(SIGKILL) }
                if keys.count == limit { group.addTask { await finish(told, after: host) } }
            }
            try await group.waitForAll()
            return keys
        }
    }

    /// Ends the stream of acknowledgements when the host is gone and every answer that was on its way has come.
    private func finish(_ told: AsyncStream<String>.Continuation, after host: RunningHost) async {
        _ = await host.child.status()
        told.finish()
    }

    /// How often each idempotency key stands in the log, read over the bus.
    private func keysOnRecord(_ bus: BusClient) async throws -> [String: Int] {
        var keys: [String: Int] = [:]
        var after: UInt64 = 0
        while true {
            let page = try await bus.streamPage(of: "registry", after: after)
            for item in page.items {
                let key = try item.record.withUnsafeBytes { bytes -> String? in
                    var reader = RecordReader(bytes)
                    return try reader.next().flatMap { try Attributes(json: $0.attributes)[text: "causationid"] }
                }
                if let key { keys[key, default: 0] += 1 }
                after = item.head.sequence
            }
            guard page.hasMore else { return keys }
        }
    }

    /// Changes one byte of a record, as somebody with the file and a tool would.
    private func alter(_ path: String, sequence: Int) throws {
        let database = try DatabaseQueue(path: path)
        try database.write { db in
            let record = try #require(
                try Data.fetchOne(db, sql: "SELECT record FROM ledger_log WHERE seq = ?", arguments: [sequence])
            )
            var changed = record
            changed[changed.endIndex - 3] ^= 1
            try db.execute(
                sql: "UPDATE ledger_log SET record = ? WHERE seq = ?",
                arguments: [changed, sequence]
            )
        }
        try database.close()
    }
}
