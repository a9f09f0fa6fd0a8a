import Messages
import ModuleKit
import PluginKit
import PluginLoading
import PluginMessages
import Testing

/// What goes to a plugin and comes back is written down in the kit and in the messages; this holds the two together.
///
/// Why it is written twice: `docs/decisions/0009`.
@Suite("The shapes of the kit and of the messages")
struct ShapesTests {
    @Test("A batch that a module sends is read by a plugin whole, and comes back the same")
    func batch() throws {
        let figure = Messages.Figure(
            DecimalValue("1.50"),
            unit: "亿元",
            qualifier: .range,
            upper: DecimalValue("2"),
            basis: .reported,
            source: FigureSource(document: "d", clause: "3")
        )
        let town = JudgingTown(
            id: "t1",
            name: "甲镇",
            level: "province",
            attributes: ["chain": .array([.string("茶"), .integer(3), .bool(true)])],
            observations: [
                .init(id: "o1", indicator: "output", period: .example, figure: figure, state: .verified)
            ],
            projects: JudgingProjects(
                count: 2,
                byKind: [.init(kind: "road", count: 2)],
                measures: [.init(measure: "investment", unit: "万元", value: DecimalValue(5), of: 1)]
            )
        )
        let batch = JudgingBatch(programme: "p", period: .example, towns: [town, JudgingTown(id: "t2", name: "乙镇")])
        let kit = try PluginJSON.read(JudgementBatch.self, from: try MessageCoding.encode(batch))
        #expect(kit.towns.map(\.level) == ["province", nil])
        let bytes = try PluginJSON.bytes(of: kit)
        #expect(try MessageCoding.decode(JudgingBatch.self, from: bytes, of: "test") == batch)
    }

    @Test("A judgement that a plugin gives is read by a module whole")
    func judgement() throws {
        let why = BilingualText(zh: "达到", en: "reached")
        let finding = Finding(
            "output",
            score: ExactDecimal("0.5"),
            figure: .init(nil, unit: "家"),
            why: why,
            from: ["o1"]
        )
        let flag = PluginKit.Flag("scope-mismatch", why, from: ["o1"])
        let answer = JudgementAnswer(judgements: [.init(town: "t1", findings: [finding], flags: [flag])])
        let bytes = try PluginJSON.bytes(of: answer)
        let reply = try MessageCoding.decode(JudgingReply.self, from: bytes, of: "test")
        #expect(try PluginJSON.read(JudgementAnswer.self, from: try MessageCoding.encode(reply)) == answer)
    }

    @Test("A rubric with each way of scoring is the same to both")
    func rubric() throws {
        let scorings = [
            #"{"kind":"judged"}"#, #"{"kind":"linear","low":"0","high":"100"}"#,
            #"{"kind":"steps","steps":[{"from":"1","score":"0.5"}]}"#, #"{"kind":"threshold","threshold":"green"}"#,
        ]
        let parts = scorings.map { #"{"indicator":"i","weight":"1","scoring":\#($0)}"# }.joined(separator: ",")
        let text = #"{"id":"r","names":{"zh":"节","en":"s"},"weight":"2","indicators":[\#(parts)]}"#
        let rubric = try MessageCoding.decode(PluginRubric.self, from: Array(text.utf8), of: "test")
        let kit = try PluginJSON.read(Rubric.self, from: Array(text.utf8))
        #expect(try PluginJSON.read(Rubric.self, from: try MessageCoding.encode(rubric)) == kit)
    }

    @Test("Each list of words has the same words in both")
    func words() {
        func words<Word: CaseIterable & RawRepresentable<String>>(_ type: Word.Type) -> [String] {
            type.allCases.map(\.rawValue)
        }
        #expect(words(PluginKit.Figure.Qualifier.self) == words(Messages.Figure.Qualifier.self))
        #expect(words(PluginKit.Figure.Basis.self) == words(Messages.Figure.Basis.self))
        #expect(words(Observation.State.self) == words(JudgingObservation.State.self))
        #expect(words(PluginManifest.Indicator.Direction.self) == words(PluginIndicator.Direction.self))
        #expect(words(PluginManifest.Indicator.Period.self) == words(PluginIndicator.Span.self))
        #expect(words(PluginManifest.Threshold.Comparator.self) == words(PluginThreshold.Comparator.self))
    }
}
