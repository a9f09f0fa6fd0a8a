import Foundation
import GatewayClient
import Testing

/// The console in the real browser, against the real command: see `Tests/BrowserTests`.
///
/// The pictures stay in `.build/screenshots`.
@Suite("The console in a browser", .serialized)
struct BrowserStoryTests {
    @Test(
        "An officer imports, opens a month, returns, approves and prints; reporters see and do what is theirs",
        .timeLimit(.minutes(4)),
        arguments: ["1280", "390"]
    )
    func story(width: String) async throws {
        let folder = TemporaryFolder()
        let host = try await RunningHost.start(in: folder.path)
        try await Self.run("story.py", on: host, width)
        #expect(await host.stop() == 0)
    }

    @Test("Every page stands at both widths: no sideways scrolling, labelled fields, no error", .timeLimit(.minutes(4)))
    func pages() async throws {
        let folder = TemporaryFolder()
        let host = try await RunningHost.start(in: folder.path)
        try await Self.run("pages.py", on: host)
        #expect(await host.stop() == 0)
    }

    /// Runs one of the browser's scripts to its end.
    private static func run(_ script: String, on host: RunningHost, _ arguments: String...) async throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardizedFileURL
        let python = root.appending(path: ".build-tools/venv/bin/python3").path
        let script = root.appending(path: "Tests/BrowserTests/\(script)").path
        let pictures = root.appending(path: ".build/screenshots").path
        let address = try HostAddress.find(data: host.data, environment: [:])
        let child = try ChildProcess(
            python,
            [script, "http://127.0.0.1:\(address.port)", host.data + "/admin.token", pictures] + arguments
        )
        do {
            _ = try await child.line { _ in false }
        } catch let ended as ChildProcess.Ended {
            #expect(ended.status == 0, "\(ended)")
        }
    }
}
