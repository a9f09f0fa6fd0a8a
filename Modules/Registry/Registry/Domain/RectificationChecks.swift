import Messages
import RegistryMessages

/// What makes a programme's rules of putting right whole.
enum RectificationChecks {
    /// Working days that a deadline or a level may have at most.
    static let mostDays = 365

    /// Adds everything that is wrong, by JSON pointer.
    static func check(_ definition: ProgrammeDefinition, _ faults: inout Faults) {
        guard let rules = definition.rectification else { return }
        faults.requireIDs(rules.classes.map { ($0.id, $0.names) }, at: "/rectification/classes")
        for (index, one) in rules.classes.enumerated() { check(one, at: "/rectification/classes/\(index)", &faults) }
        check(rules.reasons, classes: rules, &faults)
        check(rules.assignments, classes: rules, &faults)
    }

    private static func check(_ one: RectificationRules.Class, at place: String, _ faults: inout Faults) {
        requireDays(one.workingDays, from: 1, place + "/workingDays", &faults)
        faults.require(
            (0..<max(one.workingDays, 1)).contains(one.urgeBefore),
            place + "/urgeBefore",
            "expected a number from 0 and below workingDays (\(one.workingDays)), found \(one.urgeBefore)"
        )
        var last = 0
        for (index, level) in one.escalations.enumerated() {
            let at = "\(place)/escalations/\(index)"
            requireDays(level.after, from: last + 1, at + "/after", &faults)
            faults.requireText(level.to, at + "/to")
            last = max(last, level.after)
        }
    }

    private static func check(
        _ reasons: [RectificationRules.Reason],
        classes: RectificationRules,
        _ faults: inout Faults
    ) {
        faults.requireUnique(reasons.map(\.code)) { "/rectification/reasons/\($0)/code" }
        let known = ids(classes)
        for (index, reason) in reasons.enumerated() {
            let place = "/rectification/reasons/\(index)"
            faults.requireID(reason.code, place + "/code")
            faults.requireText(reason.names.zh, place + "/names/zh")
            faults.requireKnown(reason.class, among: known, "class", place + "/class")
        }
    }

    private static func check(
        _ assignments: [RectificationRules.Assignment],
        classes: RectificationRules,
        _ faults: inout Faults
    ) {
        for (index, one) in assignments.enumerated() {
            let place = "/rectification/assignments/\(index)"
            faults.requireText(one.unit, place + "/unit")
            faults.requireKnown(one.class, among: ids(classes), "class", place + "/class")
            let saysWhich = one.class != nil || one.town != nil || one.place != nil
            faults.require(saysWhich, place, "expected 'class', 'town' or 'place': which cases the unit puts right")
        }
    }

    private static func ids(_ rules: RectificationRules) -> [String] {
        Set((rules.classes + RectificationRules.usual.classes).map(\.id)).sorted()
    }

    private static func requireDays(_ days: Int, from first: Int, _ pointer: String, _ faults: inout Faults) {
        let isFine = days >= first && days <= mostDays
        faults.require(isFine, pointer, "expected a number from \(first) to \(mostDays), found \(days)")
    }
}
