import Messages

/// Asks for the calendars on record, by year.
public struct ListCalendars: Query {
    /// The name on the bus.
    public static let name = "rectification.calendars"
    /// A page of calendars.
    public typealias Reply = Page<WorkCalendar>

    /// Items on the page; see ``PageLimit``.
    public var limit: Int?
    /// The `next` of the page before.
    public var cursor: String?

    /// Makes a query.
    public init(
        limit: Int? = nil,
        cursor: String? = nil
    ) {
        self.limit = limit
        self.cursor = cursor
    }
}

/// Asks for a year's calendar.
public struct FindCalendar: Query {
    /// The name on the bus.
    public static let name = "rectification.calendar"
    /// The calendar.
    public typealias Reply = WorkCalendar

    /// The year.
    public var year: Int

    /// Makes a query.
    public init(
        year: Int
    ) {
        self.year = year
    }
}
