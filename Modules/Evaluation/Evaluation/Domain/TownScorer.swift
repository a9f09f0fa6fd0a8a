import EvaluationMessages
import Foundation
import Messages
import PluginMessages
import RegistryMessages

/// Scores a town of a run by the programme's gates and rubric, and by the section of its town type's plugin.
///
/// The same call makes the result and its explanation, so the one cannot say something else than the other.
struct TownScorer {
    /// What a run scores by.
    let head: RunHead
    let definition: ProgrammeDefinition
    let rubric: Rubric
    /// The plugins of the run by town type.
    let plugins: [String: PluginDescription]
    let units: Units

    /// Begins with what a run was begun with; `nil` when the definition has no rubric.
    init?(_ head: RunHead, _ definition: ProgrammeDefinition, _ plugins: [String: PluginDescription]) {
        guard let rubric = definition.rubric else { return nil }
        self.head = head
        self.definition = definition
        self.rubric = rubric
        self.plugins = plugins
        units = Units(definition.measureUnits)
    }

    /// A town's result and the tree that explains it.
    func score(_ town: FrozenTown, _ judgement: TownJudgement?) -> (result: TownResult, tree: Explanation) {
        let values = TownValues(town: town, period: head.period, programme: head.programme, units: units)
        let gates = definition.gates.map { gate($0, values) }
        let isVetoed = gates.contains { $0.result.effect == .veto && $0.result.met == false }
        let sections = rubric.sections.map { section($0, values, judgement) }
        var sum = WeightedSum()
        for section in sections { sum.add(section.score, weight: section.weight, missing: rubric.missing) }
        let score = isVetoed ? nil : sum.mean.map { DecimalValue($0 * 100).rounded(to: RunRules.scorePlaces) }
        let result = TownResult(
            town: town.town,
            name: town.name,
            townType: town.townType,
            score: score,
            coverage: coverage(sections),
            grade: score.flatMap { RunRules.grade($0, rubric.grades) },
            vetoed: isVetoed,
            gates: gates.map(\.result),
            sections: sections.map { $0.result(whole: sum.weights) },
            missing: sections.flatMap(\.missing),
            flags: judgement?.flags ?? []
        )
        let children = gates.map(\.node) + sections.map { $0.node(whole: sum.weights) }
        return (result, tree(town, result, children))
    }

    /// The share of all weights that have a value.
    private func coverage(_ sections: [ScoredSection]) -> DecimalValue {
        let all = sections.map(\.weight).reduce(0, +)
        let covered = sections.map { $0.weight * $0.coverage }.reduce(0, +)
        return DecimalValue(all == 0 ? 0 : covered / all).rounded(to: 3)
    }

    private func tree(_ town: FrozenTown, _ result: TownResult, _ children: [Explanation]) -> Explanation {
        let points = result.score.map(\.text) ?? ""
        let nothing = LocalizedName(zh: "没有可计分的内容", en: "there is nothing to score")
        let kept = LocalizedName(zh: "未通过一票否决门槛，不计分", en: "a gate is not met, so there is no score")
        let grade = result.grade.flatMap { id in rubric.grades.first { $0.id == id } }
        let coverage = TargetWords.percent(result.coverage.number)
        let sum = LocalizedName(
            zh: "各部分得分相加 \(points)，依据 \(coverage) 的权重" + (grade.map { "，等次“\($0.names.zh)”" } ?? ""),
            en: "the sections add up to \(points), on \(coverage) of the weights"
                + (grade.map { ", grade \($0.names.en ?? $0.id)" } ?? "")
        )
        return Explanation(
            .town,
            id: town.town,
            label: LocalizedName(zh: town.name),
            score: result.score,
            contribution: result.score,
            why: result.vetoed ? kept : result.score == nil ? nothing : sum,
            children: children
        )
    }

    // MARK: Gates

