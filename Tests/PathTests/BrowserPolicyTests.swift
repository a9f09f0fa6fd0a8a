import Foundation
import GatewayClient
import Testing

/// A policy text becomes a programme in the real browser, on a host without examples.
@Suite("A policy text in a browser", .serialized)
struct BrowserPolicyTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
        .standardizedFileURL

    /// The texts: the seed by the beginning of its name, a text of our own when it is not there, and what is done with
    /// the programme.
    static let texts = [
        (seed: "002", own: "05", work: "application"), (seed: "003", own: "06", work: "round"),
    ]

    @Test(
        "Read, corrected, kept and adopted, its first application or first month works",
        .timeLimit(.minutes(4)),
        arguments: texts,
        ["1280", "390"]
    )
    func adopted(text: (seed: String, own: String, work: String), width: String) async throws {
        let document = try #require(Self.document(text.seed, text.own))
        let folder = TemporaryFolder()
        let host = try await RunningHost.start(in: folder.path, examples: false)
        let address = try HostAddress.find(data: host.data, environment: [:])
        let child = try ChildProcess(
            Self.root.appending(path: ".build-tools/venv/bin/python3").path,
            [
                Self.root.appending(path: "Tests/BrowserTests/policy.py").path, "http://127.0.0.1:\(address.port)",
                host.data + "/admin.token", Self.root.appending(path: ".build/screenshots").path, width, document,
                text.work,
            ]
        )
        do {
            _ = try await child.line { _ in false }
        } catch let ended as ChildProcess.Ended {
            #expect(ended.status == 0, "\(ended)")
        }
        #expect(await host.stop() == 0)
    }

    /// The seed's path, or that of a text of the corpus; says so when the seeds are not there.
    private static func document(_ seed: String, _ own: String) -> String? {
        if let path = file(in: root.appending(path: "../shared/seeds"), seed) { return path }
        Issue.record("../shared/seeds has no text \(seed); a text of the corpus stands in for it.", severity: .warning)
        return file(in: root.appending(path: "Tests/PolicyReadingTests/Corpus"), own)
    }

    private static func file(in folder: URL, _ beginning: String) -> String? {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.sorted().first { $0.hasPrefix(beginning) && $0.hasSuffix(".txt") }
            .map { folder.appending(path: $0).standardizedFileURL.path }
    }
}
