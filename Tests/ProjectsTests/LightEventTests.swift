import Foundation
import Ledger
import Messages
import ModuleKit
import ProjectsMessages
import RegistryMessages
import Testing
import Wire

@testable import Projects

/// The light of a project is told by the events that change it, so that others need not ask.
@Suite struct LightEventTests {
    @Test func approvingReturningAndChangingTellTheLight() async throws {
        let office = try await ProjectsOffice.with()
        var draft = Sample.draft()
        draft.facts.investment = Sample.money("120")
        draft.facts.plan = ProjectPlan(period: Period(year: 2024))
        try await office.send(RegisterProject(programme: "sample", draft))
        for (month, toDate, progress) in [("2024-01", "10", "9"), ("2024-02", "1", "1")] {
            try await office.send(OpenRound(programme: "sample", month: Sample.month(month)))
            let report = Sample.report(month, toDate: toDate, progress: progress)
            try await office.send(SubmitReport(project: "sample-1", report))
            let approve = ApproveReport(project: "sample-1", month: Sample.month(month))
            try await office.send(approve, by: ProjectsOffice.checker)
        }
        let back = ReturnReport(project: "sample-1", month: Sample.month("2024-02"))
        try await office.send(back, by: ProjectsOffice.checker, reason: "数据有误")
        var facts = draft.facts
        facts.plan = nil
        try await office.send(ChangeProject(project: "sample-1", facts: facts), reason: "计划取消")
        #expect(try await lights(office) == [.green, .red, .green, .grey])
        #expect(try await office.ask(FindProject(id: "sample-1")).light.colour == .grey)
    }

    /// The lights that events told, oldest first.
    private func lights(_ office: ProjectsOffice) async throws -> [LightColour?] {
        try await office.ledger.offload { ledger in
            var lights: [LightColour?] = []
            try ledger.replay { event in
                let data = Array(event.data)
                switch event.topic.eventType {
                case ReportApproved.name:
                    lights.append(try MessageCoding.decode(ReportApproved.self, from: data, of: "").light)
                case ReportReturned.name:
                    lights.append(try MessageCoding.decode(ReportReturned.self, from: data, of: "").light)
                case ProjectChanged.name:
                    lights.append(try MessageCoding.decode(ProjectChanged.self, from: data, of: "").light)
                default: break
                }
            }
            return lights
        }
    }
}
