import Messages
import RegistryMessages

/// What makes the measured side of a programme whole: units, indicators, projects, lists, the leading group.
enum MeasureRules {
    /// Items that a list may state at most; more is refused.
    static let itemLimit = 1000

    /// Adds everything that is wrong, by JSON pointer.
    static func check(_ definition: ProgrammeDefinition, _ faults: inout Faults) {
        checkUnits(definition.measureUnits, &faults)
        checkIndicators(definition.indicators, &faults)
        if let projects = definition.projects { checkProjects(projects, &faults) }
        checkEnumerations(definition.enumerations, &faults)
        if let group = definition.leadingGroup { checkGroup(group, &faults) }
        for (index, rule) in definition.plausibility.enumerated() {
            check(rule, at: "/plausibility/\(index)", definition.indicators.map(\.id), &faults)
        }
        faults.requireIDs(definition.plausibility.map { ($0.id, $0.names) }, at: "/plausibility")
    }

    private static func checkUnits(_ units: [MeasureUnitDefinition], _ faults: inout Faults) {
        for (index, unit) in units.enumerated() {
            let place = "/measureUnits/\(index)"
            faults.requireText(unit.unit, place + "/unit")
            faults.requireID(unit.dimension, place + "/dimension")
            faults.requirePositive(unit.factor, place + "/factor")
        }
        faults.requireUnique(units.map(\.unit)) { "/measureUnits/\($0)/unit" }
    }

    private static func checkIndicators(_ indicators: [IndicatorDefinition], _ faults: inout Faults) {
        faults.requireIDs(indicators.map { ($0.id, $0.names) }, at: "/indicators")
        faults.requireUnique(indicators.map(\.names.zh)) { "/indicators/\($0)/names/zh" }
    }

    private static func checkProjects(_ rules: ProjectRules, _ faults: inout Faults) {
        faults.require(!rules.kinds.isEmpty, "/projects/kinds", "expected at least one kind of project")
        for (name, kinds) in [("kinds", rules.kinds), ("benefits", rules.benefits), ("funds", rules.funds)] {
            faults.requireIDs(kinds.map { ($0.id, $0.names) }, at: "/projects/\(name)")
        }
        faults.requireUnique(rules.expectedFields) { "/projects/expectedFields/\($0)" }
        if let day = rules.reportDueDay {
            faults.require(
                (1...28).contains(day),
                "/projects/reportDueDay",
                "expected a day from 1 to 28, found \(day)"
            )
        }
    }

    private static func checkEnumerations(_ lists: [Enumeration], _ faults: inout Faults) {
        faults.requireIDs(lists.map { ($0.id, $0.names) }, at: "/enumerations")
        for (index, list) in lists.enumerated() {
            let place = "/enumerations/\(index)"
            faults.require(!list.items.isEmpty, place + "/items", "expected at least one item")
            faults.requireUnique(list.items.map { "\($0.number)" }) { place + "/items/\($0)/number" }
            for (at, item) in list.items.enumerated() {
                let pointer = place + "/items/\(at)/number"
                faults.require(item.number >= 1, pointer, "expected a number from 1, found \(item.number)")
            }
            if let stated = list.statedCount {
                let message = "expected a number from 1 to \(itemLimit), found \(stated)"
                faults.require((1...itemLimit).contains(stated), place + "/statedCount", message)
            }
        }
    }

    private static func checkGroup(_ group: LeadingGroup, _ faults: inout Faults) {
        faults.requireText(group.head, "/leadingGroup/head")
        faults.requireText(group.office, "/leadingGroup/office")
        faults.requireUnique(group.deputies) { "/leadingGroup/deputies/\($0)" }
        for (index, member) in group.members.enumerated() {
            faults.requireText(member, "/leadingGroup/members/\(index)")
        }
    }

    private static func check(
        _ rule: PlausibilityRule,
        at place: String,
        _ indicators: [String],
        _ faults: inout Faults
    ) {
        for (index, part) in rule.parts.enumerated() {
            faults.requireKnown(part, among: indicators, "indicator", place + "/parts/\(index)")
        }
        faults.requireUnique(rule.parts) { place + "/parts/\($0)" }
        let count = rule.parts.count
        switch rule.kind {
        case .quotient:
            faults.require(count == 2, place + "/parts", "expected two indicators: the dividend and the divisor")
            faults.require(rule.low != nil || rule.high != nil, place, "a quotient needs 'low', 'high' or both")
            if let low = rule.low, let high = rule.high {
                faults.require(low < high, place + "/high", "expected more than low (\(low)), found \(high)")
            }
        case .sum:
            faults.require(count >= 2, place + "/parts", "expected at least two indicators")
            faults.require(rule.value != nil, place, "a sum needs 'value': what the parts add to")
        case .statedShare:
            faults.require(count == 3, place + "/parts", "expected three indicators: the part, the whole, the share")
        }
        if rule.kind != .quotient {
            faults.require(rule.low == nil && rule.high == nil, place, "only a quotient has 'low' and 'high'")
        }
        if rule.kind != .sum { faults.require(rule.value == nil, place, "only a sum has 'value'") }
    }
}
