import Messages
import ModuleTestKit
import ResponsibilityMessages
import Testing

@testable import Responsibility

/// Logs that were once written: today's module must read them.
@Suite("Kept logs of responsibility")
struct KeptLogTests {
    @Test("are read and applied by today's module", arguments: ["2026-11.ndjson"])
    func replays(_ file: String) throws {
        let log = try KeptLog(file, of: ResponsibilityModule(clock: { 0 }))
        #expect(log.types == log.declared, "every event ever written is in it")
        let assignments = try log.ask(ListAssignments(town: "north")).items
        #expect(assignments.map(\.state) == [.completed, .ended])
        #expect(assignments.first?.evidence == ["验收单"])
        let matter = try #require(try log.ask(ListMatters()).items.first)
        #expect((matter.approval.number, matter.staff, matter.guidance) == ("示例〔2024〕1号", "借调1人", "驻点"))
    }
}
