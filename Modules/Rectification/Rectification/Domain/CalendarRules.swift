import Messages
import RectificationMessages

/// What makes a calendar a whole one; the same for files and for requests.
enum CalendarRules {
    /// Everything that is wrong, by JSON pointer.
    static func faults(in calendar: WorkCalendar) -> [Problem.Fault] {
        var faults: [Problem.Fault] = []
        func require(_ condition: Bool, _ pointer: String, _ message: String) {
            if !condition { faults.append(.init(pointer: pointer, message: message)) }
        }
        require((1949...2200).contains(calendar.year), "/year", "expected a year, found \(calendar.year)")
        require(calendar.version >= 1, "/version", "expected a number from 1, found \(calendar.version)")
        require(!calendar.source.allSatisfy(\.isWhitespace), "/source", "expected the notice, found nothing")
        for (index, holiday) in calendar.holidays.enumerated() {
            let place = "/holidays/\(index)"
            require(isDay(holiday.from, of: calendar.year), place + "/from", expected(calendar, holiday.from))
            let isEnd = isDay(holiday.to, of: calendar.year) && holiday.to >= holiday.from
            require(isEnd, place + "/to", expected(calendar, holiday.to) + ", not before \(holiday.from)")
            let isApart = !calendar.holidays[..<index].contains { $0.from <= holiday.to && holiday.from <= $0.to }
            require(isApart, place, "'\(holiday.names.zh)' overlaps with a holiday before it")
        }
        for (index, day) in calendar.workdays.enumerated() {
            let place = "/workdays/\(index)"
            let isWeekend = isDay(day, of: calendar.year) && CivilDay(day)?.isWeekend == true
            require(isWeekend, place, "expected a Saturday or Sunday of \(calendar.year), found '\(day)'")
            require(!calendar.workdays[..<index].contains(day), place, "'\(day)' stands twice; expected each once")
            let isOff = calendar.holidays.contains { $0.from <= day && day <= $0.to }
            require(!isOff, place, "'\(day)' is a holiday too; expected one of both")
        }
        return faults
    }

    private static func isDay(_ text: String, of year: Int) -> Bool {
        OfficialDate.isDay(text) && text.hasPrefix("\(year)-")
    }

    private static func expected(_ calendar: WorkCalendar, _ found: String) -> String {
        "expected a day of \(calendar.year), found '\(found)'"
    }
}
