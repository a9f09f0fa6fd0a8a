import CPluginKit
import Foundation
import PluginKit
import Testing

/// The smallest plugin that derives.
private struct CountingTown: DerivingPlugin {
    struct State: PluginState {
        var towns: [String: Int] = [:]
    }

    static let id = "counting-town"
    static let version = "1.2.3"

    init(manifest: PluginManifest) throws {
        guard manifest.id == Self.id else { throw PluginError("this is the manifest of \(manifest.id)") }
    }

    func judge(_ batch: JudgementBatch) throws -> [Judgement] {
        try batch.towns.map { town in
            let heard = try town.state(as: Int.self).map { ExactDecimal($0) }
            let why = BilingualText(zh: "听到\(heard?.text ?? "0")件", en: "heard \(heard?.text ?? "0")")
            return Judgement(town: town.id, findings: [Finding("heard", score: heard.flatMap { $0 / 3 }, why: why)])
        }
    }

    func derive(_ state: inout State, from events: [HeardEvent]) throws -> [DerivedObservation] {
        guard !events.contains(where: { $0.type == "bad" }) else { throw PluginError("a bad event") }
        for event in events { state.towns[event.subject, default: 0] += 1 }
        return []
    }
}

/// One library holds one plugin, so all of it is one test suite over one table.
struct PluginEntryTests {
    private func table() throws -> baizhen_plugin {
        let address = try #require(PluginEntry.table(of: CountingTown.self, for: UInt32(BAIZHEN_PLUGIN_ABI_MAJOR)))
        return address.load(as: baizhen_plugin.self)
    }

    private func started() throws -> (table: baizhen_plugin, instance: UnsafeMutableRawPointer?) {
        let table = try table()
        var instance: UnsafeMutableRawPointer?
        #expect(Self.lend(manifest(id: CountingTown.id)) { table.start(nil, $0, &instance) } == 0)
        return (table, instance)
    }

    private func manifest(id: String) -> String {
        """
        {"id": "\(id)", "version": "1.2.3", "abi": {"major": 1, "minor": 0}, "names": {"zh": "镇", "en": "town"},
         "townType": {"id": "counting", "names": {"zh": "镇", "en": "town"}}, "attributes": {"type": "object"},
         "indicators": [], "tasks": [], "thresholds": [], "hears": ["x"], "cards": []}
        """
    }

    @Test
    func theTableSaysWhoseItIs() throws {
        let table = try table()

        #expect(table.magic == BAIZHEN_PLUGIN_MAGIC)
        #expect(table.size == UInt32(MemoryLayout<baizhen_plugin>.size))
        #expect(String(cString: table.id) == "counting-town")
        #expect(String(cString: table.version) == "1.2.3")
        #expect(table.derive != nil)
    }

    @Test
    func aHostOfAnotherMajorVersionIsRefused() {
        #expect(PluginEntry.table(of: CountingTown.self, for: UInt32(BAIZHEN_PLUGIN_ABI_MAJOR) + 1) == nil)
    }

    @Test
    func askingAgainGivesTheSameTable() throws {
        let major = UInt32(BAIZHEN_PLUGIN_ABI_MAJOR)

        #expect(
            PluginEntry.table(of: CountingTown.self, for: major) == PluginEntry.table(of: CountingTown.self, for: major)
        )
    }

    @Test
    func aStartThatThrowsGivesNoInstance() throws {
        let table = try table()
        var instance: UnsafeMutableRawPointer?

        #expect(Self.lend(manifest(id: "other")) { table.start(nil, $0, &instance) } != 0)
        #expect(Self.lend("nonsense") { table.start(nil, $0, &instance) } != 0)
        #expect(instance == nil)
    }

    @Test
    func stateGoesFromDeriveToJudge() throws {
        let (table, instance) = try started()
        let event = #"{"source": "//l/x", "type": "t", "sequence": 1, "time": 0, "subject": "one", "data": {}}"#

        let derived = Self.call(table.derive, instance, #"{"state": {"towns": {"one": 1}}, "events": [\#(event)]}"#)
        #expect(derived.code == 0)
        #expect(derived.answer == #"{"observations":[],"state":{"towns":{"one":2}}}"#)

        let town = #"{"id": "one", "name": "一", "level": null, "attributes": {}, "observations": [], "projects": null"#
        let judged = Self.call(
            table.judge,
            instance,
            #"{"programme": "x", "period": "2023", "towns": [\#(town), "state": 2}]}"#
        )
        #expect(judged.code == 0)
        #expect(judged.answer.contains(#""score":"0.6667""#))
        table.stop(instance)
    }

    @Test
    func aFailureIsRepliedAsAnError() throws {
        let (table, instance) = try started()
        let event = #"{"source": "//l/x", "type": "bad", "sequence": 1, "time": 0, "subject": "one", "data": {}}"#

        let failed = Self.call(table.derive, instance, #"{"state": null, "events": [\#(event)]}"#)
        #expect(failed.code != 0)
        #expect(failed.answer == #"{"error":"a bad event"}"#)

        let nonsense = Self.call(table.judge, instance, "nonsense")
        #expect(nonsense.code != 0)
        #expect(nonsense.answer.hasPrefix(#"{"error":"#))

        let again = Self.call(table.judge, instance, #"{"programme": "x", "period": "2023", "towns": []}"#)
        #expect(again.answer == #"{"judgements":[]}"#)
        table.stop(instance)
    }

    private static func lend<T>(_ text: String, _ body: (baizhen_bytes) -> T) -> T {
        Array(text.utf8).withUnsafeBufferPointer { body(baizhen_bytes(bytes: $0.baseAddress, count: $0.count)) }
    }

    private typealias Call =
        @convention(c) (UnsafeMutableRawPointer?, baizhen_bytes, baizhen_reply?, UnsafeMutableRawPointer?) -> Int32

    private static func call(
        _ function: Call?,
        _ instance: UnsafeMutableRawPointer?,
        _ content: String
    ) -> (code: Int32, answer: String) {
        var answers: [String] = []
        let code = withUnsafeMutablePointer(to: &answers) { sink in
            lend(content) { bytes in
                function?(
                    instance,
                    bytes,
                    { sink, content in
                        let text = String(
                            decoding: UnsafeBufferPointer(start: content.bytes, count: content.count),
                            as: UTF8.self
                        )
                        sink?.assumingMemoryBound(to: [String].self).pointee.append(text)
                    },
                    sink
                ) ?? -1
            }
        }
        #expect(answers.count == 1)
        return (code, answers.first ?? "")
    }
}
