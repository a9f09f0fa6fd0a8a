/// A day of the Gregorian calendar that can be counted with; days stay text everywhere else.
struct CivilDay: Hashable, Comparable {
    /// Days since 1970-01-01.
    let number: Int

    /// Counts a day.
    init(number: Int) {
        self.number = number
    }

    /// Reads `yyyy-MM-dd`; `nil` when it is something else.
    init?(_ text: String) {
        let parts = text.split(separator: "-").compactMap { Int($0) }
        guard text.utf8.count == 10, parts.count == 3, (1...12).contains(parts[1]), (1...31).contains(parts[2]) else {
            return nil
        }
        let year = parts[1] <= 2 ? parts[0] - 1 : parts[0]
        let era = year / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (parts[1] + (parts[1] > 2 ? -3 : 9)) + 2) / 5 + parts[2] - 1
        number = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// `yyyy-MM-dd`.
    var text: String {
        let shifted = number + 719_468
        let (era, dayOfEra) = (shifted / 146_097, shifted % 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return [(year, 4), (month, 2), (day, 2)].map(Self.padded).joined(separator: "-")
    }

    /// The year.
    var year: Int { Int(text.prefix(4)) ?? 0 }

    /// Whether it is a Saturday or a Sunday.
    var isWeekend: Bool { [2, 3].contains(((number % 7) + 7) % 7) }

    /// The day so many days later.
    func advanced(by days: Int) -> CivilDay { CivilDay(number: number + days) }

    static func < (left: CivilDay, right: CivilDay) -> Bool { left.number < right.number }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }
}
