import EvaluationMessages
import Foundation
import Messages
import PluginMessages
import RegistryMessages

/// What a rubric or a gate may ask of a town, by name: an observed indicator or a fact of its projects.
struct TownValues {
    /// A value with the node that says where it comes from; or no value, and why not.
    struct Value {
        let value: Decimal?
        let node: Explanation
    }

    /// An indicator as a programme or a plugin describes it.
    struct Known {
        let names: LocalizedName
        let unit: String
        let span: Span
        let source: FigureSource?
    }

    let town: FrozenTown
    let period: Period
    let programme: String
    let units: Units

    /// The value of a fact of the projects; `nil` when there is no such fact.
    func fact(_ name: String) -> Value? {
        guard let fact = ProjectFact(rawValue: name) else { return nil }
        let projects = town.projects
        func share(_ part: Int) -> Decimal? {
            projects.count == 0 ? nil : Decimal(part) * 100 / Decimal(projects.count)
        }
        let (value, unit): (Decimal?, String) =
            switch fact {
            case .count: (Decimal(projects.count), "个")
            case .startedShare: (share(projects.started), "%")
            case .investment: (projects.investment?.value.number, "万元")
            case .reportedShare: (share(projects.reported), "%")
            }
        let label = Self.names(of: fact)
        guard let value else {
            let why = LocalizedName(
                zh: projects.count == 0 ? "没有在库项目" : "\(projects.count) 个项目均未写明",
                en: projects.count == 0 ? "there are no projects" : "none of \(projects.count) projects states it"
            )
            return Value(value: nil, node: Explanation(.missing, id: name, label: label, why: why))
        }
        let over = coverage(fact)
        let place = FigureSource(document: "项目库 / project library: \(programme)", clause: town.town)
        let figure = Figure(DecimalValue(value).rounded(to: 4), unit: unit, basis: .derived, source: place)
        let why = LocalizedName(
            zh: "\(DecimalValue(value).rounded(to: 2)) \(unit)（\(over.zh)）",
            en: "\(DecimalValue(value).rounded(to: 2)) \(unit) (\(over.en ?? ""))"
        )
        let node = Explanation(
            .fact,
            id: name,
            label: label,
            why: why,
            figure: figure,
            children: [ExplanationNodes.source(place, label: label)]
        )
        return Value(value: value, node: node)
    }

    /// What a fact is called.
    static func names(of fact: ProjectFact) -> LocalizedName {
        switch fact {
        case .count: LocalizedName(zh: "在库项目", en: "projects in the library")
        case .startedShare: LocalizedName(zh: "项目开工率", en: "share of projects started")
        case .investment: LocalizedName(zh: "写明的项目投资", en: "stated investment")
        case .reportedShare: LocalizedName(zh: "已审定月报的项目占比", en: "share of projects with an approved report")
        }
    }

    private func coverage(_ fact: ProjectFact) -> LocalizedName {
        let count = town.projects.count
        let part =
            switch fact {
            case .count: count
            case .startedShare: town.projects.started
            case .investment: town.projects.investment?.of ?? 0
            case .reportedShare: town.projects.reported
            }
        return LocalizedName(zh: "\(part) / \(count) 个项目", en: "\(part) of \(count) projects")
    }

    /// The observed value of an indicator in the run's period, in the indicator's unit.
    func observed(_ id: String, _ known: Known) -> Value {
        let own = town.observations.filter { $0.indicator == id }
        let unit = Units.plain(known.unit)
        let plain = own.map { observation in
            var copy = observation
            copy.figure.unit = Units.plain(observation.figure.unit)
            return copy
        }
        let figures = ActualFigures(plain, unit: unit, units: units)
        let isFlow = known.span == .annual || known.span == .cumulative
        let actual = (isFlow ? figures.sum(in: period) : nil) ?? figures.latest()
        guard let actual else {
            let why = LocalizedName(
                zh: figures.hasUnlikeUnits ? "观测值的单位不能换算成“\(unit)”" : "\(period) 没有观测值",
                en: figures.hasUnlikeUnits
                    ? "the observed unit cannot be turned into \(unit)" : "nothing was observed in \(period)"
            )
            return Value(value: nil, node: Explanation(.missing, id: id, label: known.names, why: why))
        }
        let children = actual.from.map { used in
            ExplanationNodes.observation(own.first { $0.id == used.id } ?? used, names: known.names)
        }
        if children.count == 1, let only = children.first { return Value(value: actual.value, node: only) }
        let text = DecimalValue(actual.value).rounded(to: 4)
        let node = Explanation(
            .observation,
            id: id,
            label: known.names,
            why: LocalizedName(
                zh: "\(actual.period) 合计 \(text) \(unit)",
                en: "\(text) \(unit) summed over \(actual.period)"
            ),
            figure: Figure(text, unit: unit, basis: .derived),
            children: children
        )
        return Value(value: actual.value, node: node)
    }
}
