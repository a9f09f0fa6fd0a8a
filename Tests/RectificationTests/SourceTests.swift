import EnvironmentGovernanceMessages
import EvaluationMessages
import Ledger
import Messages
import ModuleKit
import ModuleTestKit
import ProjectsMessages
import Rectification
import RectificationMessages
import RegistryMessages
import Stream
import Testing

/// What other modules return, and what becomes of it here.
@Suite("Cases that follow their source")
struct SourceTests {
    private func observation(_ state: ObservationState, _ version: Int) -> Observation {
        Observation(
            id: "o1",
            programme: "sample",
            town: "sample-1",
            indicator: "output",
            period: Sample.month("2023"),
            figure: Figure(DecimalValue(3), unit: "亿元", basis: .reported),
            state: state,
            version: version
        )
    }

    private func changed(_ kind: ObservationHistoryEntry.Kind, _ state: ObservationState) -> ObservationChanged {
        ObservationChanged(
            kind,
            observation(state, 2),
            oldFigure: Figure(DecimalValue(3), unit: "亿元", basis: .reported),
            oldState: .reported
        )
    }

    @Test("are filed when a figure is returned, and closed when it is verified")
    func observations() async throws {
        let office = try await Sample.office()
        try await office.hear(changed(.resubmitted, .reported), by: Sample.fixer)
        #expect(try await office.ask(ListCases()).total == 0, "nothing was returned yet")
        try await office.hear(ObservationRecorded(observation(.reported, 1)), by: Sample.fixer)
        try await office.hear(changed(.returned, .returned), by: Sample.checker, reason: "口径不一致")
        let filed = try await office.ask(FindCase(id: "observation.o1"))
        #expect((filed.class, filed.due, filed.returns) == ("observation", "2024-06-11", 1))
        #expect((filed.title, filed.reason.text) == ("石磨镇 产值 2023", "口径不一致"))
        #expect((filed.state, filed.unit, filed.finder) == (.assigned, "town-office", "county-office"))
        try await office.hear(changed(.resubmitted, .reported), by: Sample.fixer)
        try await office.hear(changed(.verified, .verified), by: Sample.checker)
        let closed = try await office.ask(FindCase(id: "observation.o1"))
        #expect((closed.state, closed.closing, closed.fixer) == (.closed, .verified, "town-office"))
        #expect(try await office.differences().isEmpty)
    }

