import EvaluationMessages
import Foundation
import Messages
import RegistryMessages

/// What a figure and its indicator must be like before they are kept.
struct FigureRules {
    /// The indicators of the programme and of the active plugins.
    let indicators: [Indicator]
    let units: Units
    private let byID: [String: [Indicator]]
    private let byName: [String: [Indicator]]

    init(indicators: [Indicator], units: Units) {
        self.indicators = indicators
        self.units = units
        byID = Dictionary(grouping: indicators, by: \.id)
        byName = Dictionary(grouping: indicators, by: \.names.zh)
    }

    /// The indicator of an id or a name, for a town of a type where one is given; the programme's own comes first.
    ///
    /// - Returns: The indicator, `nil` with a fault when there is none, or several of that name.
    func indicator(_ called: String, townType: String?, at pointer: String, _ faults: inout Faults) -> Indicator? {
        let candidates = byID[called] ?? byName[called] ?? []
        let fitting = candidates.filter { $0.townType == nil || townType == nil || $0.townType == townType }
        let ids = Set(fitting.map(\.id))
        if let own = fitting.first(where: { $0.townType == nil }) ?? fitting.first, ids.count == 1 { return own }
        if ids.count > 1 {
            faults.add(pointer, "'\(called)' may be \(ids.sorted().joined(separator: " or ")); give the id")
        } else {
            let why = candidates.isEmpty ? "" : " for a town of type '\(townType ?? "")'"
            faults.add(
                pointer,
                "there is no indicator '\(called)'\(why); rule: an indicator is one of the programme's (indicators) or "
                    + "of an active plugin"
            )
        }
        return nil
    }

    /// Whether a figure can be one of an indicator.
    func check(_ figure: Figure, of indicator: Indicator, at pointer: String, _ faults: inout Faults) {
        if let why = units.misfit(figure.unit, indicator: indicator.unit) {
            faults.add(
                "\(pointer)/unit",
                "\(why) Rule: a figure of '\(indicator.id)' has a unit that can be turned into \(indicator.unit)"
            )
        }
        if let value = figure.value, let upper = figure.upper {
            faults.require(value <= upper, "\(pointer)/upper", "expected \(value) or more, found \(upper)")
        }
        faults.require(
            figure.qualifier != .range || figure.upper != nil,
            "\(pointer)/upper",
            "a range needs its upper end"
        )
    }
}
