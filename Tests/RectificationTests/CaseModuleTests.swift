import Messages
import ModuleTestKit
import Rectification
import RectificationMessages
import Testing

/// Cases that people file: the loop from finding to striking off.
@Suite("Cases filed by hand")
struct CaseModuleTests {
    private let evidence = [EvidenceDraft(text: "已修复", digest: String(repeating: "a", count: 64))]

    @Test("go from finding through evidence and another unit's check to the close")
    func loop() async throws {
        let office = try await Sample.office()
        let filed = try await office.send(Sample.fault(), by: Sample.checker)
        #expect((filed.state, filed.due, filed.version) == (.assigned, "2024-06-13", 2))
        #expect(try await office.send(AcceptCase(case: "f1"), by: Sample.fixer).state == .accepted)
        office.clock.advance(days: 2)
        #expect(try await office.send(SubmitCase(case: "f1", evidence: evidence), by: Sample.fixer).state == .submitted)
        let verify = VerifyCase(case: "f1", satisfied: true)
        #expect(try await office.send(verify, by: Sample.checker).state == .closed)
        let one = try await office.ask(FindCase(id: "f1"))
        #expect((one.closing, one.closedOn, one.submittedOn) == (.verified, "2024-06-05", "2024-06-05"))
        #expect((one.light, one.overdue, one.returns) == (CaseLight.none, false, 0))
        #expect((one.finder, one.fixer, one.checker) == ("county-office", "town-office", "county-office"))
        #expect(one.evidence.map(\.by) == ["town-office"])
        #expect(one.satisfied == true)
        let history = try await office.ask(CaseHistory(id: "f1"))
        #expect(history.items.map(\.kind) == [.filed, .assigned, .accepted, .submitted, .closed])
        #expect(history.total == 5)
        #expect(try await office.differences().isEmpty)
    }

    @Test("that are not good go back with a reason and a new deadline, and count")
    func returned() async throws {
        let office = try await Sample.office()
        try await office.send(Sample.fault(), by: Sample.checker)
        try await office.send(AcceptCase(case: "f1"), by: Sample.fixer)
        try await office.send(SubmitCase(case: "f1", evidence: evidence), by: Sample.fixer)
        office.clock.advance(days: 3)
        let back = try await office.send(ReturnCase(case: "f1"), by: Sample.checker, reason: "缺佐证：没有照片")
        #expect((back.state, back.returns, back.due) == (.returned, 1, "2024-06-18"))
        let one = try await office.ask(FindCase(id: "f1"))
        #expect((one.reason.code, one.submittedOn, one.light) == ("evidence", nil, .green))
        try await office.send(SubmitCase(case: "f1", evidence: evidence), by: Sample.fixer)
        try await office.send(VerifyCase(case: "f1"), by: Sample.checker)
        let again = try await office.send(ReopenCase(case: "f1"), by: Sample.checker, reason: "又坏了")
        #expect((again.state, again.due) == (.assigned, "2024-06-18"))
        #expect(try await office.ask(FindCase(id: "f1")).evidence.count == 2)
        #expect(try await office.differences().isEmpty)
    }

    @Test("take the class of their reason's code, and its unit")
    func classes() async throws {
        let office = try await Sample.office()
        var fault = Sample.fault(unit: nil)
        fault.reason.code = "litter"
        try await office.send(fault)
        let one = try await office.ask(FindCase(id: "f1"))
        #expect((one.class, one.classNames.zh, one.unit, one.due) == ("street", "街面", "street-office", "2024-06-11"))
        let none = try await office.send(Sample.fault("f2", unit: nil))
        #expect(none.state == .filed)
        let assigned = try await office.send(AssignCase(case: "f2", unit: "road-office"))
        #expect((assigned.state, assigned.due) == (.assigned, "2024-06-13"))
    }

    @Test(
        "go to the unit that the rules give their place, class and town, where nobody is named",
        arguments: [
            ("南河岸", "sample-1", "fault", "river-office"), ("东街", "sample-2", "street", "bridge-office"),
            ("东街", "sample-1", "street", "street-office"), ("东街", "sample-2", "fault", nil),
        ]
    )
    func assigned(_ place: String, _ town: String, _ rule: String, _ unit: String?) async throws {
        let office = try await Sample.office()
        var fault = Sample.fault(town: town, unit: nil)
        (fault.place, fault.class) = (place, rule)
        try await office.send(fault)
        #expect(try await office.ask(FindCase(id: "f1")).unit == unit)
    }

