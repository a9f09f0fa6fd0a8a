import EnvironmentGovernanceMessages
import Messages
import OfficeFiles

/// Reads inspections with their draw and findings from YAML: examples of how it is done, not facts.
enum SampleInspectionFile {
    /// Inspections, and the months that are closed after them.
    struct Content {
        var inspections: [Entry]
        var closed: [CloseMonth]

        /// What to send, in order.
        var commands: [any Command] { inspections.flatMap(\.commands) + closed }
    }

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
    static func read(_ text: String, file: String, programme: String) throws -> Content {
        try YAMLSource.read(
            text,
            file: file,
            { map in
                Content(
                    inspections: map.requiredList("inspections") { entry($0, programme) },
                    closed: map.texts("closedMonths").map { CloseMonth(programme: programme, month: month($0)) }
                )
            },
            check: faults
        )
    }

    /// A text that is no period counts as a whole year, which ``faults`` refuses.
    private static func month(_ text: String) -> Period { Period(text) ?? Period(year: 1) }

    private static func faults(in content: Content) -> [Problem.Fault] {
        let months = content.inspections.enumerated().map { ("/inspections/\($0)/month", $1.opening.month) }
        let closed = content.closed.enumerated().map { ("/closedMonths/\($0)", $1.month) }
        return (months + closed).filter { $1.months != 1 }.map { place, _ in
            Problem.Fault(pointer: place, message: "expected a month such as 2024-07")
        }
    }

    private static func entry(_ map: YAMLMap, _ programme: String) -> Entry {
        let id = map.text("id")
        let secret = map.text("secret")
        return Entry(
            opening: OpenInspection(
                id: id,
                programme: programme,
                month: month(map.text("month")),
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
