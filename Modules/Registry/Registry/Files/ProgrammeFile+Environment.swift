import Messages
import OfficeFiles
import RegistryMessages

/// Grids, focus items, checklists and the score of a month.
extension ProgrammeFile {
    static func environment(_ map: YAMLMap) -> EnvironmentRules {
        EnvironmentRules(
            source: map.source(),
            gridLevels: map.named("gridLevels", EnvironmentRules.Named.init),
            placeKinds: map.named("placeKinds", EnvironmentRules.Named.init),
            focus: map.list("focus", focusGroup),
            checklist: map.list("checklist", checklistItem),
            parts: map.list("parts") { map in
                ScorePart(id: map.text("id"), names: map.names("names"), weight: map.decimal("weight"))
            },
            rewards: map.map("rewards") { map in
                RankingRewards(
                    best: map.number("best"),
                    worst: map.number("worst"),
                    passMark: map.decimal("passMark")
                )
            },
            duplicates: map.map("duplicates") { DuplicateRule(withinDays: $0.number("withinDays")) },
            gridRating: map.map("gridRating", gridRating)
        )
    }

    private static func gridRating(_ map: YAMLMap) -> GridRatingRule {
        GridRatingRule(
            superior: map.decimal("superior"),
            residents: map.decimal("residents"),
            grades: map.list("grades") { map in
                .init(id: map.text("id"), names: map.names("names"), from: map.decimal("from"))
            },
            source: map.source()
        )
    }

    private static func focusGroup(_ map: YAMLMap) -> FocusGroup {
        FocusGroup(
            id: map.text("id"),
            names: map.names("names"),
            statedCount: map.optionalNumber("statedCount"),
            items: map.list("items") { map in
                FocusItem(
                    id: map.text("id"),
                    names: map.names("names"),
                    quantity: map.optionalNumber("quantity"),
                    unit: map.optionalText("unit")
                )
            },
            source: map.source()
        )
    }

    private static func checklistItem(_ map: YAMLMap) -> ChecklistItem {
        ChecklistItem(
            id: map.text("id"),
            group: map.text("group"),
            parent: map.optionalText("parent"),
            names: map.names("names"),
            kind: map.requiredChoice("kind", otherwise: .check),
            unit: map.optionalText("unit"),
            placeKinds: map.texts("placeKinds"),
            caseClass: map.optionalText("caseClass"),
            weight: map.optionalDecimal("weight") ?? DecimalValue(1)
        )
    }
}
