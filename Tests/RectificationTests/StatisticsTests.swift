import Messages
import ModuleTestKit
import Rectification
import RectificationMessages
import Testing

/// What became of cases, in figures.
@Suite("Figures of rectification")
struct StatisticsTests {
    private let evidence = [EvidenceDraft(text: "已修复")]

    /// Four cases of one unit: in time and at once, in time at the second try, late, and open; one of another.
    private func office() async throws -> ModuleOffice<RectificationModule> {
        let office = try await Sample.office()
        for id in ["f1", "f2", "f3", "f4"] {
            var fault = Sample.fault(id)
            fault.place = id
            try await office.send(fault, by: Sample.checker)
        }
        try await office.send(Sample.fault("s1", town: "sample-2", unit: "street-office"), by: Sample.checker)
        for id in ["f1", "f2", "f3"] { try await office.send(AcceptCase(case: id), by: Sample.fixer) }
        for id in ["f1", "f2"] { try await office.send(SubmitCase(case: id, evidence: evidence), by: Sample.fixer) }
        try await office.send(VerifyCase(case: "f1", satisfied: true), by: Sample.checker)
        try await office.send(ReturnCase(case: "f2"), by: Sample.checker, reason: "不合格")
        try await office.send(SubmitCase(case: "f2", evidence: evidence), by: Sample.fixer)
        try await office.send(VerifyCase(case: "f2", satisfied: false), by: Sample.checker)
        office.clock.advance(days: 11)
        try await office.send(SubmitCase(case: "f3", evidence: evidence), by: Sample.fixer)
        try await office.send(VerifyCase(case: "f3"), by: Sample.checker)
        return office
    }

    private func text(_ share: CaseShare) -> String { "\(share.count)/\(share.of) \(share.percent?.text ?? "-")" }

    @Test("say how many were on time, good at the first check, found again, and to whose content")
    func figures() async throws {
        let office = try await office()
        let reply = try await office.ask(SummarizeCases())
        #expect((reply.by, reply.total, reply.items.map(\.key)) == (.unit, 2, ["town-office", "street-office"]))
        let town = try #require(reply.items.first)
        #expect((town.count, town.open, town.overdue, town.returns) == (4, 1, 1, 1))
        #expect(text(town.onTime) == "2/3 66.7")
        #expect(text(town.firstTime) == "2/3 66.7")
        #expect(text(town.repeated) == "0/4 0")
        #expect(text(town.satisfied) == "1/2 50")
        #expect(town.averageReturns.text == "0.25")
        #expect((reply.all.count, reply.all.open) == (5, 2))
    }

    @Test("are put together by town and by place, and filtered")
    func groups() async throws {
        let office = try await office()
        let towns = try await office.ask(SummarizeCases(by: .town))
        #expect(towns.items.map(\.key) == ["sample-1", "sample-2"])
        #expect(try await office.ask(SummarizeCases(by: .place)).total == 5)
        #expect(try await office.ask(SummarizeCases(programme: "sample", town: "sample-2")).all.count == 1)
        #expect(try await office.ask(SummarizeCases(unit: "town-office", class: "fault")).all.count == 4)
        #expect(try await office.ask(SummarizeCases(from: "2024-06-04")).all.count == 0)
        #expect(try await office.ask(SummarizeCases(to: "2024-06-03")).all.count == 5)
        #expect(try await office.ask(SummarizeCases(programme: "none")).all.averageReturns == DecimalValue(0))
    }
}
