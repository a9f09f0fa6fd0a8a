import Messages
import RegistryMessages

/// What makes the e-commerce part of a programme whole.
enum ECommerceRuleChecks {
    /// Thresholds that make sense at most; more is refused.
    static let mostCounted = 1_000_000

    /// Adds everything that is wrong, by JSON pointer.
    static func check(_ definition: ProgrammeDefinition, _ faults: inout Faults) {
        guard let rules = definition.ecommerce else { return }
        if let active = rules.active {
            count(active.openDays, "/ecommerce/active/openDays", &faults)
            count(active.ordersPerMonth, "/ecommerce/active/ordersPerMonth", &faults)
        }
        if let village = rules.village { check(village, &faults) }
        if let town = rules.town { check(town, rules, &faults) }
        faults.requireIDs(rules.channels.map { ($0.id, $0.names) }, at: "/ecommerce/channels")
        faults.requireIDs(rules.categories.map { ($0.id, $0.names) }, at: "/ecommerce/categories")
        check(rules.indicators, definition.indicators, &faults)
    }

    private static func check(_ rule: CommerceVillageRule, _ faults: inout Faults) {
        let place = "/ecommerce/village"
        faults.requirePositive(rule.sales, place + "/sales")
        money(rule.unit, place + "/unit", &faults)
        count(rule.shops, place + "/shops", &faults)
        guard let share = rule.householdShare else { return }
        faults.require(
            share > DecimalValue(0) && share <= DecimalValue(100),
            place + "/householdShare",
            "expected a share above 0 and up to 100, found \(share)"
        )
    }

    private static func check(_ rule: CommerceTownRule, _ rules: ECommerceRules, _ faults: inout Faults) {
        count(rule.villages, "/ecommerce/town/villages", &faults)
        faults.require(
            rules.village != nil,
            "/ecommerce/town/villages",
            "expected 'village' with the rule that villages must meet"
        )
        guard let other = rule.or else { return }
        faults.requirePositive(other.salesOver, "/ecommerce/town/or/salesOver")
        money(other.unit, "/ecommerce/town/or/unit", &faults)
        count(other.shopsOver, "/ecommerce/town/or/shopsOver", &faults)
    }

    private static func check(
        _ mapped: [CommerceIndicator],
        _ indicators: [IndicatorDefinition],
        _ faults: inout Faults
    ) {
        faults.requireUnique(mapped.map(\.indicator)) { "/ecommerce/indicators/\($0)/indicator" }
        for (index, item) in mapped.enumerated() {
            let place = "/ecommerce/indicators/\(index)/indicator"
            faults.requireKnown(item.indicator, among: indicators.map(\.id), "indicator", place)
            guard item.metric.isMoney, let indicator = indicators.first(where: { $0.id == item.indicator }) else {
                continue
            }
            money(indicator.unit, place, &faults)
        }
    }

    private static func count(_ number: Int, _ pointer: String, _ faults: inout Faults) {
        faults.require(
            (1...mostCounted).contains(number),
            pointer,
            "expected a number from 1 to \(mostCounted), found \(number)"
        )
    }

    private static func money(_ unit: String, _ pointer: String, _ faults: inout Faults) {
        faults.require(CommerceMoney.cents(in: unit) != nil, pointer, "expected 元, 万元 or 亿元, found '\(unit)'")
    }
}
