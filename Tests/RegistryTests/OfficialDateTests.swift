import Messages
import RegistryMessages
import Testing

@testable import Registry

@Suite struct OfficialDateTests {
    @Test(arguments: [
        ("2019", "2019-12-31"), ("2020-06", "2020-06-30"), ("2020-02", "2020-02-29"), ("1900-02", "1900-02-28"),
        ("2019-02-11", "2019-02-11"),
    ])
    func lastDayOfWhatTheTextNames(text: String, day: String) {
        #expect(OfficialDate.lastDay(of: text) == day)
    }

    @Test(arguments: [
        "", "19", "2019-", "2019-13", "2019-02-29", "2019-2-1", "2019-00", "２０１９", "2019-02-11T00", "-019",
    ])
    func otherTextIsNoDate(text: String) {
        #expect(!OfficialDate.isValid(text))
    }

    @Test func wrongDateOfAQueryIsNamed() throws {
        let problem = try #require(Sample.problem { _ = try OfficialDate.day("June", field: "asOf") })
        #expect(problem.errors.first?.pointer == "/asOf")
        #expect(problem.remedy == "Write 2021-06-30, 2021-06 or 2021.")
        #expect(try OfficialDate.day(nil, field: "asOf") == OfficialDate.latest)
    }
}
