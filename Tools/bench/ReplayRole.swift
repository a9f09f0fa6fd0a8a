import ArgumentParser
import Foundation
import Ledger

struct ReplayRole: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Appends events to a log, reads them back with every check, and once more with their data decoded."
    )

    @Argument(help: "The database.") var file: String
    @Option(help: "How many events; rounded down to whole jobs.") var events = 500_000
    @Option(help: "Bytes of data in each.") var size = 256
    @Option(help: "Events in a job.") var batch = 64

    private struct Content: Decodable { let x: String }

    private var total: Int { events / batch * batch }

    func run() async throws {
        let ledger = try Ledger.open(
            store: try SQLiteStore(path: file),
            identity: LedgerIdentity(node: "bench", module: "bench"),
            migrations: [],
            clock: { 1_700_000_000_000 },
            random: { 7 }
        )
        let append = try await fill(ledger)
        let verify = try measure {
            let report = try ledger.verify()
            guard report.isSound, report.events == UInt64(total) else { throw ExitCode.failure }
        }
        var bytes = 0
        let decoder = JSONDecoder()
        let decode = try measure {
            try ledger.replay { event in
                bytes += try decoder.decode(Content.self, from: Data(event.data)).x.utf8.count
            }
        }
        try ledger.close()
        BenchBus.say(#"{"append": \#(append), "verify": \#(verify), "decode": \#(decode), "bytes": \#(bytes)}"#)
    }

    /// Appends from one task that keeps many jobs under way.
    ///
    /// - Returns: Events a second.
    private func fill(_ ledger: Ledger) async throws -> Double {
        let data = BenchBus.data(size)
        let (jobs, count) = (total / batch, batch)
        let began = ContinuousClock.now
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<jobs {
                if number >= 256 { try await group.next() }
                group.addTask {
                    try await ledger.perform { transaction in
                        for _ in 0..<count {
                            _ = try transaction.append(type: "bench.event.v1", subject: "note", data: data)
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
        return Double(total) / BenchBus.seconds(began.duration(to: .now))
    }

    /// Events a second of some work over all of them.
    private func measure(_ work: () throws -> Void) rethrows -> Double {
        let began = ContinuousClock.now
        try work()
        return Double(total) / BenchBus.seconds(began.duration(to: .now))
    }
}