    private func gate(_ gate: Gate, _ values: TownValues) -> (result: GateResult, node: Explanation) {
        let found = values.fact(gate.indicator) ?? values.observed(gate.indicator, known(gate.indicator, values.town))
        let unit = factUnit(gate.indicator) ?? Units.plain(known(gate.indicator, values.town).unit)
        let value = found.value.flatMap { units.convert($0, from: unit, to: Units.plain(gate.unit)) }
        let met = value.map { ScoringRule.meets($0, gate) }
        let asked = "\(gate.comparator.rawValue) \(gate.value) \(gate.unit)"
        let words =
            value.map { value in
                let shown = DecimalValue(value).rounded(to: 4)
                return LocalizedName(
                    zh: "\(shown) \(gate.unit)，要求 \(asked)：\(met == true ? "通过" : "未通过")",
                    en: "\(shown) \(gate.unit), asked \(asked): \(met == true ? "met" : "not met")"
                )
            }
            ?? LocalizedName(
                zh: "要求 \(asked)，没有数据，不作判断",
                en: "asked \(asked); nothing is known, so it decides nothing"
            )
        let effect: GateResult.Effect = gate.effect == .veto ? .veto : .warning
        let clause = gate.source.map { FigureSource(document: document, clause: $0) }
        let node = Explanation(
            .gate,
            id: gate.id,
            label: gate.names,
            why: words,
            children: [found.node, ExplanationNodes.source(clause, label: gate.names)]
        )
        let result = GateResult(gate: gate.id, names: gate.names, effect: effect, met: met, why: words)
        return (result, node)
    }

    private func factUnit(_ name: String) -> String? {
        ProjectFact(rawValue: name).map { fact in
            switch fact {
            case .count: "个"
            case .startedShare, .reportedShare: "%"
            case .investment: "万元"
            }
        }
    }

    // MARK: Sections

    private func section(_ section: RubricSection, _ values: TownValues, _ judgement: TownJudgement?) -> ScoredSection {
        switch section.from {
        case .projects, .observations:
            let parts = section.indicators.map { indicator in
                let id = indicator.indicator
                let known = known(id, values.town)
                let found = values.fact(id) ?? values.observed(id, known)
                return part(id, known, indicator.weight, ScoringRule(indicator.scoring), found, values)
            }
            return ScoredSection(section, parts: parts, missing: rubric.missing)
        case .townType:
            return townType(section, values, judgement)
        }
    }

    private func townType(
        _ section: RubricSection,
        _ values: TownValues,
        _ judgement: TownJudgement?
    ) -> ScoredSection {
        guard let type = values.town.townType else {
            let why = LocalizedName(zh: "没有登记小镇类型", en: "no town type is on record")
            return ScoredSection(section, parts: [], absence: why, missing: rubric.missing)
        }
        guard let plugin = plugins[type], let own = plugin.rubric else {
            let why = LocalizedName(zh: "类型“\(type)”没有评分部分", en: "the type '\(type)' has no section")
            return ScoredSection(section, parts: [], absence: why, missing: rubric.missing)
        }
        let parts = own.indicators.map { item in
            let known = known(item.indicator, values.town)
            if item.scoring == .judged { return judged(item, known, values, judgement) }
            let found = values.observed(item.indicator, known)
            return part(item.indicator, known, item.weight, ScoringRule(item.scoring, plugin), found, values)
        }
        return ScoredSection(section, parts: parts, missing: rubric.missing)
    }

    /// What the plugin's code said.
    private func judged(
        _ item: PluginRubric.Item,
        _ known: TownValues.Known,
        _ values: TownValues,
        _ judgement: TownJudgement?
    ) -> ScoredPart {
        guard let finding = judgement?.findings.first(where: { $0.indicator == item.indicator }) else {
            let why = LocalizedName(zh: "插件未作判断", en: "the plugin said nothing of it")
            let node = Explanation(.missing, id: item.indicator, label: known.names, why: why)
            return ScoredPart(item, known.names, score: nil, why: why, children: [node])
        }
        let used = values.town.observations.filter { finding.from.contains($0.id) }
        let ends =
            used.isEmpty
            ? [ExplanationNodes.source(known.source, label: known.names)]
            : used.map { ExplanationNodes.observation($0, names: names(of: $0.indicator, values.town)) }
        let node = Explanation(
            .finding,
            id: item.indicator,
            label: known.names,
            score: finding.score?.rounded(to: RunRules.partPlaces),
            why: finding.why,
            figure: finding.figure,
            children: ends
        )
        let score = finding.score.map { ScoringRule.clamped($0.number) }
        return ScoredPart(item, known.names, score: score, why: finding.why, children: [node])
    }

