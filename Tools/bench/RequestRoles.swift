import ArgumentParser
import Bus
import Foundation
import Messages
import ZeroMQ

struct EchoRole: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "echo",
        abstract: "A service that answers what it got."
    )

    @OptionGroup var bus: BusOptions

    func run() async throws {
        let client = try await BenchBus.client(bus)
        try await client.serve("echo") { requests in
            for request in requests { client.answer(request.replyAddress, with: RequestAnswer(request.data)) }
        }
        BenchBus.say("ready")
        try await Task.sleep(for: .seconds(600))
    }
}

struct AskerRole: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "ask", abstract: "Asks in a closed loop.")

    @OptionGroup var bus: BusOptions
    @Option(help: "The operation.") var operation = "echo.echo"
    @Option(help: "Requests under way at one time.") var inFlight = 1
    @Option(help: "Seconds before counting.") var warm = 0.5
    @Option(help: "Seconds of counting.") var window = 2.0
    @Option(help: "Bytes of content.") var size = 256
    @Flag(help: "Send an actor and an idempotency key, as the gateway does.") var keyed = false

    func run() async throws {
        // The asking tasks run on the thread of their sockets, as the C program's one thread does.
        let reactor = Reactor(name: "bench")
        let client = try await BenchBus.client(bus, reactor: reactor)
        let data = BenchBus.data(size)
        let start = ContinuousClock.now + .seconds(warm)
        let end = start + .seconds(window)
        let (operation, keyed) = (operation, keyed)
        let actor = ActingUnit(unit: "bench")
        let latencies = try await withThrowingTaskGroup(of: [Double].self) { group in
            for _ in 0..<inFlight {
                group.addTask(executorPreference: reactor) {
                    var own: [Double] = []
                    while true {
                        let began = ContinuousClock.now
                        guard began < end else { return own }
                        let key = keyed ? String(UInt64.random(in: .min ... .max)) : nil
                        let options = RequestOptions(key: key, actor: actor)
                        _ = try await client.request(operation: operation, data: data, options: options)
                        if began >= start { own.append(began.duration(to: .now) / .microseconds(1)) }
                    }
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        let sorted = latencies.sorted()
        let median = sorted.isEmpty ? 0 : sorted[sorted.count / 2]
        let tail = sorted.isEmpty ? 0 : sorted[sorted.count * 99 / 100]
        BenchBus.say(#"{"rate": \#(Double(sorted.count) / window), "p50": \#(median), "p99": \#(tail)}"#)
    }
}
