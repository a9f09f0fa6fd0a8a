import Messages
import ProjectsMessages

/// A figure of a project that is added to those of other projects.
struct CountedFigure: Hashable {
    /// What it is a figure of.
    enum Sort: String {
        case investment, measure, benefit, fund
    }

    var sort: Sort
    /// The measure, or the id of the benefit or the fund; empty for the investment.
    var name: String
    /// Where new and renovated are told apart.
    var scope: MeasureScope?
    var value: DecimalValue
    var unit: String
    var qualifier: Figure.Qualifier
}

extension ProjectFacts {
    /// The figures that are added to those of other projects, none of them twice.
    ///
    /// Of a measure the total counts, else what is new, else the phases; what is renovated counts apart. Properties and
    /// figures of the state before do not count.
    var countedFigures: [CountedFigure] {
        let whole = measures
        let phased = phases.flatMap(\.measures)
        let names = (whole + phased).map(\.measure).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        let counted = names.flatMap { name in
            Self.counted(whole, phased, name, .total, .new) + Self.counted(whole, phased, name, .renovated)
        }
        return [investment].compactMap { $0 }.compactMap { CountedFigure(.investment, "", nil, $0) } + counted
            + benefits.compactMap { CountedFigure(.benefit, $0.benefit, nil, $0.figure) }
            + funds.compactMap { CountedFigure(.fund, $0.fund, nil, $0.figure) }
    }

    private static func counted(
        _ whole: [ProjectMeasure],
        _ phased: [ProjectMeasure],
        _ name: String,
        _ scopes: MeasureScope...
    ) -> [CountedFigure] {
        for measures in [whole, phased] {
            for scope in scopes {
                let own = measures.filter { $0.measure == name && $0.scope == scope && $0.figure.basis != .baseline }
                let counted = own.compactMap { CountedFigure(.measure, name, scopes.first, $0.figure) }
                if !counted.isEmpty { return counted }
            }
        }
        return []
    }
}

extension CountedFigure {
    fileprivate init?(_ sort: Sort, _ name: String, _ scope: MeasureScope?, _ figure: Figure) {
        guard let value = figure.value else { return nil }
        self.init(sort: sort, name: name, scope: scope, value: value, unit: figure.unit, qualifier: figure.qualifier)
    }
}

extension ProjectFacts {
    /// The fields that can be expected of a project.
    static let fields = [
        "town", "zone", "location", "industry", "content", "phases", "measures", "benefits", "investment", "funds",
        "places", "plan", "duty", "source",
    ]

    /// Those of ``fields`` that are stated.
    var statedFields: [String] {
        let stated: [(String, Bool)] = [
            ("town", town != nil), ("zone", zone != nil), ("location", location != nil), ("industry", industry != nil),
            ("content", content != nil), ("phases", !phases.isEmpty), ("measures", !measures.isEmpty),
            ("benefits", !benefits.isEmpty), ("investment", investment?.value != nil), ("funds", !funds.isEmpty),
            ("places", !places.isEmpty), ("plan", plan != nil), ("duty", duty != nil), ("source", source != nil),
        ]
        return stated.filter(\.1).map(\.0)
    }
}
