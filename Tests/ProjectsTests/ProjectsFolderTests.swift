import Foundation
import Messages
import ProjectsMessages
import Testing

@testable import Projects

@Suite struct ProjectsFolderTests {
    /// A folder of its own, removed afterwards.
    private func reading<Value>(_ files: [String: String], _ body: (String) throws -> Value) throws -> Value {
        let folder = FileManager.default.temporaryDirectory.appending(path: "projects-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
        return try body(folder.path(percentEncoded: false))
    }

    private func read(_ files: [String: String]) throws -> [RegisterProjects] {
        try reading(files) { folder in
            try ProjectsFolder.read(folder, programme: Sample.programme).compactMap { $0 as? RegisterProjects }
        }
    }

    private func faults(_ files: [String: String]) -> [String] {
        Sample.faults { _ = try read(files) }.map { String($0.split(separator: "/").last ?? "") }
    }

    private static let projects = "number,name,kinds\n1,一号路,road\n2,厂房,道路；工厂\n"

    @Test func aFolderWithoutProjectsHasNone() throws {
        #expect(try read([:]).isEmpty)
    }

    @Test func headersAndNamesMayBeChineseOrEnglish() throws {
        let drafts = try read([
            "projects.csv": Self.projects,
            "measures.csv": """
            编号,类别,指标,原文名称,范围,期,数值,依据,出处
            1,指标,长度,全长,新建,,3.2公里,计划,二
            1,效益,销售,,,,500余万元/年,预计,
            2,investment,投资,,,,2亿元,,
            2,资金,专项,,,,30-40万元,上报,
            2,measure,面积,,renovated,2,1.5万平方米,,
            """,
            "places.csv": "number,name,kind\n1,甲村,村\n1,乙村,\n",
            "milestones.csv": "编号,里程碑,状态,数值,计划完成\n2,基础,进行中,三座,2024-09\n",
        ])[0].projects
        #expect(drafts.map(\.facts.kinds) == [["road"], ["road", "plant"]])
        let (first, second) = (drafts[0].facts, drafts[1].facts)
        #expect(first.measures.map(\.name) == ["全长"])
        #expect(first.measures.first?.scope == .new)
        #expect(first.measures.first?.figure.source == FigureSource(document: "示例方案", clause: "二"))
        #expect(first.benefits.map(\.figure.qualifier) == [.over])
        #expect(first.benefits.map(\.figure.basis) == [.expected])
        #expect(first.places.map(\.kind) == ["村", nil])
        #expect(second.investment?.unit == "亿元")
        #expect(second.funds.first?.figure.upper == DecimalValue(40))
        #expect(second.phases.map(\.number) == [2])
        #expect(drafts[1].milestones.first?.figure?.value == DecimalValue(3))
        #expect(drafts.map(\.date) == ["2023", "2023"])
    }

    @Test func everyWrongCellOfEveryFileIsNamed() {
        let found = faults([
            "projects.csv": "序号,名称,类型,进展\n1,,road,\nx,二,road,\n3,三,桥;road,竣工\n3,四,road,\n",
            "measures.csv": """
            number,sort,measure,figure,scope
            9,指标,长度,3公里,
            1,金额,长度,3公里,
            1,效益,利润,3万元,
            1,指标,长度,很长,
            1,指标,长度,3园,
            1,指标,长度,3米、5米,
            1,指标,长度,3米,旧
            """,
            "places.csv": "number,name\n1,\n",
            "milestones.csv": "number,name,status\n1,路基,也许\n",
        ])
        let expected = [
            "projects.csv, row 2, column 名称: is empty; expected the project's name",
            "projects.csv, row 3, column 序号: expected a number from 1, found 'x'",
            "projects.csv, row 4, column 类型: '桥' is unknown; expected one of road, 道路, plant, 工厂",
            "projects.csv, row 4, column 进展: '竣工' is unknown; expected one of signed",
            "projects.csv, row 5, column 序号: number 3 stands twice; expected each once",
            "measures.csv, row 2, column number: there is no project 9 in projects.csv",
            "measures.csv, row 3, column sort: '金额' is unknown",
            "measures.csv, row 4, column measure: '利润' is unknown; expected one of sales, 销售, tax, 税收",
            "measures.csv, row 5, column figure: No figure stands in '很长'.",
            "measures.csv, row 6, column figure: There is no unit '园'. Did you mean 元",
            "measures.csv, row 7, column figure: '3米、5米' is more than one figure: '、5米' stands beside it.",
            "measures.csv, row 8, column scope: '旧' is unknown; expected one of total",
            "places.csv, row 2, column name: is empty; expected the place's name",
            "milestones.csv, row 2, column status: '也许' is unknown; expected one of scheduled",
        ]
        #expect(found.count == expected.count, "\(found)")
        for (fault, text) in zip(found, expected) { #expect(fault.hasPrefix(text), "\(fault)") }
    }

    @Test func columnsThatAreMissingUnknownOrTwiceAreNamed() {
        let found = faults(["projects.csv": "number,序号,colour\n1,1,red\n"])
        let expected = [
            "projects.csv, row 1, column 序号: says the same as another column",
            "projects.csv, row 1, column colour: is unknown; known are number",
            "projects.csv, row 1: there is no column for it; expected one of name",
            "projects.csv, row 1: there is no column for it; expected one of kinds",
        ]
        #expect(found.count == expected.count, "\(found)")
        for (fault, text) in zip(found, expected) { #expect(fault.hasPrefix(text), "\(fault)") }
    }

    @Test func aLongTableBecomesSeveralCommands() throws {
        let rows = (1...ProjectsFolder.listLength + 1).map { "\($0),\($0)号,road" }
        let commands = try read(["projects.csv": "number,name,kinds\n" + rows.joined(separator: "\n")])
        #expect(commands.map(\.projects.count) == [ProjectsFolder.listLength, 1])
    }

    @Test func reportsAreReadWithTheirDifficulties() throws {
        let text = """
            项目,月份,本月投资,累计投资,进度,需协调解决的问题,责任单位
            a-1,2024-05,120万元,1.2亿元,50%,用地,自然资源局
            a-1,2024-05,,,,供电,供电公司
            a-2,2024-05,,约300万元,３５,,
            """
        let reports = try ReportTable.read(Array(text.utf8), file: "r.csv")
        #expect(reports.map(\.project) == ["a-1", "a-2"])
        #expect(reports[0].figures.difficulties.map(\.unit) == ["自然资源局", "供电公司"])
        #expect(reports[0].figures.investmentToDate?.unit == "亿元")
        #expect(reports[1].figures.progress == DecimalValue(35))
        #expect(reports[1].figures.investmentToDate?.qualifier == .about)
    }

    @Test func wrongCellsOfReportsAreNamed() {
        let text = "project,month,progress,difficulty\n,2024-05,,\na-1,2024-Q1,,\na-1,2024-05,half,用地\n"
        let found = Sample.faults { _ = try ReportTable.read(Array(text.utf8), file: "r.csv") }
        #expect(
            found == [
                "r.csv, row 2, column project: is empty; expected the project's id",
                "r.csv, row 3, column month: expected a month such as 2024-07, found '2024-Q1'",
                "r.csv, row 4, column progress: expected a share of 0 to 100 (%), found 'half'",
                "r.csv, row 4, column unit: is empty; expected the unit that owes the answer",
            ]
        )
    }
}
