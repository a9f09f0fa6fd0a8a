import Foundation
import Messages
import ProjectsMessages
import RegistryMessages
import Testing

@testable import Projects

/// The ten projects of the example huangtun.
@Suite struct TenOnesTests {
    private static let folder = URL(filePath: Example.folder).deletingLastPathComponent()
        .appending(path: "huangtun").path(percentEncoded: false)

    @Test("AC-003-11: ten items, seven with the number 1, three 一批 whose number is to be set locally")
    func items() throws {
        let kind = ProjectRules.Kind(id: "ten-ones", names: .init(zh: "十个一工程"))
        let programme = Sample.programme("huangtun", ProjectRules(kinds: [kind]))
        let commands = try ProjectsFolder.read(Self.folder, programme: programme)
        let projects = commands.compactMap { $0 as? RegisterProjects }.flatMap(\.projects)
        #expect(projects.count == 10)
        let counted = projects.filter { !$0.facts.measures.isEmpty }
        #expect(counted.flatMap(\.facts.measures).allSatisfy { $0.figure.value == DecimalValue(1) })
        #expect(counted.flatMap(\.facts.measures).map(\.figure.unit) == ["处", "处", "处", "处", "条", "处", "座"])
        let open = projects.filter(\.facts.measures.isEmpty)
        #expect(open.map(\.facts.name) == ["公交站亭", "公共厕所", "街头绿地"])
        #expect(open.allSatisfy { $0.facts.content == "一批" })
    }
}
