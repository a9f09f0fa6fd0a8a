import Foundation
import GatewayClient
import Logging
import Messages
import ServiceLifecycle

@testable import Gateway

/// The real server on a loopback port of its own, around doubles.
struct TestGateway: Sendable {
    static let token = "a token of the tests"

    let bus: BusDouble
    let host: HostDouble
    let address: HostAddress
    let service: GatewayService

    /// Runs a gateway around a body, and stops it gracefully afterwards.
    static func run<Result: Sendable>(
        bus: BusDouble = BusDouble(),
        host: HostDouble = HostDouble(),
        importer: (any TableImporter)? = nil,
        drafts: (any DraftReader)? = nil,
        clock: any Clock<Duration> = ContinuousClock(),
        modules: [String] = ["registry", "audit"],
        _ body: @escaping @Sendable (TestGateway) async throws -> Result
    ) async throws -> Result {
        let (ports, tellPort) = AsyncStream<Int>.makeStream()
        let service = GatewayService(
            configuration: .init(token: token, node: "test", modules: modules),
            bus: bus,
            host: host,
            importer: importer,
            drafts: drafts,
            logger: quiet,
            clock: clock,
            onListening: { port in tellPort.yield(port) }
        )
        let group = ServiceGroup(services: [service], logger: quiet)
        return try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            let port = await ports.first { _ in true } ?? 0
            let address = HostAddress(host: "127.0.0.1", port: port, token: token)
            let gateway = TestGateway(bus: bus, host: host, address: address, service: service)
            do {
                let result = try await body(gateway)
                await group.triggerGracefulShutdown()
                try await tasks.waitForAll()
                return result
            } catch {
                await group.triggerGracefulShutdown()
                throw error
            }
        }
    }

    private static var quiet: Logger {
        Logger(label: "gateway-tests") { _ in SwiftLogNoOpLogHandler() }
    }

    /// Sends a request as a command line would, on a thread of its own.
    func exchange(
        _ method: String,
        _ path: String,
        headers: [(String, String)] = [],
        body: String = "",
        bytes: [UInt8]? = nil,
        token: String = token
    ) async throws -> Reply {
        var address = address
        address.token = token
        let client = GatewayClient(address)
        return try await onThread { () throws(Problem) in
            Reply(try client.exchange(method, path, headers: headers, body: bytes ?? [UInt8](body.utf8)))
        }
    }

    /// Reads with GET.
    func get(_ path: String, headers: [(String, String)] = []) async throws -> Reply {
        try await exchange("GET", path, headers: headers)
    }

    /// Writes with POST.
    func post(_ path: String, _ body: String, headers: [(String, String)] = []) async throws -> Reply {
        try await exchange("POST", path, headers: headers, body: body)
    }
}

/// An answer, easy to look into.
struct Reply: Sendable {
    let status: Int
    let headers: [String: String]
    let bytes: [UInt8]
    let text: String

    init(_ answer: GatewayClient.Answer) {
        self.status = answer.status
        self.headers = answer.headers
        self.bytes = answer.body
        self.text = String(decoding: answer.body, as: UTF8.self)
    }

    /// The body as JSON.
    var json: JSONValue {
        (try? GatewayJSON.decode(JSONValue.self, from: [UInt8](text.utf8))) ?? .null
    }

    /// The code of a problem.
    var code: String? { json["code"]?.string }

    /// The places at fault, as `pointer: message`.
    var faults: [String] {
        json["errors"]?.elements.map { "\($0["pointer"]?.string ?? "?"): \($0["message"]?.string ?? "?")" } ?? []
    }
}

/// Runs blocking work on a thread of its own, so that no cooperative thread waits.
func onThread<Value: Sendable>(_ body: @escaping @Sendable () throws(Problem) -> Value) async throws(Problem) -> Value {
    let result = await withCheckedContinuation { (continuation: CheckedContinuation<Result<Value, Problem>, Never>) in
        Thread.detachNewThread {
            continuation.resume(returning: Result { () throws(Problem) in try body() })
        }
    }
    return try result.get()
}
