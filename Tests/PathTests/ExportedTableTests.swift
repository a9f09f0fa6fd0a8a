import Foundation
import Gateway
import Host
import Messages
import ModuleKit
import OfficeFiles
import ProjectsMessages
import RegistryMessages
import Testing

/// What of a table is left out since only the host writes it, and what is not.
@Suite("Tables that were exported")
struct ExportedTableTests {
    private static let programme = ProgrammeDefinition(
        id: "sample",
        version: 1,
        names: .init(zh: "示例"),
        card: DocumentCard(title: "示例方案", published: "2023"),
        stages: [],
        steps: [],
        projects: ProjectRules(kinds: [.init(id: "road", names: .init(zh: "道路"))])
    )
    private static let projects = "id,programme,number,name,kinds,status,light,investment,unit,qualifier,version\n"
    private static let reports = "project,programme,month,state,investmentToDate,unitToDate,remark,attempts\n"

    @Test("The host's own columns of an export are left out")
    func exports() throws {
        let row = "p1,sample,1,一号路,road,registered,green,100,万元,exact,3\n"
        #expect(try read("projects", Self.projects + row).items.count == 1)
        let report = try read("progress", Self.reports + "p1,sample,2024-05,returned,100,万元,,1\n").items.first
        let command = try MessageCoding.decode(SubmitReport.self, from: report?.data ?? [], of: SubmitReport.name)
        #expect(command.figures.investmentToDate?.unit == "万元")
        #expect(command.parts == [.investmentToDate])
    }

    @Test("So are those of an export with Chinese headings")
    func chinese() throws {
        let projects = "项目编码,方案,序号,项目名称,项目类型,状态,亮灯,总投资,计量单位,限定,版本\n"
        let row = "p1,sample,1,一号路,road,registered,green,100,万元,exact,3\n"
        #expect(try read("projects", projects + row).items.count == 1)
        let reports = "项目编码,方案,月份,状态,本月投资,本月投资单位,累计投资,累计投资单位,上报次数,补报\n"
        let table = try read("progress", reports + "p1,sample,2024-05,returned,,,100,万元,1,false\n")
        let item = try #require(table.items.first)
        let command = try MessageCoding.decode(SubmitReport.self, from: item.data, of: SubmitReport.name)
        #expect(command.figures.investmentToDate?.unit == "万元")
        #expect(command.parts == [.investmentToDate])
        let own = "方案,序号,名称,类型,亮灯,总投资\nsample,1,一号路,road,green,1\n"
        #expect(faults("projects", own) == ["亮灯", "总投资"])
    }

    @Test("Rows that name their programmes are one table for each; they keep their numbers")
    func programmes() throws {
        let csv = Array("name,方案\n\"a\nb\",x\nc,y\nd,x\n".utf8)
        let parts = try HostImporter().byProgramme(csv, file: "t.csv")
        #expect(parts.map(\.programme) == ["x", "y"])
        let texts = parts.map { String(decoding: $0.csv, as: UTF8.self) }
        #expect(texts == ["\"name\",\"方案\"\n\"a\nb\",\"x\"\n\n\"d\",\"x\"", "\"name\",\"方案\"\n\n\"c\",\"y\""])
        for (csv, said) in [("name\na\n", "name it with --programme"), ("name,方案\na,\n", "row 2, column 方案: is empty")]
        {
            let faults = #expect(throws: FileFaults.self) {
                try HostImporter().byProgramme(Array(csv.utf8), file: "t.csv")
            }
            #expect(faults?.description.contains(said) == true, "\(String(describing: faults))")
        }
    }

    @Test(
        "Columns of a table that people made are not left out in silence",
        arguments: ["总投资", "状态", "计量单位", "限定", "版本", "亮灯", "investment", "unit", "version"]
    )
    func projects(column: String) {
        #expect(faults("projects", "number,name,kinds,\(column)\n1,一号路,road,1\n").contains(column))
    }

    @Test("Nor are those of reports", arguments: ["填报单位", "审核单位", "退回原因", "补报", "unitToDate"])
    func reports(column: String) {
        let table = "project,month,investmentToDate,\(column)\np1,2024-05,100万元,万元\n"
        #expect(faults("progress", table).contains(column))
    }

    @Test("A report that people made says how exact its figures are")
    func exactness() throws {
        let report = try read("progress", "项目,月份,累计投资\np1,2024-05,100余万元\n").items.first
        let command = try MessageCoding.decode(SubmitReport.self, from: report?.data ?? [], of: SubmitReport.name)
        #expect(command.parts == [.investmentToDate, .exactness])
    }

    @Test("An export is read with the tables beside it")
    func beside() throws {
        let folder = TemporaryFolder()
        try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
        let measures = "number,sort,measure,figure\n1,investment,investment,100万元\n"
        try measures.write(toFile: folder.path + "/measures.csv", atomically: true, encoding: .utf8)
        let csv = Array((Self.projects + "p1,sample,1,一号路,road,registered,green,100,万元,exact,3\n").utf8)
        let file = folder.path + "/projects.csv"
        let commands = try HostImporter().projects(csv, beside: file, programme: Self.programme)
        #expect(commands.first?.projects.first?.facts.investment?.value == DecimalValue("100"))
    }

    private func read(_ kind: String, _ text: String) throws -> ImportedTable {
        try HostImporter().read(kind, Array(text.utf8), file: "t.csv", programme: Self.programme)
    }

    private func faults(_ kind: String, _ text: String) -> [String] {
        do {
            _ = try read(kind, text)
            return []
        } catch {
            return (error as? FileFaults)?.faults.compactMap(\.column) ?? ["\(error)"]
        }
    }
}
