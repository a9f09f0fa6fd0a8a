import Ledger
import Messages
import ModuleKit
import RectificationMessages

/// Calendars by year.
struct CalendarStore {
    let tables: any TableReader

    /// A year's calendar, `nil` when there is none.
    func find(_ year: Int) throws -> WorkCalendar? {
        try tables.row("SELECT content FROM calendars WHERE year = ?", [.init(year)])?.json(
            WorkCalendar.self,
            "content"
        )
    }

    /// Every calendar, by year.
    func all() throws -> [WorkCalendar] {
        try tables.rows("SELECT content FROM calendars ORDER BY year", []).map {
            try $0.json(WorkCalendar.self, "content")
        }
    }

    /// What all of them say together.
    func workingDays() throws -> WorkingDays { WorkingDays(try all()) }

    /// Applies ``CalendarDefined``.
    static func apply(_ event: CalendarDefined, to tables: any TableWriter) throws {
        try tables.execute(
            """
            INSERT INTO calendars (year, content) VALUES (?, ?)
            ON CONFLICT (year) DO UPDATE SET content = excluded.content
            """,
            [.init(event.calendar.year), try .init(json: event.calendar)]
        )
    }
}
