import Messages

/// A year's working days were put on record.
public struct CalendarDefined: Event {
    /// The type.
    public static let name = "rectification.calendar-defined.v1"

    /// The calendar.
    public var calendar: WorkCalendar

    /// The year.
    public var subject: String { String(calendar.year) }

    /// States the fact.
    public init(
        calendar: WorkCalendar
    ) {
        self.calendar = calendar
    }
}
