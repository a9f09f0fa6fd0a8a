import Messages
import OfficeFiles
import RegistryMessages

/// How what is returned or found is put right.
extension ProgrammeFile {
    static func rectification(_ map: YAMLMap) -> RectificationRules {
        RectificationRules(
            classes: map.list("classes", rectificationClass),
            reasons: map.list("reasons") { map in
                RectificationRules.Reason(
                    code: map.text("code"),
                    names: map.names("names"),
                    class: map.optionalText("class")
                )
            },
            assignments: map.list("assignments") { map in
                RectificationRules.Assignment(
                    unit: map.text("unit"),
                    class: map.optionalText("class"),
                    town: map.optionalText("town"),
                    place: map.optionalText("place")
                )
            },
            source: map.source()
        )
    }

    private static func rectificationClass(_ map: YAMLMap) -> RectificationRules.Class {
        RectificationRules.Class(
            id: map.text("id"),
            names: map.names("names"),
            workingDays: map.number("workingDays"),
            urgeBefore: map.optionalNumber("urgeBefore") ?? 1,
            escalations: map.list("escalations") { .init(after: $0.number("after"), to: $0.text("to")) },
            unit: map.optionalText("unit"),
            source: map.source()
        )
    }
}
