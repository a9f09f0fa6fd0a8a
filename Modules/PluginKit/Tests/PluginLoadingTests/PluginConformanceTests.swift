import PluginConformance
import PluginKit
import PluginLoading
import Testing

struct PluginConformanceTests {
    /// An answer to every batch of one town `bare`, as the fixture's macro wants it.
    private static func answer(_ finding: String) -> String {
        let text = #"{"judgements": [{"town": "bare", "findings": [\#(finding)], "flags": []}]}"#
        return "ANSWER=\"" + text.replacing("\"", with: "\\\"") + "\""
    }

    private func failures(_ plugin: BuiltPlugin) async -> [String: String] {
        var name = ""
        var failures: [String: String] = [:]
        let conformance = PluginConformance(folder: plugin.folder, copies: plugin.copies, digest: BuiltPlugin.digest)
        _ = await conformance.run { step in
            switch step {
            case .began(let check): name = check
            case .passed: break
            case .failed(let reason): failures[name] = reason
            }
        }
        return failures
    }

    @Test
    func aDataOnlyPluginNeedsNothingButItsManifest() async throws {
        #expect(try await failures(BuiltPlugin { $0["library"] = nil }).isEmpty)
    }

    @Test
    func aBrokenManifestIsToldAndEndsTheChecks() async throws {
        let failures = try await failures(BuiltPlugin { $0["colour"] = .text("red") })

        #expect(failures.keys.sorted() == ["plugin.json is right"])
        #expect(failures["plugin.json is right"]?.contains("/colour") == true)
    }

    @Test
    func aLibraryThatCannotBeOpenedIsToldAndEndsTheChecks() async throws {
        let failures = try await failures(BuiltPlugin(["MAJOR=9"]))

        #expect(failures.keys.sorted() == ["the library loads and starts"])
    }

    @Test
    func symbolsBesidesTheEntryAreTold() async throws {
        let failures = try await failures(BuiltPlugin(flags: ["-Dstart=start_of_the_plugin", "-Dstatic="]))

        #expect(failures["the library exports one symbol"]?.contains("start_of_the_plugin") == true)
    }

    @Test
    func aPluginThatTakesNonsenseIsTold() async throws {
        let failures = try await failures(BuiltPlugin())

        #expect(failures["judge: what is no batch gives an error"]?.contains("without an error") == true)
        #expect(failures["judge: there is a golden file"] != nil)
        #expect(failures["judge: an empty batch gives no judgements"] == nil)
        #expect(failures["judge: a town without observations is not guessed at"]?.contains("wrong-shape") == true)
    }

    @Test
    func aGuessIsTold() async throws {
        let finding = #"{"indicator": "a", "score": "0.5", "why": {"zh": "猜", "en": "guessed"}, "from": []}"#
        let failures = try await failures(BuiltPlugin([Self.answer(finding)]))

        let reason = failures["judge: a town without observations is not guessed at"]
        #expect(reason?.contains("score 0.5 and no observation") == true, "\(reason ?? "")")
    }

    @Test
    func aJudgedIndicatorThatIsPassedOverIsTold() async throws {
        let plugin = try BuiltPlugin([Self.answer("")]) { manifest in
            let judged = JSONValue.object(["kind": .text("judged")])
            manifest["rubric"] = manifest["rubric"]?.with(judged, at: "/indicators/0/scoring")
        }

        let reason = await failures(plugin)["judge: a town without observations is not guessed at"]
        #expect(reason?.contains("says nothing of a") == true, "\(reason ?? "")")
    }

    @Test
    func aGoldenFileThatComesOutDifferentlyIsTold() async throws {
        let plugin = try BuiltPlugin()
        let input = #"{"programme": "x", "period": "2023", "towns": []}"#
        let golden = #"{"operation": "judge", "input": \#(input), "output": {"judgements": [7]}}"#
        try plugin.write(Sample.json(golden), to: "golden/wrong.json")
        try plugin.write(Sample.json(golden.replacing("[7]", with: "[]")), to: "golden/right.json")
        try plugin.write(Sample.json(#"{"operation": "judge", "input": \#(input)}"#), to: "golden/unwritten.json")

        let failures = await failures(plugin)

        #expect(failures["golden/wrong.json comes out as it is written"]?.contains("/judgements") == true)
        #expect(failures["golden/right.json comes out as it is written"] == nil)
        #expect(failures["golden/unwritten.json comes out as it is written"]?.contains("{\"judgements\": []}") == true)
        #expect(failures["judge: there is a golden file"] == nil)
    }

    @Test
    func aGoldenFileThatCannotBeReadIsTold() async throws {
        let plugin = try BuiltPlugin()
        try plugin.write(Sample.json(#"{"operation": "dance", "input": 1, "output": 1}"#), to: "golden/dance.json")

        #expect(await failures(plugin)["golden files can be read"]?.contains("golden/dance.json") == true)
    }
}