    /// A value and what it scores.
    private func part(
        _ id: String,
        _ known: TownValues.Known,
        _ weight: DecimalValue,
        _ rule: ScoringRule,
        _ found: TownValues.Value,
        _ values: TownValues
    ) -> ScoredPart {
        var children = [found.node]
        let unit = factUnit(id) ?? Units.plain(known.unit)
        let scored = found.value.flatMap { value in score(value, unit, id, rule, values, &children) }
        let shown = found.value.map { "\(DecimalValue($0).rounded(to: 4)) \(unit)" } ?? ""
        let points = scored.map { DecimalValue($0.score).rounded(to: RunRules.partPlaces).text } ?? ""
        let unscored = LocalizedName(zh: "\(shown)，无法计分", en: "\(shown), cannot be scored")
        let why =
            scored.map { scored in
                LocalizedName(
                    zh: "\(shown)，\(scored.words.zh) → \(points)",
                    en: "\(shown), \(scored.words.en ?? "") → \(points)"
                )
            } ?? (found.value == nil ? found.node.why : unscored)
        // A fact of the projects is no clause of a document; its node names the library.
        if ProjectFact(rawValue: id) == nil {
            children.append(ExplanationNodes.source(known.source, label: known.names))
        }
        return ScoredPart(
            id: id,
            names: known.names,
            weight: weight.number,
            score: scored?.score,
            why: why,
            children: children
        )
    }

    private func score(
        _ value: Decimal,
        _ unit: String,
        _ id: String,
        _ rule: ScoringRule,
        _ values: TownValues,
        _ children: inout [Explanation]
    ) -> (score: Decimal, words: LocalizedName)? {
        switch rule {
        case .linear(let low, let high):
            let (low, high, from) = (DecimalValue(low), DecimalValue(high), value)
            let words = LocalizedName(zh: "线性 \(low) 至 \(high)", en: "linear \(low) to \(high)")
            return (ScoringRule.linear(from, low: low.number, high: high.number), words)
        case .steps(let steps):
            return (ScoringRule.steps(value, steps), LocalizedName(zh: "分档", en: "steps"))
        case .threshold(let threshold):
            guard let own = units.convert(value, from: unit, to: Units.plain(threshold.unit)) else { return nil }
            children.append(ExplanationNodes.source(threshold.source, label: threshold.names))
            let words = LocalizedName(
                zh: "门槛“\(threshold.names.zh)”",
                en: "threshold '\(threshold.names.en ?? threshold.id)'"
            )
            return (ScoringRule.meets(own, threshold) ? 1 : 0, words)
        case .target:
            guard let target = target(of: id, values.town),
                let own = units.convert(value, from: unit, to: Units.plain(target.figure.unit)),
                let score = ScoringRule.target(own, target)
            else { return nil }
            children.append(ExplanationNodes.target(target))
            let goal = ExplanationNodes.words(target.figure)
            return (score, LocalizedName(zh: "目标 \(goal)", en: "target \(goal)"))
        case .judged, .impossible:
            return nil
        }
    }

    // MARK: Looking up

    /// The town's own target before the programme's.
    private func target(of indicator: String, _ town: FrozenTown) -> TargetDefinition? {
        town.targets.first { $0.indicator == indicator } ?? head.targets.first { $0.indicator == indicator }
    }

    private func names(of indicator: String, _ town: FrozenTown) -> LocalizedName { known(indicator, town).names }

    private func known(_ id: String, _ town: FrozenTown) -> TownValues.Known {
        if let fact = ProjectFact(rawValue: id) {
            return .init(names: TownValues.names(of: fact), unit: "", span: .stock, source: nil)
        }
        if let own = definition.indicators.first(where: { $0.id == id }) {
            let source = own.source.map { FigureSource(document: document, clause: $0) }
            return .init(names: own.names, unit: own.unit, span: Span(own.period), source: source)
        }
        if let type = town.townType, let own = plugins[type]?.indicators.first(where: { $0.id == id }) {
            return .init(names: own.names, unit: own.unit, span: Span(own.period), source: own.source)
        }
        return .init(names: LocalizedName(zh: id, en: id), unit: "", span: .stock, source: nil)
    }

    private var document: String { definition.card.number ?? definition.card.title }
}

extension ScoredPart {
    init(
        _ item: PluginRubric.Item,
        _ names: LocalizedName,
        score: Decimal?,
        why: LocalizedName,
        children: [Explanation]
    ) {
        self.init(
            id: item.indicator,
            names: names,
            weight: item.weight.number,
            score: score,
            why: why,
            children: children
        )
    }
}

extension Span {
    /// The meaning that a programme gives an indicator.
    init(_ kind: PeriodKind) {
        switch kind {
        case .stock: self = .stock
        case .cumulative: self = .cumulative
        case .annual: self = .annual
        case .growth: self = .growth
        case .ratio: self = .ratio
        }
    }

    /// The meaning that a plugin gives an indicator.
    init(_ span: PluginIndicator.Span) {
        switch span {
        case .stock: self = .stock
        case .cumulative: self = .cumulative
        case .annual: self = .annual
        case .growth: self = .growth
        case .ratio: self = .ratio
        }
    }
}
