import Foundation
import Messages
import RegistryMessages

/// What makes a programme's rules of places whole.
enum EnvironmentRuleChecks {
    /// Adds everything that is wrong, by JSON pointer.
    static func check(_ definition: ProgrammeDefinition, _ faults: inout Faults) {
        guard let rules = definition.environment else { return }
        let place = "/environment"
        faults.requireIDs(rules.gridLevels.map { ($0.id, $0.names) }, at: place + "/gridLevels")
        faults.requireIDs(rules.placeKinds.map { ($0.id, $0.names) }, at: place + "/placeKinds")
        checkFocus(rules.focus, at: place + "/focus", &faults)
        for (index, item) in rules.checklist.enumerated() {
            check(item, at: place + "/checklist/\(index)", in: rules, &faults)
        }
        faults.requireUnique(rules.checklist.map(\.id)) { place + "/checklist/\($0)/id" }
        checkClasses(rules.checklist, definition.rectification, at: place + "/checklist", &faults)
        checkParts(rules.parts, at: place + "/parts", &faults)
        checkEnd(rules, at: place, &faults)
        if let rating = rules.gridRating { check(rating, at: place + "/gridRating", &faults) }
    }

    private static func checkFocus(_ groups: [FocusGroup], at place: String, _ faults: inout Faults) {
        faults.requireIDs(groups.map { ($0.id, $0.names) }, at: place)
        var seen: Set<String> = []
        for (index, group) in groups.enumerated() {
            let at = "\(place)/\(index)"
            if let stated = group.statedCount {
                let message = "the document says \(stated) items, the list has \(group.items.count)"
                faults.require(stated == group.items.count, at + "/statedCount", message)
            }
            for (number, item) in group.items.enumerated() {
                let here = "\(at)/items/\(number)"
                faults.requireText(item.id, here + "/id")
                faults.requireText(item.names.zh, here + "/names/zh")
                faults.require(seen.insert(item.id).inserted, here + "/id", "'\(item.id)' stands twice")
                guard let quantity = item.quantity else { continue }
                faults.require(quantity >= 1, here + "/quantity", "expected a number from 1, found \(quantity)")
                faults.require(item.unit != nil, here + "/unit", "a quantity needs its unit")
            }
        }
    }

    private static func check(
        _ item: ChecklistItem,
        at place: String,
        in rules: EnvironmentRules,
        _ faults: inout Faults
    ) {
        faults.requireText(item.id, place + "/id")
        faults.requireText(item.names.zh, place + "/names/zh")
        faults.requireKnown(item.group, among: rules.focus.map(\.id), "focus group", place + "/group")
        for (index, kind) in item.placeKinds.enumerated() {
            let known = rules.placeKinds.map(\.id)
            faults.requireKnown(kind, among: known, "kind of place", place + "/placeKinds/\(index)")
        }
        let isMeasure = item.kind == .measure
        let message = "'unit' goes with kind measure, and with no other"
        faults.require(isMeasure == (item.unit != nil), place + "/unit", message)
        faults.requirePositive(item.weight, place + "/weight")
    }

    /// Classes are known when the programme has rules of rectification; without them anything may stand here.
    private static func checkClasses(
        _ items: [ChecklistItem],
        _ rules: RectificationRules?,
        at place: String,
        _ faults: inout Faults
    ) {
        guard let rules else { return }
        for (index, item) in items.enumerated() {
            guard let id = item.caseClass, rules.find(class: id) == nil else { continue }
            let known = rules.classes.map(\.id)
            faults.requireKnown(id, among: known, "class of cases", "\(place)/\(index)/caseClass")
        }
    }

    private static func checkParts(_ parts: [ScorePart], at place: String, _ faults: inout Faults) {
        guard !parts.isEmpty else { return }
        faults.requireIDs(parts.map { ($0.id, $0.names) }, at: place)
        for (index, part) in parts.enumerated() { faults.requirePositive(part.weight, "\(place)/\(index)/weight") }
        let sum = DecimalValue(parts.map(\.weight.number).reduce(0, +))
        faults.require(sum == DecimalValue(100), place, "the weights add up to \(sum); expected 100")
    }

    private static func check(_ rating: GridRatingRule, at place: String, _ faults: inout Faults) {
        let sum = DecimalValue(rating.superior.number + rating.residents.number)
        faults.require(sum == DecimalValue(100), place, "superior and residents add up to \(sum); expected 100")
        faults.requireIDs(rating.grades.map { ($0.id, $0.names) }, at: place + "/grades")
        for (index, grade) in rating.grades.enumerated() {
            let inRange = grade.from >= DecimalValue(0) && grade.from <= DecimalValue(100)
            let message = "expected a score from 0 to 100, found \(grade.from)"
            faults.require(inRange, "\(place)/grades/\(index)/from", message)
        }
    }

    private static func checkEnd(_ rules: EnvironmentRules, at place: String, _ faults: inout Faults) {
        if let rewards = rules.rewards {
            let at = place + "/rewards"
            faults.require(rewards.best >= 0, at + "/best", "expected a number from 0, found \(rewards.best)")
            faults.require(rewards.worst >= 0, at + "/worst", "expected a number from 0, found \(rewards.worst)")
            let inRange = rewards.passMark >= DecimalValue(0) && rewards.passMark <= DecimalValue(100)
            faults.require(inRange, at + "/passMark", "expected a score from 0 to 100, found \(rewards.passMark)")
        }
        guard let days = rules.duplicates?.withinDays else { return }
        faults.require(days >= 0, place + "/duplicates/withinDays", "expected a number from 0, found \(days)")
    }
}
