import OfficeFiles
import RectificationMessages
import Testing

@testable import Rectification

/// Calendars as files.
@Suite("Calendar files")
struct CalendarFileTests {
    @Test("name every fault with its line")
    func faults() {
        let text = """
            year: 2024
            holidays:
              - {from: "2024-06-10", names: 端午节}
              - {from: "2023-10-01", names: 国庆节}
            workdays: ["2024-06-11"]
            """
        let faults = #expect(throws: FileFaults.self) { try CalendarFile.read(text, file: "c.yaml") }
        #expect(faults?.faults.map(\.line) == [1, 4, 4, 5])
        #expect(faults?.description.contains("'source' is missing") == true)
        #expect(faults?.description.contains("expected a Saturday or Sunday of 2024, found '2024-06-11'") == true)
    }

    @Test("of the examples cite the State Council's notice", arguments: 2022...2026)
    func examples(_ year: Int) throws {
        let calendar = try WorkingDaysTests.example(year)
        #expect(calendar.year == year)
        #expect(calendar.source.hasPrefix("国务院办公厅关于\(year)年部分节假日安排的通知（国办发明电〔\(year - 1)〕"))
        #expect(CalendarRules.faults(in: calendar).isEmpty)
    }
}
