import Foundation
import PluginKit
import PluginLoading
import Synchronization
import Testing

struct PluginLibraryTests {
    private let batch = Array(#"{"programme": "x", "period": "2023", "towns": []}"#.utf8)

    @Test
    func aGoodLibraryIsLoadedAndAnswers() async throws {
        let library = try await BuiltPlugin().open()

        #expect(try await library.judge(batch) == Array(#"{"judgements": []}"#.utf8))
        #expect(try library.judgeBlocking(batch) == Array(#"{"judgements": []}"#.utf8))
        #expect(library.death == nil)
    }

    @Test(arguments: [
        ("MAGIC=7", PluginFault.Code.abi, "magic"), ("SIZE=8", .abi, "8 bytes"), ("MAJOR=9", .abi, "9.0"),
        ("MINOR=1", .abi, "1.1"), ("REFUSES", .abi, "refuses a host"), ("NO_STOP", .abi, "lacks"),
        ("ENTRY=other_entry", .symbol, "does not export"), ("ID=\"other-town\"", .library, "other-town"),
        ("VERSION=\"2.0.0\"", .library, "2.0.0"), ("START_FAILS", .start, "the threshold is missing"),
    ])
    func aBadLibraryIsRefusedWithTheReason(define: String, code: PluginFault.Code, words: String) async throws {
        let refusal = try #require(await BuiltPlugin([define]).refusal())

        #expect(refusal.code == code)
        #expect(refusal.text.contains(words), "\(refusal.text)")
    }

    @Test
    func aLaterTableOfTheSameMajorVersionIsTaken() async throws {
        #expect(try await BuiltPlugin(["SIZE=128"]).refusal() == nil)
    }

    @Test
    func aStartThatHangsIsRefused() async throws {
        let refusal = try await BuiltPlugin(["START_HANGS"]).refusal(within: .milliseconds(50))

        #expect(refusal?.code == .start)
    }

    @Test
    func anotherDigestIsRefused() async throws {
        let plugin = try BuiltPlugin { manifest in
            manifest["library"] = .object([
                "file": .text("libTestTown.so"), "sha256": .text(String(repeating: "0", count: 64)),
            ])
        }

        #expect(await plugin.refusal()?.code == .digest)
    }

    @Test
    func aFileThatIsNoLibraryIsRefused() async throws {
        let plugin = try BuiltPlugin { manifest in
            manifest["library"] = .object(["file": .text("plugin.json"), "sha256": .text("")])
        }
        let bytes = Array("no library".utf8)
        try Data(bytes).write(to: URL(filePath: "\(plugin.folder)/libTestTown.so"))
        var manifest = try #require(Sample.manifest().object)
        manifest["library"] = .object([
            "file": .text("libTestTown.so"), "sha256": .text(BuiltPlugin.digest(bytes)),
        ])
        try plugin.write(.object(manifest), to: "plugin.json")

        #expect(await plugin.refusal()?.code == .library)
    }

    @Test
    func aLibraryThatIsNotThereIsRefused() async throws {
        let plugin = try BuiltPlugin()
        try FileManager.default.removeItem(atPath: "\(plugin.folder)/libTestTown.so")

        #expect(await plugin.refusal()?.code == .library)
    }

    @Test
    func aPluginThatHearsNeedsDerive() async throws {
        let hears: (inout [String: JSONValue]) -> Void = { $0["hears"] = .list([.text("projects")]) }

        #expect(try await BuiltPlugin(change: hears).refusal()?.code == .library)
        #expect(try await BuiltPlugin(["DERIVES"], change: hears).refusal() == nil)
    }

    @Test
    func aPluginWithoutCodeHasNoLibraryToOpen() async throws {
        let plugin = try BuiltPlugin { $0["library"] = nil }

        #expect(await plugin.refusal()?.code == .manifest)
    }

    @Test(arguments: [
        ("FAILS=\"{\\\"error\\\": \\\"no threshold\\\"}\"", PluginFault.Code.threw, "no threshold"),
        ("FAILS=\"nonsense\"", .threw, "code 3"), ("TWICE", .wrongShape, "2 answers"),
        ("SILENT", .wrongShape, "0 answers"),
    ])
    func aBadAnswerIsAFault(define: String, code: PluginFault.Code, words: String) async throws {
        let library = try await BuiltPlugin([define]).open()

        let fault = await fault { try await library.judge(batch) }

        #expect(fault?.code == code)
        #expect(fault?.text.contains(words) == true, "\(fault?.text ?? "")")
        #expect(library.death == nil, "a plugin that fails may be asked again")
    }

    @Test
    func deriveIsAFaultWhereThereIsNone() async throws {
        let library = try await BuiltPlugin().open()

        #expect(await fault { try await library.derive(batch) }?.code == .wrongShape)
        #expect(await fault { try library.deriveBlocking(batch) }?.code == .wrongShape)
    }

    @Test
    func aLateCallIsGivenUpAndThePluginIsDead() async throws {
        let library = try await BuiltPlugin(["HANGS"]).open()

        #expect(await fault { try await library.judge(batch, within: .milliseconds(50)) }?.code == .late)
        #expect(await fault { try await library.judge(batch) }?.code == .stopped)
        #expect(await fault { try library.judgeBlocking(batch) }?.code == .stopped)
        #expect(library.death?.code == .stopped)
        await library.stop()
    }

    @Test
    func callsThatWaitBehindALateOneAreRefused() async throws {
        let library = try await BuiltPlugin(["HANGS_ON=1", "ECHOES"]).open()

        async let late = fault { try await library.judge([1], within: .milliseconds(200)) }
        async let first = fault { try await library.judge([1, 2], within: .seconds(10)) }
        async let second = fault { try await library.judge([1, 2], within: .seconds(10)) }
        let codes = await [late, first, second].map { $0?.code }

        #expect(codes[0] == .late)
        #expect(codes.dropFirst().allSatisfy { $0 == nil || $0 == .stopped })
    }

    @Test
    func callsToOnePluginNeverOverlap() async throws {
        let library = try await BuiltPlugin(["ECHOES"]).open()

        let answers = try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<200 {
                let content = Array("\(number)".utf8)
                group.addTask { try await library.judge(content) == content }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }

        #expect(answers.count == 200)
        #expect(answers.allSatisfy { $0 })
    }

    @Test
    func aStoppedLibraryRefuses() async throws {
        let library = try await BuiltPlugin().open()
        await library.stop()
        await library.stop()

        #expect(await fault { try await library.judge(batch) }?.code == .stopped)
    }

    @Test
    func whatThePluginLogsIsToldWithItsLevel() async throws {
        let lines = Mutex<[String]>([])
        _ = try? await BuiltPlugin(["START_FAILS"]).open { level, text in
            lines.withLock { $0.append("\(level) \(text)") }
        }

        #expect(lines.withLock { $0 } == ["3 the threshold is missing"])
    }

    @Test
    func whatIsLoadedIsACopyThatOnlyTheOwnerCanChange() async throws {
        let plugin = try BuiltPlugin()
        let library = try await plugin.open()
        let copies = try FileManager.default.contentsOfDirectory(atPath: plugin.copies)
        let name = try #require(copies.first)
        let attributes = try FileManager.default.attributesOfItem(atPath: "\(plugin.copies)/\(name)")

        #expect(copies.count == 1)
        #expect(name.hasPrefix("test-town-1.0.0-") && name.utf8.count == "test-town-1.0.0-".utf8.count + 8)
        #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o700)

        try Data("overwritten".utf8).write(to: URL(filePath: "\(plugin.folder)/libTestTown.so"))
        #expect(try await library.judge(batch) == Array(#"{"judgements": []}"#.utf8))
    }

    @Test
    func anotherVersionIsAnotherLibraryBesideIt() async throws {
        let old = try await BuiltPlugin(["ANSWER=\"1\""]).open()
        let new = try await BuiltPlugin(["ANSWER=\"2\"", "VERSION=\"1.1.0\""]) { $0["version"] = .text("1.1.0") }.open()

        #expect(try await old.judge(batch) == Array("1".utf8))
        #expect(try await new.judge(batch) == Array("2".utf8))
    }

    private func fault(_ call: () async throws -> [UInt8]) async -> PluginFault? {
        do {
            _ = try await call()
            return nil
        } catch {
            return error as? PluginFault
        }
    }
}
