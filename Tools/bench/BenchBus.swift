import Bus
import Foundation
import Logging
import ZeroMQ

/// A client, or a broker, on loopback TCP, as the C programs are.
enum BenchBus {
    static func endpoints(_ options: BusOptions) -> BusEndpoints {
        BusEndpoints(
            subscribe: "tcp://127.0.0.1:\(options.port)",
            publish: "tcp://127.0.0.1:\(options.port + 1)",
            requests: "tcp://127.0.0.1:\(options.port + 2)"
        )
    }

    static func client(
        _ options: BusOptions,
        reactor: Reactor = Reactor(name: "bench"),
        publishes: Bool = false
    ) async throws -> BusClient {
        let client = BusClient(
            context: try Context(),
            reactor: reactor,
            configuration: ClientConfiguration(endpoints: endpoints(options), publishes: publishes),
            logger: Logger(label: "bench")
        )
        try await client.start()
        try await client.connected()
        return client
    }

    /// Prints one line at once, also into a pipe.
    static func say(_ line: String) {
        FileHandle.standardOutput.write(Data((line + "\n").utf8))
    }

    /// A JSON object of so many bytes.
    static func data(_ size: Int) -> [UInt8] {
        Array(#"{"x":""#.utf8) + [UInt8](repeating: UInt8(ascii: "x"), count: max(0, size - 8)) + Array(#""}"#.utf8)
    }

    static func seconds(_ duration: Duration) -> Double { duration / .seconds(1) }
}
