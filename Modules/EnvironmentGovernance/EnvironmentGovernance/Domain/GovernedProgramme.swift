import EnvironmentGovernanceMessages
import Messages
import RegistryMessages

/// A programme's rules of places, with what is looked up in them.
struct GovernedProgramme: Sendable {
    let id: String
    let rules: EnvironmentRules

    /// Days within which a fault of the same item at the same place is the same, when the programme says nothing.
    static let usualDuplicateDays = 3
    /// The one part of the score, when the programme names none.
    static let wholePart = ScorePart(
        id: "inspection",
        names: LocalizedName(zh: "检查", en: "inspection"),
        weight: DecimalValue(100)
    )

    /// The parts of a month's score.
    var parts: [ScorePart] { rules.parts.isEmpty ? [Self.wholePart] : rules.parts }
    /// The parts' ids.
    var partIDs: [String] { parts.map(\.id) }
    /// The kinds' ids.
    var kinds: [String] { rules.placeKinds.map(\.id) }
    /// The levels' ids, top first.
    var levels: [String] { rules.gridLevels.map(\.id) }
    /// Days within which a fault is the same.
    var duplicateDays: Int { rules.duplicates?.withinDays ?? Self.usualDuplicateDays }

    /// A checklist item.
    func item(_ id: String) -> ChecklistItem? { rules.checklist.first { $0.id == id } }

    /// A focus item with its group.
    func focus(_ id: String) -> (group: FocusGroup, item: FocusItem)? {
        for group in rules.focus {
            if let item = group.items.first(where: { $0.id == id }) { return (group, item) }
        }
        return nil
    }

    /// The checklist items that some ids and groups name, in the programme's order; neither: all.
    func items(_ ids: [String], groups: [String]) -> [String] {
        guard !(ids.isEmpty && groups.isEmpty) else { return rules.checklist.map(\.id) }
        return rules.checklist.filter { ids.contains($0.id) || groups.contains($0.group) }.map(\.id)
    }
}

extension ChecklistItem {
    /// Whether it is for a kind of place.
    func fits(_ kind: String) -> Bool { placeKinds.isEmpty || placeKinds.contains(kind) }
}
