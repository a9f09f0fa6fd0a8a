import Messages
import ModuleTestKit
import Rectification
import RectificationMessages
import Testing

/// What somebody sees and does who is there for one town only.
@Suite("The scope of rectification")
struct ScopeTests {
    private let reporter = Access(.reporter, programmes: ["sample"], towns: ["sample-1"])
    private let officer = Access(.officer, programmes: ["sample"], towns: ["sample-1"])
    private let inspector = Access(.inspector, towns: ["sample-1"])

    private func office() async throws -> ModuleOffice<RectificationModule> {
        let office = try await Sample.office()
        try await office.send(Sample.fault("own"))
        try await office.send(Sample.fault("other", town: "sample-2"))
        return office
    }

    @Test("shows its own cases only: in lists, totals, single ones, histories and figures")
    func reading() async throws {
        let office = try await office()
        let list = try await office.ask(ListCases(), access: reporter)
        #expect((list.items.map(\.id), list.total) == (["own"], 1))
        #expect(try await office.ask(ListCases(town: "sample-2"), access: reporter).total == 0)
        #expect(try await office.ask(FindCase(id: "own"), access: reporter).id == "own")
        let hidden = await #expect(throws: Problem.self) {
            try await office.ask(FindCase(id: "other"), access: reporter)
        }
        #expect((hidden?.code, hidden?.detail) == (RectificationCode.notFound, "There is no case 'other'."))
        let history = await #expect(throws: Problem.self) {
            try await office.ask(CaseHistory(id: "other"), access: reporter)
        }
        #expect(history?.code == RectificationCode.notFound)
        let figures = try await office.ask(SummarizeCases(by: .town), access: reporter)
        #expect((figures.all.count, figures.items.map(\.key), figures.total) == (1, ["sample-1"], 1))
        #expect(try await office.ask(SummarizeCases(), access: .everything).all.count == 2)
        #expect(try await office.ask(ListCalendars(), access: reporter).total == 1)
    }

    @Test("lets reporters take on and hand in, inspectors file and check, officers do all, each in their towns")
    func writing() async throws {
        let office = try await office()
        let evidence = [EvidenceDraft(text: "已修复")]
        #expect(
            try await office.refusal(AcceptCase(case: "other"), access: reporter)?.code == RectificationCode.notFound
        )
        try await office.send(AcceptCase(case: "own"), by: Sample.fixer, access: reporter)
        try await office.send(SubmitCase(case: "own", evidence: evidence), by: Sample.fixer, access: reporter)
        let verify = VerifyCase(case: "own")
        let refused = try await office.refusal(verify, by: Sample.checker, access: reporter)
        #expect(refused?.code == "rectification.not-allowed")
        try await office.send(verify, by: Sample.checker, access: inspector)
        let elsewhere = Sample.fault("f3", town: "sample-2")
        #expect(try await office.refusal(elsewhere, access: inspector)?.code == "rectification.not-in-scope")
        try await office.send(Sample.fault("f3"), access: inspector)
        let close = CloseCase(case: "f3")
        #expect(try await office.refusal(close, access: inspector, reason: "x")?.code == "rectification.not-allowed")
        try await office.send(close, access: officer, reason: "误报")
        let calendar = DefineCalendar(calendar: Sample.calendar)
        #expect(try await office.refusal(calendar, access: officer)?.code == "rectification.not-allowed")
    }
}
