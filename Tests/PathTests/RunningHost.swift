import Bus
import Foundation
import GatewayClient
import Logging
import ZeroMQ

/// A real host: the real command in a process of its own, on a folder of its own.
final class RunningHost: Sendable {
    let folder: String
    let child: ChildProcess
    let client: GatewayClient

    /// Starts a host and awaits its readiness.
    ///
    /// Plugins are those of the build, unless a folder of plugins is named; modules are all, unless one of the example
    /// compositions is named.
    static func start(
        in folder: String,
        transport: String = "ipc",
        composition example: String? = nil,
        examples: Bool = true,
        plugins: String? = nil
    ) async throws -> RunningHost {
        let composition = folder + "/composition.yaml"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let path = plugins.map { "plugins: [\($0)]\n" } ?? ""
        let modules = try example.map { name in
            try String(contentsOfFile: "\(root)/examples/compositions/\(name)", encoding: .utf8)
        }
        try "transport: \(transport)\nlisten: 127.0.0.1:0\n\(path)\(modules ?? "")".write(
            toFile: composition,
            atomically: true,
            encoding: .utf8
        )
        let arguments = ["serve", "--composition", composition, "--data", folder + "/data"]
        let child = try ChildProcess(command, arguments + (examples ? ["--examples"] : []))
        _ = try await child.output(after: "ready ")
        let address = try HostAddress.find(data: folder + "/data", environment: [:])
        return RunningHost(folder: folder, child: child, client: GatewayClient(address))
    }

    private init(folder: String, child: ChildProcess, client: GatewayClient) {
        self.folder = folder
        self.child = child
        self.client = client
    }

    /// The data folder.
    var data: String { folder + "/data" }

    /// Tells the host to stop and awaits its end.
    func stop() async -> Int32 {
        child.signal(SIGTERM)
        return await child.status()
    }

    /// Joins the host's bus from outside, as any other process would.
    func joinBus() async throws -> (client: BusClient, leave: @Sendable () async -> Void) {
        struct Endpoints: Decodable {
            struct Events: Decodable { let subscribe: String }
            let events: Events
            let requests: String
        }
        let file = try Data(contentsOf: URL(filePath: data + "/endpoints.json"))
        let endpoints = try JSONDecoder().decode(Endpoints.self, from: file)
        let context = try Context()
        let reactor = Reactor(name: "test")
        let client = BusClient(
            context: context,
            reactor: reactor,
            configuration: ClientConfiguration(
                endpoints: BusEndpoints(
                    subscribe: endpoints.events.subscribe,
                    publish: "",
                    requests: endpoints.requests
                ),
                publishes: false
            ),
            logger: Logger(label: "test")
        )
        try await client.start()
        try await client.connected()
        return (
            client,
            {
                await client.stop()
                reactor.stop()
                context.terminate()
            }
        )
    }

    /// The folder of the sources.
    static var root: String {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .path(percentEncoded: false)
    }

    /// The command that was built together with the tests.
    static var command: String {
        Bundle.main.bundleURL.appending(path: "baizhen").path(percentEncoded: false)
    }
}

/// A folder that is gone with its owner.
///
/// It stands where Unix sockets can have their short names.
final class TemporaryFolder: Sendable {
    let path: String

    init() {
        path = "/tmp/bz-\(String(UInt32.random(in: .min ... .max), radix: 36))"
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }
}
