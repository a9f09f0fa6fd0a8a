import Messages
import ModuleTestKit
import Rectification
import RectificationMessages
import Testing

/// Logs that were once written: today's module must read them.
@Suite("Kept logs of rectification")
struct KeptLogTests {
    @Test("are read and applied by today's module", arguments: ["2026-11.ndjson"])
    func replays(_ file: String) throws {
        let log = try KeptLog(file, of: RectificationModule(clock: { 1_719_000_000_000 }))
        #expect(log.types == log.declared, "every event ever written is in it")
        let cases = try log.ask(ListCases()).items
        #expect(cases.map(\.id).sorted() == ["f1", "f2", "f3", "report.sample-1.2024-05"])
        let first = try log.ask(FindCase(id: "f1"))
        #expect((first.state, first.returns, first.version, first.due) == (.assigned, 1, 9, "2024-06-13"))
        #expect((first.escalation, first.evidence.count) == (1, 2))
        #expect(try log.ask(FindCase(id: "f2")).mergedInto == "f1")
        let report = try log.ask(FindCase(id: "report.sample-1.2024-05"))
        #expect((report.state, report.returns, report.reason.code) == (.returned, 2, "evidence"))
        #expect(try log.ask(FindCalendar(year: 2024)).holidays.count == 1)
    }
}
