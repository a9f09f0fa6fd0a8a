import Messages
import ModuleTestKit
import Registry
import RegistryMessages
import Testing

/// Logs that were once written: today's module must read them.
@Suite("Kept logs")
struct KeptLogTests {
    @Test(
        "are read and applied by today's registry",
        arguments: [("2026-11.ndjson", "jilin", 55), ("2026-11-programmes.ndjson", "changzhi", 11)]
    )
    func replays(_ file: String, programme: String, total: Int) throws {
        let log = try KeptLog(file, of: RegistryModule())
        #expect(try log.ask(ListTowns(programme: programme, limit: 1)).total == total)
        #expect(try log.ask(CheckBatch(programme: programme, number: 1)).discrepancies.isEmpty)
    }

    @Test("keep what a programme measures, and the attributes and honours of towns")
    func replaysWhatCameLater() throws {
        let log = try KeptLog("2026-11-programmes.ndjson", of: RegistryModule())
        let programme = try log.ask(FindProgramme(id: "changzhi"))
        #expect(programme.rubric?.sections.map(\.from) == [.projects, .observations, .townType])
        #expect(programme.enumerations.map(\.statedCount) == [10, 5])
        let attributes = try log.ask(FindTown(id: "changzhi-2-2")).attributes
        #expect(attributes == ["leadingIndustry": .text("LED")])
        #expect(try log.ask(FindTown(id: "zhangjiachan-1")).honours.count == 4)
    }
}
