import Messages
import Quantities
import RegistryMessages

/// Whether the units that a programme uses are known, and fit together where figures are held against each other.
struct UnitRules {
    private let register: UnitRegister
    private let units: [String: String]

    /// Takes up the usual units, those of the programme, and the unit that each indicator is kept in.
    init(_ definition: ProgrammeDefinition) {
        register = .common.adding(
            definition.measureUnits.map {
                MeasureUnit(name: $0.unit, dimension: $0.dimension, factor: $0.factor.number)
            }
        )
        let facts = ProjectFact.allCases.map { ($0.rawValue, $0.unit) }
        let indicators = definition.indicators.map { ($0.id, $0.unit) }
        units = Dictionary(facts + indicators) { first, _ in first }
    }

    /// Adds everything that is wrong, by JSON pointer.
    func check(_ definition: ProgrammeDefinition, _ faults: inout Faults) {
        for (index, indicator) in definition.indicators.enumerated() {
            _ = known(indicator.unit, at: "/indicators/\(index)/unit", &faults)
        }
        for (index, gate) in definition.gates.enumerated() {
            let place = "/gates/\(index)/unit"
            guard let unit = known(gate.unit, at: place, &faults), let own = dimension(gate.indicator) else { continue }
            let message = "'\(gate.indicator)' is kept in \(units[gate.indicator] ?? ""); expected a unit of \(own)"
            faults.require(unit.dimension == own, place, message)
        }
        for (index, rule) in definition.plausibility.enumerated() {
            check(rule, at: "/plausibility/\(index)", &faults)
        }
    }

    private func check(_ rule: PlausibilityRule, at place: String, _ faults: inout Faults) {
        let dimensions = rule.parts.compactMap(dimension)
        guard let unit = known(rule.unit, at: place + "/unit", &faults), dimensions.count == rule.parts.count,
            let first = dimensions.first
        else { return }
        switch rule.kind {
        case .quotient where dimensions.count == 2:
            let expected = first == dimensions[1] ? "ratio" : "\(first)/\(dimensions[1])"
            require(unit, is: expected, at: place, &faults)
        case .statedShare where dimensions.count == 3:
            faults.require(first == dimensions[1], place + "/parts", "expected a part and a whole of one dimension")
            faults.require(dimensions[2] == "ratio", place + "/parts/2", "expected an indicator that is a share (%)")
            require(unit, is: "ratio", at: place, &faults)
        case .sum:
            faults.require(Set(dimensions).count == 1, place + "/parts", "expected indicators of one dimension")
            require(unit, is: first, at: place, &faults)
        case .quotient, .statedShare: break
        }
    }

    private func require(_ unit: MeasureUnit, is dimension: String, at place: String, _ faults: inout Faults) {
        let message = "'\(unit.name)' measures \(unit.dimension); expected a unit of \(dimension)"
        faults.require(unit.dimension == dimension, place + "/unit", message)
    }

    private func known(_ unit: String, at place: String, _ faults: inout Faults) -> MeasureUnit? {
        do {
            return try register.require(unit)
        } catch {
            faults.add(place, "\(error.detail) \(error.remedy)")
            return nil
        }
    }

    /// The dimension of an indicator or a fact; `nil` when it is unknown, which is told elsewhere.
    private func dimension(_ indicator: String) -> String? {
        units[indicator].flatMap { register.find($0)?.dimension }
    }
}
