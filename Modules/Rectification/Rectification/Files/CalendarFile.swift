import Messages
import OfficeFiles
import RectificationMessages

/// Reads a year's calendar from YAML.
///
/// `year`, `version` (1 when left out), `source`, `holidays` (`{from, to, names}`; `to` left out: one day), `workdays`.
public enum CalendarFile {
    /// Reads a calendar.
    ///
    /// - Parameters:
    ///   - text: The file.
    ///   - file: Its name, for messages.
    /// - Returns: What to send.
    /// - Throws: `FileFaults` with every fault, each with line and column.
    public static func read(_ text: String, file: String) throws -> DefineCalendar {
        let calendar = try YAMLSource.read(text, file: file, calendar, check: CalendarRules.faults)
        return DefineCalendar(calendar: calendar)
    }

    private static func calendar(_ map: YAMLMap) -> WorkCalendar {
        WorkCalendar(
            year: map.number("year"),
            version: map.optionalNumber("version") ?? 1,
            holidays: map.list("holidays") { map in
                let first = map.text("from")
                return .init(from: first, to: map.optionalText("to") ?? first, names: map.names("names"))
            },
            workdays: map.texts("workdays"),
            source: map.text("source")
        )
    }
}
