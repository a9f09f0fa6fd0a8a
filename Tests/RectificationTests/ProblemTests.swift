import Messages
import ModuleTestKit
import Rectification
import RectificationMessages
import Testing

/// Every code of a problem, and what its text says.
@Suite("Problems of rectification")
struct ProblemTests {
    private let evidence = [EvidenceDraft(text: "已修复")]

    private func office(_ state: CaseState) async throws -> ModuleOffice<RectificationModule> {
        let office = try await Sample.office()
        try await office.send(Sample.fault(), by: Sample.checker)
        guard state != .assigned else { return office }
        try await office.send(AcceptCase(case: "f1"), by: Sample.fixer)
        guard state != .accepted else { return office }
        try await office.send(SubmitCase(case: "f1", evidence: evidence), by: Sample.fixer)
        return office
    }

    @Test("say what is not there")
    func notFound() async throws {
        let office = try await office(.assigned)
        let one = try await office.refusal(AcceptCase(case: "nobody"))
        #expect((one?.code, one?.kind) == (RectificationCode.notFound, .notFound))
        #expect(one?.detail == "There is no case 'nobody'.")
        let programme = FileCase(programme: "x", reason: .init(text: "a"), title: "b")
        let two = try await office.refusal(programme)
        #expect((two?.code, two?.kind) == (RectificationCode.unknownProgramme, .notFound))
        #expect(two?.detail == "The programme 'x' is not known here.")
        let calendar = await #expect(throws: Problem.self) { try await office.ask(FindCalendar(year: 2031)) }
        #expect(calendar?.detail == "There is no calendar of 2031.")
    }

    @Test("name every wrong place of a case that is filed")
    func invalid() async throws {
        let office = try await office(.assigned)
        let command = FileCase(
            id: "Ä",
            origin: CaseOrigin(module: "projects", kind: .report, id: "x"),
            programme: "sample",
            reason: CaseReason(text: " "),
            title: "",
            place: " ",
            unit: "",
            foundOn: "2024-06-04",
            photos: ["x"]
        )
        let problem = try await office.refusal(command)
        #expect(problem?.code == RectificationCode.invalid)
        let places = ["/id", "/origin/kind", "/title", "/reason/text", "/place", "/unit", "/foundOn", "/photos/0"]
        #expect(problem?.errors.map(\.pointer) == places)
        let unit = try await office.refusal(AssignCase(case: "f1", unit: " "))
        #expect(unit?.detail == "A case is assigned to a unit.")
        let day = await #expect(throws: Problem.self) { try await office.ask(ListCases(asOf: "soon")) }
        #expect(day?.detail == "'soon' is not a date.")
    }

    @Test("name what the programme has")
    func unknown() async throws {
        let office = try await office(.submitted)
        var fault = Sample.fault("f2")
        fault.class = "x"
        let one = try await office.refusal(fault)
        #expect(one?.code == RectificationCode.unknownClass)
        #expect(one?.remedy == "Name one of application, fault, observation, report, street.")
        fault.class = nil
        fault.reason.code = "x"
        let two = try await office.refusal(fault)
        #expect(two?.code == RectificationCode.unknownReason)
        #expect(two?.remedy == "Name one of evidence, litter.")
        let back = try await office.refusal(ReturnCase(case: "f1", code: "x"), by: Sample.checker, reason: "y")
        #expect(back?.code == RectificationCode.unknownReason)
    }

    @Test("refuse what does not fit the present")
    func conflicts() async throws {
        let office = try await office(.assigned)
        let twice = try await office.refusal(Sample.fault())
        #expect((twice?.code, twice?.kind) == (RectificationCode.alreadyThere, .conflict))
        #expect(twice?.detail == "There is a case 'f1' already.")
        let state = try await office.refusal(VerifyCase(case: "f1"), by: Sample.checker)
        #expect((state?.code, state?.kind) == (RectificationCode.wrongState, .conflict))
        #expect(state?.detail == "The case is assigned; 'verify' leaves from submitted.")
        let version = try await office.refusal(AcceptCase(case: "f1", expectedVersion: 1))
        #expect(version?.code == RectificationCode.versionMismatch)
        #expect(version?.detail == "The case 'f1' is at version 2, not 1: somebody changed it meanwhile.")
        let merge = try await office.refusal(MergeCase(case: "f1", into: "f1"))
        #expect(merge?.code == RectificationCode.cannotMerge)
        #expect(merge?.detail.hasPrefix("'f1' cannot become part of 'f1'") == true)
        let clock = try await office.refusal(UrgeCase(case: "f1", due: "2024-06-13"))
        #expect(clock?.code == RectificationCode.notDue)
        #expect(clock?.detail == "On 2024-06-03 the clock has nothing to do for 'f1', due 2024-06-13.")
        let level = try await office.refusal(EscalateCase(case: "f1"))
        #expect(level?.code == RectificationCode.noMoreLevels)
        #expect(level?.detail == "'f1' is at level 0, and 'fault' has no further one.")
    }

