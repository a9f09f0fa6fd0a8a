import EnvironmentGovernanceMessages
import Foundation
import ModuleKit
import ModuleTestKit
import Testing

@testable import EnvironmentGovernance

/// The lines of Python in the module's README draw what the module drew.
@Suite struct DrawAgainTests {
    private static let readme = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Modules/EnvironmentGovernance/README.md")

    private func run(_ proof: DrawProof) throws -> (status: Int32, output: String) {
        let text = try String(contentsOf: Self.readme, encoding: .utf8)
        let script = try #require(text.split(separator: "```python\n").last?.split(separator: "```").first)
        let (input, output, python) = (Pipe(), Pipe(), Process())
        python.executableURL = URL(filePath: "/usr/bin/env")
        python.arguments = ["python3", "-c", String(script)]
        python.standardInput = input
        python.standardOutput = output
        python.standardError = output
        try python.run()
        try input.fileHandleForWriting.write(contentsOf: Data(try MessageCoding.encode(proof)))
        try input.fileHandleForWriting.close()
        let said = try output.fileHandleForReading.readToEnd() ?? Data()
        python.waitUntilExit()
        return (python.terminationStatus, String(decoding: said, as: UTF8.self))
    }

    @Test func anybodyCanDrawAgain() async throws {
        let (office, inspection) = try await Office.drawn()
        let proof = try await office.ask(FindDrawProof(id: inspection))
        let (status, output) = try run(proof)
        #expect((status, output) == (0, "3 places, drawn as committed\n"))
    }

    @Test func anotherSecretListOrDrawIsNoticed() async throws {
        let (office, inspection) = try await Office.drawn()
        let proof = try await office.ask(FindDrawProof(id: inspection))
        var (secret, list, draw) = (proof, proof, proof)
        secret.secret = "another"
        list.candidates.removeLast()
        draw.drawn[0].place = "road-2"
        #expect(try run(secret).output.contains("another secret was committed to"))
        #expect(try run(list).output.contains("another list was frozen"))
        #expect(try run(draw).output.contains("other places were drawn"))
    }
}
