import RectificationMessages

/// Which days are worked, and how to count them.
///
/// Monday to Friday without the holidays, and the weekend days worked in their place. In a year without a calendar only
/// weekends are left out, and ``knows(from:to:)`` says so.
struct WorkingDays {
    /// Days that are gone through at most when counting.
    static let limit = 3660

    private let off: Set<Int>
    private let worked: Set<Int>
    private let years: Set<Int>

    /// Puts calendars together.
    init(_ calendars: [WorkCalendar]) {
        years = Set(calendars.map(\.year))
        worked = Set(calendars.flatMap(\.workdays).compactMap { CivilDay($0)?.number })
        off = Set(
            calendars.flatMap(\.holidays).flatMap { holiday -> [Int] in
                guard let first = CivilDay(holiday.from), let last = CivilDay(holiday.to), first <= last else {
                    return []
                }
                return Array(first.number...last.number)
            }
        )
    }

    /// Whether a day is worked.
    func isWorking(_ day: CivilDay) -> Bool {
        worked.contains(day.number) || !day.isWeekend && !off.contains(day.number)
    }

    /// The last of so many working days after a day; before it when the number is negative.
    ///
    /// The day itself does not count. With 0 it is the day itself.
    func add(_ count: Int, to date: String) -> String {
        guard var day = CivilDay(date) else { return date }
        var (left, gone) = (abs(count), 0)
        while left > 0, gone < Self.limit {
            day = day.advanced(by: count > 0 ? 1 : -1)
            gone += 1
            if isWorking(day) { left -= 1 }
        }
        return day.text
    }

    /// Working days after one day up to another; 0 when the other is not later.
    func count(after date: String, through last: String) -> Int {
        guard let first = CivilDay(date), let last = CivilDay(last), first < last else { return 0 }
        let end = min(last.number, first.number + Self.limit)
        return (first.number + 1...end).count { isWorking(CivilDay(number: $0)) }
    }

    /// Whether every year of a span has a calendar.
    func knows(from first: String, to last: String) -> Bool {
        guard let first = CivilDay(first), let last = CivilDay(last), first <= last else { return false }
        return (first.year...last.year).allSatisfy(years.contains)
    }
}