    @Test("that are put off keep the working days that were left")
    func suspended() async throws {
        let office = try await Sample.office()
        try await office.send(Sample.fault())
        office.clock.advance(days: 2)
        #expect(try await office.send(SuspendCase(case: "f1"), reason: "雨季").state == .suspended)
        #expect(try await office.ask(FindCase(id: "f1", asOf: "2024-08-01")).light == .none)
        office.clock.advance(days: 26)
        let resumed = try await office.send(ResumeCase(case: "f1"))
        #expect((resumed.state, resumed.due) == (.assigned, "2024-07-08"), "five working days were left")
        #expect(try await office.differences().isEmpty)
    }

    @Test("that are one become part of another of the same town")
    func merged() async throws {
        let office = try await Sample.office()
        for id in ["f1", "f2"] { try await office.send(Sample.fault(id)) }
        try await office.send(Sample.fault("f3", town: "sample-2"))
        #expect(try await office.send(MergeCase(case: "f2", into: "f1"), reason: "同一处").state == .merged)
        #expect(try await office.ask(FindCase(id: "f2")).mergedInto == "f1")
        #expect(try await office.ask(ListCases(open: true)).items.map(\.id) == ["f1", "f3"])
        let other = try await office.refusal(MergeCase(case: "f3", into: "f1"))
        #expect(other?.code == RectificationCode.cannotMerge)
        #expect(try await office.differences().isEmpty)
    }

    @Test("are withdrawn by an officer with a reason, from anywhere")
    func withdrawn() async throws {
        let office = try await Sample.office()
        try await office.send(Sample.fault())
        #expect(try await office.send(CloseCase(case: "f1"), reason: "误报").state == .closed)
        let one = try await office.ask(FindCase(id: "f1"))
        #expect((one.closing, one.checker) == (.withdrawn, nil))
    }

    @Test("are urged and escalated by hand, level by level")
    func urged() async throws {
        let office = try await Sample.office()
        var fault = Sample.fault()
        fault.class = "report"
        try await office.send(fault)
        for _ in 1...2 { try await office.send(UrgeCase(case: "f1"), reason: "快到期了") }
        for _ in 1...2 { try await office.send(EscalateCase(case: "f1"), reason: "领导要求") }
        let one = try await office.ask(FindCase(id: "f1"))
        #expect((one.urged, one.escalation, one.escalatedTo) == (2, 2, "city-office"))
        #expect(try await office.refusal(EscalateCase(case: "f1"))?.code == RectificationCode.noMoreLevels)
        #expect(try await office.differences().isEmpty)
    }

    @Test("show green, yellow and red by the deadline, also when they are handed in late")
    func lights() async throws {
        let office = try await Sample.office()
        try await office.send(Sample.fault())
        let lights = [
            ("2024-06-11", CaseLight.green), ("2024-06-12", .yellow), ("2024-06-13", .yellow), ("2024-06-14", .red),
        ]
        for (day, light) in lights {
            let one = try await office.ask(FindCase(id: "f1", asOf: day))
            #expect((one.light, one.overdue) == (light, light == .red), "\(day)")
            for other in CaseLight.allCases {
                let count = try await office.ask(ListCases(light: other, asOf: day)).total
                #expect(count == (other == light ? 1 : 0), "\(day) \(other)")
            }
            #expect(try await office.ask(ListCases(overdue: light == .red, asOf: day)).total == 1)
        }
        office.clock.advance(days: 11)
        try await office.send(AcceptCase(case: "f1"), by: Sample.fixer)
        try await office.send(SubmitCase(case: "f1", evidence: evidence), by: Sample.fixer)
        #expect(try await office.ask(FindCase(id: "f1")).light == .red)
        #expect(try await office.ask(ListCases(light: .red)).total == 1)
    }

    @Test("are listed by deadline, by every filter, page by page")
    func listed() async throws {
        let office = try await Sample.office()
        for number in 1...5 { try await office.send(Sample.fault("f\(number)")) }
        var street = Sample.fault("s1", town: "sample-2", unit: "street-office")
        street.class = "street"
        street.title = "垃圾 100%"
        try await office.send(street)
        var (all, cursor) = ([String](), String?.none)
        repeat {
            let page = try await office.ask(ListCases(limit: 2, cursor: cursor))
            #expect(page.total == 6)
            all += page.items.map(\.id)
            cursor = page.next
        } while cursor != nil
        #expect(all == ["s1", "f1", "f2", "f3", "f4", "f5"])
        let filters = [
            ListCases(unit: "street-office"), ListCases(town: "sample-2"), ListCases(class: "street"),
            ListCases(q: "0%"),
        ]
        for filter in filters { #expect(try await office.ask(filter).items.map(\.id) == ["s1"]) }
        #expect(try await office.ask(ListCases(state: .assigned, programme: "sample", origin: .fault)).total == 6)
        #expect(try await office.ask(ListCases(programme: "other")).total == 0)
        #expect(try await office.ask(ListCases(origin: .report)).total == 0)
    }
}
