import Messages

/// A year's public holidays and the weekend days worked in their place (调休).
///
/// > Source: the State Council office's yearly notice on holidays (国务院办公厅关于…年部分节假日安排的通知).
public struct WorkCalendar: Codable, Sendable, Hashable {
    /// The year.
    public var year: Int
    /// Rises with every change.
    public var version: Int
    /// The days off.
    public var holidays: [Holiday]
    /// Saturdays and Sundays that are worked, `yyyy-MM-dd`.
    @OrEmpty public var workdays: [String]
    /// The notice that says so.
    public var source: String

    /// Makes a calendar.
    public init(
        year: Int,
        version: Int,
        holidays: [Holiday],
        workdays: [String] = [],
        source: String
    ) {
        self.year = year
        self.version = version
        self.holidays = holidays
        self._workdays = OrEmpty(wrappedValue: workdays)
        self.source = source
    }

    /// Days off that belong together.
    public struct Holiday: Codable, Sendable, Hashable {
        /// The first day, `yyyy-MM-dd`.
        public var from: String
        /// The last day.
        public var to: String
        /// The name (春节).
        public var names: LocalizedName

        /// Makes a holiday.
        public init(from: String, to: String, names: LocalizedName) {
            self.from = from
            self.to = to
            self.names = names
        }
    }
}
