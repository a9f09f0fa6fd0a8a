import EnvironmentGovernanceMessages
import Messages

/// Days and months of what is recorded.
enum DayRules {
    /// The day that is meant.
    ///
    /// - Throws: ``Problem`` `environment.invalid` when it is no day, or in the future.
    static func day(_ text: String?, today: String) throws -> String {
        guard let text else { return today }
        var faults = Faults()
        let isPast = OfficialDate.isDay(text) && text <= today
        faults.require(isPast, "/date", "expected a day up to today (\(today)), found '\(text)'")
        try faults.refuse("The day cannot be taken.")
        return text
    }

    /// Refuses a period that is not one month up to this one.
    ///
    /// - Throws: ``Problem`` `environment.invalid`.
    static func checkMonth(_ month: Period, today: String) throws {
        var faults = Faults()
        let isMonth = month.months == 1 && month.text.utf8.count == 7
        let message = "expected a month up to this one (\(today.prefix(7))), found '\(month)'"
        faults.require(isMonth && month.text <= today.prefix(7), "/month", message)
        try faults.refuse("The month cannot be taken.")
    }

    /// The month before.
    static func month(before month: Period) -> String {
        let isJanuary = month.first.month == 1
        let year = month.first.year - (isJanuary ? 1 : 0)
        let number = isJanuary ? 12 : month.first.month - 1
        return padded(year, 4) + "-" + padded(number, 2)
    }

    /// How many days lie between two days; `nil` when one of them is none.
    static func days(from first: String, to second: String) -> Int? {
        guard let first = ordinal(first), let second = ordinal(second) else { return nil }
        return second - first
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }

    /// Days since the beginning of year 0 in the Gregorian calendar.
    private static func ordinal(_ day: String) -> Int? {
        guard OfficialDate.isDay(day) else { return nil }
        let parts = day.split(separator: "-").compactMap { Int($0) }
        let (year, month) = parts[1] > 2 ? (parts[0], parts[1] - 3) : (parts[0] - 1, parts[1] + 9)
        return 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + parts[2]
    }
}
