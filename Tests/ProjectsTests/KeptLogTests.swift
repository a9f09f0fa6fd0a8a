import Messages
import ModuleTestKit
import Projects
import ProjectsMessages
import Testing

/// Logs that were once written: today's module must read them.
@Suite("Kept logs of projects")
struct KeptLogTests {
    @Test("are read and applied by today's library", arguments: ["2026-11.ndjson"])
    func replays(_ file: String) throws {
        let log = try KeptLog(file, of: ProjectsModule())
        #expect(log.types == log.declared, "every event ever written is in it")
        #expect(try log.ask(ListProjects(programme: "zhangjiachan")).total == 27)
        let project = try log.ask(FindProject(id: "zhangjiachan-p04"))
        #expect((project.status, project.light.colour, project.version) == (.started, .yellow, 7))
        #expect(project.funnel.map(\.step) == [.started, .suspended, .resumed])
        #expect(project.facts.duty?.leader == "分管副镇长")
        let reports = try log.ask(ListReports(programme: "zhangjiachan")).items
        #expect(reports.map(\.state) == [.approved])
        #expect(reports.map(\.attempts) == [2])
        let circular = try log.ask(FindCircular(programme: "zhangjiachan", month: Sample.month("2024-05")))
        #expect(circular.content.towns.items.map(\.rank) == [1])
    }
}
