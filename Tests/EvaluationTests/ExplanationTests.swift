import EvaluationMessages
import Foundation
import Messages
import PluginMessages
import RegistryMessages
import Testing

@testable import Evaluation

/// Walks an explanation and checks what every one must hold.
enum ExplanationWalk {
    /// Checks that contributions add up to the score and that every leaf has a source or says why not.
    static func check(_ tree: Explanation) throws {
        let town = try #require(tree.children.first { $0.kind == .town })
        let sections = town.children.filter { $0.kind == .section }
        let score = town.score?.number ?? 0
        expectSum(of: sections, is: score, places: RunRules.scorePlaces)
        for section in sections {
            let indicators = section.children.filter { $0.kind == .indicator }
            expectSum(of: indicators, is: section.contribution?.number ?? 0, places: RunRules.partPlaces)
        }
        leaves(of: tree) { leaf in
            #expect(leaf.kind == .source || leaf.kind == .missing, "\(leaf.kind) '\(leaf.label.zh)' is a leaf")
            #expect(!leaf.why.zh.isEmpty)
            #expect(leaf.kind == .missing || leaf.source != nil || leaf.why.zh.contains("没有注明"))
        }
    }

    /// Parts are rounded one by one, so the sum may be off by half a last digit for each.
    private static func expectSum(of parts: [Explanation], is whole: Decimal, places: Int) {
        let sum = parts.compactMap { $0.contribution?.number }.reduce(0, +)
        let digit = Sample.number("0.0001").number
        let rounding = places == RunRules.partPlaces ? digit / 2 : Sample.number("0.005").number
        #expect(abs(sum - whole) <= digit / 2 * Decimal(parts.count) + rounding, "\(sum) for \(whole)")
    }

    static func leaves(of node: Explanation, _ visit: (Explanation) -> Void) {
        if node.children.isEmpty { visit(node) }
        for child in node.children { leaves(of: child, visit) }
    }

    static func find(_ kind: Explanation.Kind, in node: Explanation) -> [Explanation] {
        (node.kind == kind ? [node] : []) + node.children.flatMap { find(kind, in: $0) }
    }
}

/// How a town's score is made, and taken apart again.
@Suite("A town's score")
struct TownScoreTests {
    private func town(
        type: String? = "mill",
        _ observations: [Observation],
        _ projects: ProjectCounts = ProjectCounts(count: 4, started: 3),
        targets: [TargetDefinition] = []
    ) -> FrozenTown {
        FrozenTown(
            town: "p-1",
            name: "石磨镇",
            townType: type,
            level: nil,
            attributes: [:],
            observations: observations,
            projects: projects,
            targets: targets
        )
    }

    private func scorer(
        _ definition: ProgrammeDefinition = Sample.programme(),
        targets: [TargetDefinition] = []
    ) throws -> TownScorer {
        let head = RunHead(
            run: "r",
            programme: "p",
            programmeVersion: 1,
            period: Sample.period("2023"),
            kind: .official,
            digest: "",
            towns: 1,
            observations: 0,
            plugins: [],
            targets: targets,
            method: RunMethod(aggregation: "", rounding: "", ties: "", missing: "")
        )
        return try Sample.require(TownScorer(head, definition, ["mill": try Sample.plugin()]))
    }

    private let observations = [
        Sample.observation(id: "a", town: "p-1", "2023", "7"),
        Sample.observation(id: "b", town: "p-1", indicator: "shops", "2023", "30", "家"),
        Sample.observation(id: "c", town: "p-1", indicator: "mills", "2023", "1", "家"),
    ]

    private var shopTarget: TargetDefinition {
        var target = Sample.target("40", "家", .atLeast, .stock)
        target.indicator = "shops"
        return target
    }

    private let judgement = TownJudgement(
        town: "p-1",
        findings: [
            .init(
                indicator: "depth",
                score: Sample.number("0.8"),
                why: LocalizedName(zh: "深", en: "deep"),
                from: ["c"]
            )
        ],
        flags: [Flag("thin-data", LocalizedName(zh: "数据少"))]
    )

