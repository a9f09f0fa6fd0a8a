import Foundation
import OfficeFiles
import RectificationMessages
import RegistryMessages
import Testing

@testable import Rectification

/// Working days with the real calendars of the examples.
@Suite("Working days")
struct WorkingDaysTests {
    static func example(_ year: Int) throws -> WorkCalendar {
        let file = Sample.root.appending(path: "examples/calendar/\(year).yaml")
        return try CalendarFile.read(try String(contentsOf: file, encoding: .utf8), file: "\(year).yaml").calendar
    }

    private func working() throws -> WorkingDays { WorkingDays(try (2022...2026).map(Self.example)) }

    @Test(
        "are added and counted over weekends, holidays, weekend days worked, and the year's end",
        arguments: [
            ("2024-06-03", 3, "2024-06-06", "an ordinary week"),
            ("2024-06-06", 3, "2024-06-12", "over the Dragon Boat Festival"),
            ("2024-02-08", 1, "2024-02-09", "the last day before the Spring Festival"),
            ("2024-02-09", 1, "2024-02-18", "the first day after it is a Sunday that is worked"),
            ("2024-02-02", 2, "2024-02-05", "a Sunday worked before it counts"),
            ("2024-09-13", 1, "2024-09-14", "a Saturday worked"),
            ("2024-09-14", 1, "2024-09-18", "over the Mid-Autumn Festival"),
            ("2024-12-30", 3, "2025-01-03", "over the year's end and New Year's Day"),
            ("2022-12-30", 1, "2023-01-03", "a New Year that begins in the old year"),
            ("2026-02-13", 2, "2026-02-24", "nine days off, and a Saturday worked before them"),
            ("2023-09-28", 1, "2023-10-07", "eight days off"),
        ]
    )
    func added(_ day: String, _ count: Int, _ expected: String, _ what: String) throws {
        let working = try working()
        #expect(working.add(count, to: day) == expected, "\(what)")
        #expect(working.count(after: day, through: expected) == count, "\(what)")
    }

    @Test(
        "are taken off backwards",
        arguments: [
            ("2024-06-12", 1, "2024-06-11"), ("2024-06-11", 1, "2024-06-07"), ("2024-02-18", 1, "2024-02-09"),
            ("2024-02-05", 1, "2024-02-04"), ("2024-06-12", 0, "2024-06-12"),
        ]
    )
    func takenOff(_ day: String, _ count: Int, _ expected: String) throws {
        #expect(try working().add(-count, to: day) == expected)
    }

    @Test(
        "of a whole year are as many as its notice leaves",
        arguments: [(2022, 249), (2023, 249), (2024, 251), (2025, 248), (2026, 248)]
    )
    func year(_ year: Int, _ expected: Int) throws {
        #expect(try working().count(after: "\(year - 1)-12-31", through: "\(year)-12-31") == expected)
    }

    @Test("of a year without a calendar are Monday to Friday, and that is said")
    func unknown() throws {
        let working = try working()
        #expect(working.add(1, to: "2030-10-04") == "2030-10-07")
        #expect(working.knows(from: "2024-12-30", to: "2025-01-03"))
        #expect(!working.knows(from: "2026-12-30", to: "2027-01-04"))
        #expect(!working.knows(from: "2027-01-04", to: "2027-01-05"))
        #expect(working.count(after: "2024-06-12", through: "2024-06-03") == 0)
    }

    @Test("make deadlines, the day of urging, and the days of escalation")
    func deadline() throws {
        let rules = DeadlineRules(working: try working())
        let report = try #require(Sample.rules.classes.first)
        let deadline = rules.deadline(report, from: "2024-06-06")
        #expect((deadline.due, deadline.urgeOn, deadline.calendarKnown) == ("2024-06-12", "2024-06-11", true))
        #expect(deadline.escalations.map(\.on) == ["2024-06-13", "2024-06-17"])
        #expect(deadline.escalations.map(\.to) == ["county-leader", "city-office"])
        let rest = rules.deadline(report, from: "2024-06-06", remaining: 0)
        #expect((rest.due, rest.urgeOn) == ("2024-06-07", "2024-06-06"), "one day at least; not urged before it runs")
        #expect(!rules.deadline(report, from: "2026-12-31").calendarKnown)
    }

    @Test("are counted on days that exist in every calendar year")
    func days() {
        for text in ["1970-01-01", "2000-02-29", "2024-02-29", "2024-12-31", "2100-03-01"] {
            #expect(CivilDay(text)?.text == text)
        }
        #expect(CivilDay("1970-01-03")?.isWeekend == true)
        #expect(CivilDay("2024-06-03")?.isWeekend == false)
        #expect(CivilDay("2024-6-3") == nil)
        #expect(CivilDay("today") == nil)
    }
}