    @Test("follow an application back to the town, in again, and on to its next step")
    func applications() async throws {
        let office = try await Sample.office()
        let returned = ApplicationReturned(
            town: "sample-1",
            programme: "sample",
            unit: "county-office",
            applicant: "town-office",
            reason: "缺规划",
            materials: ["plan"],
            date: "2024-06-03",
            changes: []
        )
        try await office.hear(returned, by: Sample.checker, reason: "缺规划")
        let filed = try await office.ask(FindCase(id: "application.sample-1.sample"))
        #expect(
            (filed.class, filed.due, filed.unit, filed.state) == ("application", "2024-06-18", "town-office", .assigned)
        )
        #expect((filed.title, filed.origin.id) == ("石磨镇 申报材料", "sample-1/sample"))
        func step(_ id: String, _ date: String) -> StepTaken {
            StepTaken(
                town: "sample-1",
                programme: "sample",
                step: id,
                date: date,
                changes: [],
                document: nil,
                materials: []
            )
        }
        try await office.hear(step("apply", "2024-06-10"), by: Sample.fixer)
        #expect(try await office.ask(FindCase(id: filed.id)).state == .submitted)
        try await office.hear(step("review", "2024-06-20"), by: Sample.checker)
        let closed = try await office.ask(FindCase(id: filed.id))
        #expect((closed.state, closed.closedOn, closed.checker) == (.closed, "2024-06-20", "county-office"))
        #expect(try await office.differences().isEmpty)
    }

    private let returned = ReportReturned(
        project: "sample-1",
        programme: "sample",
        town: "sample-1",
        month: Sample.month("2024-05"),
        reporter: "town-office",
        checker: "county-office",
        reason: "缺佐证：无照片",
        wasApproved: false
    )

    @Test("leave handing in and checking to it, and take the rest")
    func followed() async throws {
        let office = try await Sample.office()
        try await office.hear(returned)
        let id = "report.sample-1.2024-05"
        #expect(try await office.ask(FindCase(id: id)).reason.code == "evidence")
        let submit = try await office.refusal(SubmitCase(case: id, evidence: [.init(text: "x")]))
        #expect((submit?.code, submit?.kind) == (RectificationCode.followsSource, .conflict))
        #expect(submit?.detail == "The case follows the report 'sample-1/2024-05'; 'submit' is done there.")
        #expect(submit?.remedy == "Use projects.submit-report; the case follows by itself.")
        #expect(try await office.refusal(VerifyCase(case: id))?.remedy.contains("projects.approve-report") == true)
        let back = try await office.refusal(ReturnCase(case: id), reason: "x")
        #expect(back?.remedy.contains("projects.return-report") == true)
        #expect(try await office.send(AcceptCase(case: id), by: Sample.fixer).state == .accepted)
        #expect(try await office.send(AssignCase(case: id, unit: "other-office")).state == .assigned)
        try await office.send(UrgeCase(case: id))
        try await office.send(SuspendCase(case: id), reason: "等待上级口径")
        #expect(try await office.ask(FindCase(id: id)).light == .none)
        try await office.hear(returned)
        let again = try await office.ask(FindCase(id: id))
        #expect((again.state, again.returns, again.urged) == (.returned, 2, 1), "a return lets the deadline run again")
        #expect(try await office.differences().isEmpty)
    }

    @Test("come together in one batch and are seen one after another")
    func batch() async throws {
        let office = try await Sample.office()
        try await office.hear(all: [returned, returned, returned])
        let one = try await office.ask(FindCase(id: "report.sample-1.2024-05"))
        #expect((one.returns, one.version) == (3, 4))
        #expect(try await office.differences().isEmpty)
    }

    @Test("that are withdrawn stay so until the source returns it anew")
    func withdrawn() async throws {
        let office = try await Sample.office()
        try await office.hear(returned)
        let id = "report.sample-1.2024-05"
        try await office.send(CloseCase(case: id), reason: "本月免报")
        let reopen = try await office.refusal(ReopenCase(case: id), reason: "x")
        #expect(reopen?.code == RectificationCode.followsSource)
        try await office.hear(returned)
        #expect(try await office.ask(FindCase(id: id)).state == .returned)
        let figures = try await office.ask(SummarizeCases()).all
        #expect((figures.repeated.count, figures.onTime.of) == (1, 0))
    }

    @Test("begin with a fault that was found, which people put right here")
    func faults() async throws {
        let office = try await Sample.office()
        let photo = String(repeating: "b", count: 64)
        let found = FaultFound(
            fault: "fault-1",
            origin: .inspection,
            programme: "sample",
            town: "sample-1",
            place: "p-7",
            placeName: "东街",
            item: "i-3",
            itemName: "垃圾清运",
            caseClass: "street",
            unit: "grid-3",
            date: "2024-06-03",
            text: "垃圾乱倒在路边",
            photos: [photo]
        )
        try await office.hear(found, by: Sample.checker)
        let filed = try await office.ask(FindCase(id: "fault.environment.fault-1"))
        #expect((filed.class, filed.due, filed.unit, filed.state) == ("street", "2024-06-11", "grid-3", .assigned))
        #expect((filed.title, filed.place, filed.photos) == ("垃圾清运", "东街", [photo]))
        #expect((filed.reason.code, filed.origin.module, filed.origin.id) == ("litter", "environment", "fault-1"))
        try await office.send(AcceptCase(case: filed.id), by: Sample.fixer)
        let evidence = [EvidenceDraft(text: "已清运", digest: photo)]
        try await office.send(SubmitCase(case: filed.id, evidence: evidence), by: Sample.fixer)
        #expect(try await office.send(VerifyCase(case: filed.id), by: Sample.checker).state == .closed)
        var again = found
        again.fault = "fault-2"
        try await office.hear(again, by: Sample.checker)
        #expect(try await office.ask(SummarizeCases(by: .place)).items.first?.repeated.count == 1)
        #expect(try await office.differences().isEmpty)
    }

    @Test("are struck off when the fault turns out to be none")
    func withdrawnFaults() async throws {
        let office = try await Sample.office()
        let found = FaultFound(
            fault: "fault-1",
            origin: .inspection,
            programme: "sample",
            town: "sample-1",
            placeName: "东街",
            date: "2024-06-03"
        )
        let withdrawn = FaultChanged(fault: "fault-1", programme: "sample", town: "sample-1", state: .withdrawn)
        try await office.hear(withdrawn, by: Sample.checker)
        #expect(try await office.ask(ListCases()).total == 0, "there is none to strike off")
        try await office.hear(found, by: Sample.checker)
        try await office.hear(withdrawn, by: Sample.checker, reason: "复核无误")
        let closed = try await office.ask(FindCase(id: "fault.environment.fault-1"))
        #expect((closed.state, closed.closing, closed.overdue) == (.closed, .withdrawn, false))
        #expect(try await office.differences().isEmpty)
    }
}

extension ModuleOffice {
    /// Lets the module hear several events that came together.
    func hear(all events: [any Event]) async throws {
        let declaration = ModuleDeclaration(of: RectificationModule(clock: { 0 }))
        let heard = try events.enumerated().map { index, event in
            HeardEvent(
                source: "//test/batch",
                type: event.type,
                context: EventContext(
                    position: .init(epoch: 1, sequence: UInt64(index + 1)),
                    time: clock.now,
                    subject: event.subject,
                    actor: Sample.checker
                ),
                data: try MessageCoding.encode(event)
            )
        }
        let hearing = try #require(declaration.heard)
        try await ledger.perform { transaction in
            let following = try hearing.effect(heard, transaction)
            try declaration.keep(following, after: heard, by: RectificationModule.name, in: transaction)
        }
    }
}