    @Test("refuse a check by the unit that puts right, and one of nothing")
    func check() async throws {
        let office = try await office(.submitted)
        for command in [VerifyCase(case: "f1")] {
            let own = try await office.refusal(command, by: Sample.fixer)
            #expect((own?.code, own?.kind) == (RectificationCode.sameUnit, .forbidden))
            #expect(own?.detail.hasPrefix("'town-office' puts this case right") == true)
        }
        let back = try await office.refusal(ReturnCase(case: "f1"), by: Sample.fixer, reason: "x")
        #expect(back?.code == RectificationCode.sameUnit)
        let other = try await self.office(.accepted)
        let nothing = try await other.refusal(SubmitCase(case: "f1", evidence: []), by: Sample.fixer)
        #expect(nothing?.code == RectificationCode.evidenceMissing)
        #expect(nothing?.detail == "Nothing shows that the case was put right.")
        let odd = SubmitCase(case: "f1", evidence: [.init(text: " ", digest: "x")])
        let places = try await other.refusal(odd, by: Sample.fixer)?.errors.map(\.pointer)
        #expect(places == ["/evidence/0/text", "/evidence/0/digest"])
    }

    @Test("ask for a reason where one is needed")
    func reason() async throws {
        let office = try await office(.submitted)
        let back = try await office.refusal(ReturnCase(case: "f1"), by: Sample.checker, reason: " ")
        #expect((back?.code, back?.detail) == (RectificationCode.reasonMissing, "Returning a case needs a reason."))
        let close = try await office.refusal(CloseCase(case: "f1"))
        #expect(close?.detail == "Closing a case without a check needs a reason.")
        try await office.send(VerifyCase(case: "f1"), by: Sample.checker)
        #expect(try await office.refusal(ReopenCase(case: "f1"))?.code == RectificationCode.reasonMissing)
        let other = try await self.office(.assigned)
        #expect(try await other.refusal(SuspendCase(case: "f1"))?.code == RectificationCode.reasonMissing)
    }

    @Test("raise the version of a calendar, and name what is wrong in one")
    func calendars() async throws {
        let office = try await office(.assigned)
        #expect(try await office.send(DefineCalendar(calendar: Sample.calendar)).changed == false)
        var calendar = Sample.calendar
        calendar.workdays = ["2024-06-15"]
        let version = try await office.refusal(DefineCalendar(calendar: calendar))
        #expect(version?.code == RectificationCode.versionNotRaised)
        #expect(version?.detail == "The calendar of 2024 is on record as version 1 with other content.")
        calendar.version = 2
        #expect(try await office.send(DefineCalendar(calendar: calendar)).changed)
        #expect(try await office.ask(FindCalendar(year: 2024)).workdays == ["2024-06-15"])
        calendar.version = 3
        calendar.source = ""
        calendar.holidays += [
            .init(from: "2024-06-09", to: "2024-06-15", names: .init(zh: "甲")),
            .init(from: "2023-12-31", to: "2023-12-30", names: .init(zh: "乙")),
        ]
        calendar.workdays = ["2024-06-15", "2024-06-17", "2024-06-17"]
        let wrong = try await office.refusal(DefineCalendar(calendar: calendar))
        let places = [
            "/source", "/holidays/1", "/holidays/2/from", "/holidays/2/to", "/workdays/0", "/workdays/1", "/workdays/2",
            "/workdays/2",
        ]
        #expect(wrong?.errors.map(\.pointer) == places.map { "/calendar" + $0 })
        let page = try await office.ask(ListCalendars(limit: 1))
        #expect((page.items.map(\.year), page.total, page.next) == ([2024], 1, nil))
    }
}
