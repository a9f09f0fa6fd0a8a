import Messages

/// Months as text, `2024-07`, so that text order is time order.
enum Months {
    /// After every month there is.
    static let end = "9999-99"

    /// The month of a day.
    static func month(of day: String) -> String { String(day.prefix(7)) }

    /// A month so many months later, or earlier.
    static func shift(_ month: String, by count: Int) -> String {
        text(max(0, ordinal(month) + count))
    }

    /// Months since year 0.
    static func ordinal(_ month: String) -> Int {
        let parts = month.split(separator: "-")
        guard parts.count == 2, let year = Int(parts[0]), let number = Int(parts[1]) else { return 0 }
        return year * 12 + number - 1
    }

    /// Every month from one to another.
    static func all(from first: String, through last: String) -> [String] {
        let (first, last) = (ordinal(first), ordinal(last))
        return first > last ? [] : (first...last).map(text)
    }

    /// The last day of a month.
    static func lastDay(of month: String) -> String { OfficialDate.lastDay(of: month) ?? month + "-28" }

    /// A span of months as a period.
    static func period(_ first: String, _ last: String) -> Period {
        Period(first == last ? first : "\(first)..\(last)") ?? Period(year: 1)
    }

    /// A period's first and last month.
    static func ends(of period: Period) -> (first: String, last: String) {
        (
            text(period.first.year * 12 + period.first.month - 1), text(period.last.year * 12 + period.last.month - 1)
        )
    }

    private static func text(_ ordinal: Int) -> String {
        let (year, month) = (String(ordinal / 12), ordinal % 12 + 1)
        return String(repeating: "0", count: max(0, 4 - year.count)) + year + (month < 10 ? "-0" : "-") + String(month)
    }
}

/// Days as numbers, for "open for 30 days".
enum Days {
    /// Days since 1970-01-01 of a day; 0 for what is none.
    ///
    /// > Source: Howard Hinnant, chrono-compatible low-level date algorithms, days_from_civil.
    static func number(of day: String) -> Int {
        let parts = day.split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3 else { return 0 }
        let (month, dayOfMonth) = (parts[1], parts[2])
        let year = month <= 2 ? parts[0] - 1 : parts[0]
        let (era, yearOfEra) = (year / 400, year % 400)
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + dayOfMonth - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}
