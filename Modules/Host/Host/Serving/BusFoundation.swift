import Bus
import Foundation
import Logging
import Messages
import ZeroMQ

/// The bus under a host: the process's context, the broker, and the client that the modules share.
final class BusFoundation: Sendable {
    let client: BusClient
    /// The addresses that other processes on the machine can open.
    let outside: BusEndpoints
    private let context: Context
    private let broker: Broker
    private let folder: String

    private init(
        client: BusClient,
        outside: BusEndpoints,
        context: Context,
        broker: Broker,
        folder: String
    ) {
        self.client = client
        self.outside = outside
        self.context = context
        self.broker = broker
        self.folder = folder
    }

    /// Binds the bus: within the process, and in the folder's sockets so that others can listen and ask.
    ///
    /// - Throws: ``Problem`` `host.no-bus`.
    static func start(_ composition: Composition, folder: DataFolder, logger: Logger) async throws -> BusFoundation {
        let sockets = try folder.socketFolder()
        let (inside, outside) = (BusEndpoints.inproc(), BusEndpoints.ipc(folder: sockets))
        var shown = outside
        if !composition.opensPublishing { shown.publish = "" }
        do {
            let context = try Context()
            let broker = Broker(context: context, logger: logger)
            let isInside = composition.transport == .inproc
            try await broker.start(isInside ? [inside, shown] : [outside])
            let client = BusClient(
                context: context,
                reactor: broker.requestReactor,
                configuration: ClientConfiguration(endpoints: isInside ? inside : outside),
                logger: logger
            )
            try await client.start()
            try await client.connected()
            return BusFoundation(
                client: client,
                outside: shown,
                context: context,
                broker: broker,
                folder: sockets
            )
        } catch let error as ZeroMQError {
            throw Problem(
                "host.no-bus",
                .unavailable,
                "The bus cannot be bound: \(error)",
                remedy: "See whether '\(sockets)' can be written and nothing else uses it."
            )
        }
    }

    /// Closes every socket and ends ZeroMQ.
    func stop() async {
        await client.stop()
        await broker.stop()
        context.terminate()
        for name in ["subscribe", "publish", "requests"] {
            try? FileManager.default.removeItem(atPath: "\(folder)/\(name)")
        }
    }
}
