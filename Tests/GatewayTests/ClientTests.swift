import Foundation
import Messages
import Testing

@testable import GatewayClient

@Suite("The client")
struct ClientTests {
    @Test("Server-sent events are whole however their bytes are cut")
    func parser() {
        let text = "retry: 1000\r\nid: a\r\n\r\n: breath\ndata: 镇\ndata:two\n\nid: b\nevent: notice\ndata: {}\n\n"
        for size in [1, 2, 7, 1000] {
            var parser = ServerSentEventParser()
            var events: [ServerSentEvent] = []
            let bytes = [UInt8](text.utf8)
            for start in stride(from: 0, to: bytes.count, by: size) {
                events += parser.take([UInt8](bytes[start..<min(start + size, bytes.count)]))
            }
            #expect(
                events == [.init(name: "message", data: "镇\ntwo", id: "a"), .init(name: "notice", data: "{}", id: "b")]
            )
            #expect(parser.comments == 1)
        }
    }

    @Test("The host is found by BAIZHEN_URL first, then by the data folder's files")
    func found() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "client-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(#"{"http": "http://127.0.0.1:8099", "plugins": "x"}"#.utf8).write(
            to: folder.appending(path: "endpoints.json")
        )
        try Data("secret\n".utf8).write(to: folder.appending(path: "admin.token"))
        let data = folder.path()
        let saved = try HostAddress.find(data: data, environment: [:])
        #expect(saved == HostAddress(host: "127.0.0.1", port: 8099, token: "secret"))
        let named = try HostAddress.find(
            data: data,
            environment: ["BAIZHEN_URL": "http://[::1]:81/office/", "BAIZHEN_TOKEN": "other"]
        )
        #expect(named == HostAddress(host: "::1", port: 81, prefix: "/office", token: "other"))
    }

    @Test("Without a host the error says where it looked and what to do")
    func notFound() throws {
        let problem = try #require(throws: Problem.self) {
            try HostAddress.find(data: "/nonexistent/data", environment: [:])
        }
        #expect(problem.kind == .unavailable)
        #expect(problem.detail == "No host is known: there is no /nonexistent/data/endpoints.json.")
        #expect(problem.remedy.contains("baizhen serve"))
        let wrong = try #require(throws: Problem.self) {
            try HostAddress.find(data: ".", environment: ["BAIZHEN_URL": "https://x"])
        }
        #expect(wrong.detail == "BAIZHEN_URL does not name a host: 'https://x'.")
    }

    @Test("A host that is gone is unavailable, not a crash")
    func gone() async throws {
        let address = try await TestGateway.run { $0.address }
        let problem = await #expect(throws: Problem.self) {
            try await onThread { () throws(Problem) in try GatewayClient(address).get("/healthz") }
        }
        #expect(problem?.kind == .unavailable)
        #expect(problem?.detail.contains("127.0.0.1:\(address.port)") == true)
    }

    @Test("A host's problem comes back whole")
    func problem() async throws {
        try await TestGateway.run { gateway in
            let sent = Problem("registry.not-found", .notFound, "No such town.", remedy: "Look again.")
            gateway.bus.refuse("registry.find-town", sent)
            let client = GatewayClient(gateway.address)
            let problem = await #expect(throws: Problem.self) {
                try await onThread { () throws(Problem) in try client.get("/api/v1/towns/x") }
            }
            #expect(problem == sent)
        }
    }
}
