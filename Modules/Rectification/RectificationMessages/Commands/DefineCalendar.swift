import Messages

/// Puts a year's working days on record, or replaces them under a higher version.
///
/// Deadlines that are set already stay as they are.
public struct DefineCalendar: Command {
    /// The name on the bus.
    public static let name = "rectification.define-calendar"
    /// What became of it.
    public typealias Reply = CalendarReply

    /// The calendar.
    public var calendar: WorkCalendar

    /// Makes a command.
    public init(
        calendar: WorkCalendar
    ) {
        self.calendar = calendar
    }
}

/// What became of a calendar.
public struct CalendarReply: Codable, Sendable, Hashable {
    /// The year.
    public var year: Int
    /// The version on record.
    public var version: Int
    /// Whether anything is other than before.
    public var changed: Bool

    /// Puts a reply together.
    public init(
        year: Int,
        version: Int,
        changed: Bool
    ) {
        self.year = year
        self.version = version
        self.changed = changed
    }
}
