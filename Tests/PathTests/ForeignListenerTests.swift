import Foundation
import GatewayClient
import Testing

/// A program in another language that hears the bus: `examples/pyzmq-listener`.
@Suite("The listener in Python")
struct ForeignListenerTests {
    @Test("prints what happens as CloudEvents", .timeLimit(.minutes(2)))
    func listens() async throws {
        let folder = TemporaryFolder()
        let host = try await RunningHost.start(in: folder.path, transport: "inproc")
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let listener = try ChildProcess(
            "/usr/bin/env",
            ["python3", root.appending(path: "examples/pyzmq-listener/listener.py").path(), host.data, "registry."],
            environment: try python(root)
        )
        _ = try await listener.line {
            if case .error(let text) = $0 { text.hasPrefix("hearing //local/registry") } else { false }
        }

        let body = #"{"id": "new-town", "name": "新镇", "actor": {"unit": "jilin-urbanization-office"}, "reason": "登记"}"#
        let answer = try host.client.exchange(
            "POST",
            "/api/v1/towns",
            headers: [("Content-Type", "application/json")],
            body: Array(body.utf8)
        )
        #expect(answer.status < 300, "\(String(decoding: answer.body, as: UTF8.self))")

        let line = try await listener.line { if case .out(let text) = $0 { text.contains("new-town") } else { false } }
        let event = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        #expect(event["specversion"] as? String == "1.0")
        #expect(event["type"] as? String == "registry.town-registered.v1")
        #expect(event["source"] as? String == "//local/registry")
        #expect(event["subject"] as? String == "new-town")
        #expect(event["reason"] as? String == "登记")
        #expect((event["sequence"] as? String)?.count == 20)
        listener.signal(SIGKILL)
        #expect(await listener.status() == SIGKILL)
        #expect(await host.stop() == 0)
    }

    /// The environment in which `import zmq` works: `make` puts a virtual environment beside the build folder.
    private func python(_ root: URL) throws -> [String: String] {
        let bin = root.appending(path: ".build-tools/venv/bin").path(percentEncoded: false)
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        return ["PATH": "\(bin):\(path)"]
    }
}
