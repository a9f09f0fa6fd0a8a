import EnvironmentGovernanceMessages
import Messages
import OfficeFiles

/// Reads inspections with their draw and findings from YAML: examples of how it is done, not facts.
enum SampleInspectionFile {
    /// An inspection with all that happened in it.
    struct Entry {
        var opening: OpenInspection
        var secret: String
        var findings: [RecordFindings]

        /// What to send, in order.
        var commands: [any Command] {
            let draw = DrawInspection(inspection: opening.id ?? "", secret: secret)
            return [opening, draw] + findings
        }
    }

    /// Reads a file.
    ///
    /// - Throws: `FileFaults` with every fault, each with line and column.
    static func read(_ text: String, file: String, programme: String) throws -> [Entry] {
        try YAMLSource.read(
            text,
            file: file,
            { map in map.requiredList("inspections") { entry($0, programme) } },
            check: { entries in
                entries.enumerated().flatMap { index, entry in
                    entry.opening.month.months == 1
                        ? []
                        : [.init(pointer: "/inspections/\(index)/month", message: "expected a month such as 2024-07")]
                }
            }
        )
    }

    private static func entry(_ map: YAMLMap, _ programme: String) -> Entry {
        let id = map.text("id")
        let secret = map.text("secret")
        return Entry(
            opening: OpenInspection(
                id: id,
                programme: programme,
                month: Period(map.text("month")) ?? Period(year: 1),
                part: map.optionalText("part"),
                unit: map.text("unit"),
                items: map.texts("items"),
                groups: map.texts("groups"),
                towns: map.texts("towns"),
                quotas: map.requiredList("quotas") { KindQuota($0.text("kind"), count: $0.number("count")) },
                unannounced: map.flag("unannounced"),
                anyPlace: map.flag("anyPlace"),
                commitment: DrawRules.commitment(to: secret)
            ),
            secret: secret,
            findings: map.list("findings") { map in
                RecordFindings(
                    inspection: id,
                    place: map.text("place"),
                    date: map.optionalText("date"),
                    map.requiredList("results", result)
                )
            }
        )
    }

    private static func result(_ map: YAMLMap) -> ItemResult {
        ItemResult(
            map.text("item"),
            map.requiredChoice("result", otherwise: .notApplicable),
            value: map.optionalDecimal("value"),
            unit: map.optionalText("unit"),
            text: map.optionalText("text"),
            photos: map.texts("photos")
        )
    }
}