    @Test("is the weighted sum of its sections, rounded once")
    func sum() throws {
        let (result, tree) = try scorer(targets: [shopTarget]).score(town(observations), judgement)

        // projects 0.75; figures (2*0.7 + 0.75) / 3 = 0.71666…; type (3*0.8 + 0.25) / 4 = 0.6625; weights 1, 2, 3.
        #expect(result.sections.map(\.score?.text) == ["0.75", "0.7167", "0.6625"])
        #expect(result.sections.map(\.contribution.text) == ["12.5", "23.8889", "33.125"])
        #expect(result.score?.text == "69.51")
        #expect(result.grade == "good")
        #expect(result.missing == [])
        #expect(result.coverage.text == "1")
        #expect(result.flags.map(\.kind) == ["thin-data"])
        try ExplanationWalk.check(
            Explanation(.run, label: LocalizedName(zh: ""), why: LocalizedName(zh: "r"), children: [tree])
        )
    }

    @Test("names the observation, the finding, the facts and the target that it rests on")
    func sources() throws {
        let (_, tree) = try scorer(targets: [shopTarget]).score(town(observations), judgement)

        #expect(ExplanationWalk.find(.observation, in: tree).map(\.id) == ["a", "b", "c", "c"])
        #expect(ExplanationWalk.find(.finding, in: tree).map(\.why.zh) == ["深"])
        #expect(ExplanationWalk.find(.target, in: tree).map(\.id) == ["t1"])
        let fact = try #require(ExplanationWalk.find(.fact, in: tree).first)
        #expect(fact.why.en == "75 % (3 of 4 projects)")
        #expect(ExplanationWalk.find(.source, in: tree).contains { $0.source == Sample.source })
    }

    @Test("treats what is missing as the rubric says, and names it")
    func missing() throws {
        let bare = town(type: nil, [], ProjectCounts(count: 4, started: 3))
        let skip = try scorer().score(bare, nil).result
        #expect(skip.score?.text == "75", "only the projects count")
        #expect(skip.coverage.text == "0.167", "and the result says so")
        #expect(skip.missing == ["产值：产值", "产值：网店", "类型"])

        let zero = try scorer(Sample.programme(missing: .zero)).score(bare, nil).result
        #expect(zero.score?.text == "12.5")
        #expect(zero.missing == skip.missing)

        let nothing = try scorer().score(town(type: nil, [], ProjectCounts()), nil).result
        #expect(nothing.score == nil)
        #expect(nothing.rank == nil)
    }

    @Test("is not given when a gate vetoes; a gate without data vetoes nothing")
    func gates() throws {
        func gate(_ value: String, _ effect: Gate.Effect, indicator: String = "projects.started-share") -> Gate {
            Gate(
                id: "g-\(value)",
                names: LocalizedName(zh: "开工率"),
                indicator: indicator,
                comparator: .atLeast,
                value: Sample.number(value),
                unit: "%",
                effect: effect,
                source: "第二条"
            )
        }
        let vetoed = try scorer(Sample.programme(gates: [gate("80", .veto)])).score(town(observations), judgement)
        #expect(vetoed.result.score == nil)
        #expect(vetoed.result.vetoed)
        #expect(vetoed.result.gates.first?.why.en == "75 %, asked at-least 80 %: not met")

        let warned = try scorer(Sample.programme(gates: [gate("80", .warning), gate("70", .veto)]))
            .score(town(observations), judgement)
        #expect(warned.result.score != nil)
        #expect(warned.result.gates.map(\.met) == [false, true])

        let unknown = gate("80", .veto, indicator: "projects.reported-share")
        let open = try scorer(Sample.programme(gates: [unknown])).score(town([], ProjectCounts()), nil)
        #expect(!open.result.vetoed)
        #expect(open.result.gates.first?.met == .some(nil))
        #expect(ExplanationWalk.find(.gate, in: open.tree).count == 1)
    }

    @Test("takes a town's own target before the programme's")
    func ownTarget() throws {
        var own = shopTarget
        own.town = "p-1"
        own.figure.value = Sample.number("60")
        let section = try scorer(targets: [shopTarget]).score(town(observations, targets: [own]), nil).result.sections[
            1
        ]
        // (2*0.7 + 0.5) / 3
        #expect(section.score?.text == "0.6333")
    }
}
