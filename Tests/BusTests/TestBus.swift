import Bus
import Foundation
import Logging
import Messages
import Synchronization
import Wire
import ZeroMQ

/// Where a test's bus is.
enum Place: String, CaseIterable, Sendable {
    case inproc, ipc, tcp
}

/// A broker of its own for one test, and the clients that join it.
final class TestBus: Sendable {
    static let logger = Logger(label: "bus-tests") { _ in SwiftLogNoOpLogHandler() }

    let context: Context
    let endpoints: BusEndpoints
    private let folder: TemporaryFolder
    private let brokers = Mutex<[Broker]>([])
    private let members = Mutex<[(client: BusClient, reactor: Reactor)]>([])
    private let peers = Mutex<[RawPeer]>([])

    private init(_ place: Place) async throws {
        context = try Context()
        folder = try TemporaryFolder()
        let broker = Broker(context: context, logger: Self.logger)
        brokers.withLock { $0 = [broker] }
        endpoints = try await broker.start([Self.endpoints(place, folder.path)])[0]
    }

    private static func endpoints(_ place: Place, _ folder: String) -> BusEndpoints {
        switch place {
        case .inproc: .inproc("test")
        case .ipc: .ipc(folder: folder)
        case .tcp:
            BusEndpoints(subscribe: "tcp://127.0.0.1:0", publish: "tcp://127.0.0.1:0", requests: "tcp://127.0.0.1:0")
        }
    }

    /// Runs a test on a bus of its own, and stops everything afterwards.
    static func run(_ place: Place = .inproc, _ body: (TestBus) async throws -> Void) async throws {
        let bus = try await TestBus(place)
        do {
            try await body(bus)
        } catch {
            await bus.stop()
            throw error
        }
        await bus.stop()
    }

    /// A client that is connected.
    func client() async throws -> BusClient {
        let (client, reactor) = Self.loneClient(context, endpoints)
        members.withLock { $0.append((client, reactor)) }
        try await client.start()
        try await client.connected(within: .seconds(30))
        return client
    }

    /// A client for any address, not yet started.
    static func loneClient(_ context: Context, _ endpoints: BusEndpoints) -> (client: BusClient, reactor: Reactor) {
        let reactor = Reactor(name: "test-client")
        let configuration = ClientConfiguration(endpoints: endpoints, publishes: !endpoints.publish.isEmpty)
        let client = BusClient(context: context, reactor: reactor, configuration: configuration, logger: logger)
        return (client, reactor)
    }

    /// A socket without a client around it.
    func raw(_ kind: SocketKind, at endpoint: KeyPath<BusEndpoints, String>) async throws -> RawPeer {
        let peer = try await RawPeer.connect(context, kind, to: endpoints[keyPath: endpoint])
        peers.withLock { $0.append(peer) }
        return peer
    }

    func stopBroker() async {
        for broker in brokers.withLock({ $0 }) { await broker.stop() }
    }

    /// A new broker at the old one's address.
    func startBrokerAnew() async throws {
        let broker = Broker(context: context, logger: Self.logger)
        brokers.withLock { $0.append(broker) }
        try await broker.start([endpoints])
    }

    func stop() async {
        for (client, reactor) in members.withLock({ $0 }) {
            await client.stop()
            reactor.stop()
        }
        for peer in peers.withLock({ $0 }) { await peer.vanish() }
        await stopBroker()
    }
}

/// A folder that only its owner may enter, and that goes away with it.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.path + "/bus-\(UInt32.random(in: 0 ... .max))"
        try FileManager.default.createDirectory(
            atPath: path,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }
}

extension BusClient {
    /// Answers each request with its own data, after a word that tells who answered.
    func serveEcho(_ service: String, as word: String = "") async throws {
        try await serve(service) { [self] requests in
            for request in requests { answer(request.replyAddress, with: RequestAnswer(word.utf8 + request.data)) }
        }
    }

    /// Gives requests to whoever reads the stream, and answers none.
    func serveByHand(_ service: String) async throws -> AsyncStream<IncomingRequest> {
        let (stream, continuation) = AsyncStream.makeStream(of: IncomingRequest.self)
        try await serve(service) { for request in $0 { continuation.yield(request) } }
        return stream
    }

    /// Asks with a text and gives the answer as text.
    func ask(
        _ operation: String,
        _ text: String = "",
        deadline: Duration = .seconds(50)
    ) async throws(Problem) -> String {
        let data = try await request(
            operation: operation,
            data: Array(text.utf8),
            options: RequestOptions(deadline: deadline)
        )
        return String(decoding: data, as: UTF8.self)
    }

    /// The problem with which a request is answered, `nil` when it succeeds.
    func problem(_ operation: String, deadline: Duration = .seconds(50)) async -> Problem? {
        do {
            _ = try await ask(operation, deadline: deadline)
            return nil
        } catch {
            return error
        }
    }
}
