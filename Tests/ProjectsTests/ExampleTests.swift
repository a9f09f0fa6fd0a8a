import Foundation
import Messages
import ProjectsMessages
import Quantities
import RegistryMessages
import Testing

@testable import Projects

/// What `seed-data/acceptance.csv` expects of the example, counted from its document.
@Suite struct ExampleTests {
    private static let first = "zhangjiachan-p01"

    private func project(_ number: Int, _ office: ProjectsOffice) async throws -> Project {
        try await office.ask(FindProject(id: "zhangjiachan-p\(number < 10 ? "0" : "")\(number)"))
    }

    private func figures(_ measure: String, _ project: Project) -> [String] {
        project.facts.measures.filter { $0.measure == measure }.map { measure in
            "\(measure.scope.rawValue) \(measure.figure.value?.text ?? "") \(measure.figure.unit)"
        }
    }

    private func summary(_ office: ProjectsOffice) async throws -> ProjectsSummaryReply {
        try await office.ask(SummarizeProjects(programme: "zhangjiachan"))
    }

    private func text(_ sums: [NamedSum]) -> [String] {
        sums.map { "\($0.name) \($0.sum.value) \($0.sum.unit) \($0.sum.covered)" }
    }

    @Test("AC-000-01: 27 projects, numbered 1 to 27 without gap")
    func count() async throws {
        let office = try await ProjectsOffice.withExample()
        let page = try await office.ask(ListProjects(programme: "zhangjiachan", limit: 200))
        #expect(page.total == 27)
        #expect(page.items.compactMap(\.facts.number) == Array(1...27))
        #expect(page.items.allSatisfy { $0.facts.town == "zhangjiachan-1" && $0.facts.source?.clause != nil })
    }

    @Test("AC-000-02: four kinds, two projects of two kinds: 14, 2, 8, 5 = 29 on 27")
    func kinds() async throws {
        let summary = try await summary(try await ProjectsOffice.withExample())
        #expect(summary.kinds.map(\.name) == ["key-industry", "public-service", "infrastructure", "environment"])
        #expect(summary.kinds.map(\.count) == [14, 2, 8, 5])
        #expect((summary.assignments, summary.severalKinds, summary.projects) == (29, 2, 27))
    }

    @Test("The stated investment is 22 500 万元 over 3 of 27")
    func investment() async throws {
        let sum = try #require(try await summary(try await ProjectsOffice.withExample()).investment.first)
        #expect((sum.value.text, sum.unit, sum.covered, sum.of) == ("22500", "万元", 3, 27))
        #expect(sum.qualified.isEmpty)
    }

    @Test("AC-000-04: the areas of the phases add up to the total")
    func phases() async throws {
        let office = try await ProjectsOffice.withExample()
        for (number, total, parts) in [(1, "18700", ["8700", "10000"]), (2, "40706", ["20894", "19812"])] {
            let project = try await project(number, office)
            #expect(figures("建筑面积", project) == ["total \(total) 平方米"])
            let areas = project.facts.phases.flatMap(\.measures).filter { $0.measure == "建筑面积" }
            #expect(areas.map { $0.figure.value?.text } == parts)
            #expect(project.warnings.isEmpty)
        }
        let eleventh = try await project(11, office)
        #expect(eleventh.facts.countedFigures.filter { $0.name == "建筑面积" }.map(\.value.text) == ["1.5", "1.5"])
    }

    @Test("AC-000-06: kinds of benefit are never added to each other")
    func benefits() async throws {
        let summary = try await summary(try await ProjectsOffice.withExample())
        #expect(summary.benefits.map(\.name) == ["sales", "output-value", "tax", "profit-and-tax", "foreign-trade"])
        #expect(summary.benefits.map(\.sum.value.text) == ["23000", "18000", "1000", "700", "6000"])
        #expect(Set(summary.benefits.map(\.sum.unit)) == ["万元/年"])
        #expect(summary.benefits.map(\.sum.covered) == [3, 3, 3, 2, 2])
        #expect(summary.benefits[3].sum.qualified == [.init(.over, 1)])
        #expect(summary.benefits[4].sum.qualified == [.init(.atLeast, 1)])
    }

    @Test("AC-000-07: qualifiers survive import and export")
    func qualifiers() async throws {
        let office = try await ProjectsOffice.withExample()
        func figures(_ number: Int) async throws -> [String] {
            let facts = try await project(number, office).facts
            return (facts.measures.map(\.figure) + facts.benefits.map(\.figure)).map {
                "\($0.value?.text ?? "") \($0.unit) \($0.qualifier.rawValue) \($0.basis.rawValue)"
            }
        }
        #expect(try await figures(1).contains("500 万元/年 over expected"))
        #expect(try await figures(3).contains("3000 吨/年 at-least expected"))
        #expect(try await figures(3).contains("800 吨 at-least expected"))
        #expect(try await figures(9).contains("3000 万元/年 at-least expected"))
        #expect(try await figures(12).contains("100 套 over planned"))
        #expect(try await figures(12).contains("3 万台套/年 over expected"))
        #expect(try await figures(13).contains("10 台 over planned"))
        #expect(try await figures(14).contains("5000 万元/年 up-to expected"))
    }

    @Test("AC-000-09: new-build and renovated area stand apart")
    func areas() async throws {
        let office = try await ProjectsOffice.withExample()
        let areas = try await summary(office).measures.filter { $0.name == "建筑面积" }
        #expect(areas.map(\.scope) == [.total, .renovated])
        #expect(areas.map(\.sum.value.text) == ["139797.48", "20000"])
        #expect(areas.map(\.sum.unit) == ["平方米", "平方米"])
        #expect(areas.map(\.sum.covered) == [10, 3])
        let eighth = try await project(8, office)
        #expect(figures("建筑面积", eighth) == ["new 10000 平方米", "renovated 8000 平方米", "new 1000 平方米"])
    }

    @Test("AC-000-10: the measures of the road works")
    func roads() async throws {
        let office = try await ProjectsOffice.withExample()
        let (seventeenth, eighteenth) = (try await project(17, office), try await project(18, office))
        #expect(figures("道路长度", seventeenth) == ["new 680 米"])
        #expect(figures("路面宽度", seventeenth) == ["property 24 米"])
        #expect(figures("设计速度", seventeenth) == ["property 60 公里/小时"])
        #expect(figures("桥梁", seventeenth) + figures("涵洞", seventeenth) == ["new 1 座", "new 2 道"])
        #expect(figures("道路长度", eighteenth) == ["renovated 3.2 公里"])
        #expect(figures("路面宽度", eighteenth) == ["property 10.5 米", "property 24 米"])
        #expect(figures("桥梁", eighteenth) == ["renovated 1 座"])
        #expect(figures("涵洞", eighteenth) == ["renovated 4 道", "new 1 道"])
        #expect(eighteenth.facts.content?.contains("三级公路提升为二级公路") == true)
        let sums = try await summary(office).measures
        #expect(!sums.contains { ["路面宽度", "设计速度", "硬化宽度"].contains($0.name) }, "a width is never added")
        #expect(eighteenth.facts.kinds == ["infrastructure", "environment"])
    }

    @Test("AC-000-11: lighting is counted by what it is")
    func lighting() async throws {
        let sums = text(try await summary(try await ProjectsOffice.withExample()).measures)
        #expect(sums.contains("灯杆 123 个 2"))
        #expect(sums.contains("路灯 23 盏 1"))
        let office = try await ProjectsOffice.withExample()
        #expect(figures("亮化长度", try await project(21, office)) == ["total 3 公里"])
    }

    @Test("AC-000-12: 14 villages are named and 14 are claimed")
    func villages() async throws {
        let project = try await project(24, try await ProjectsOffice.withExample())
        #expect(project.facts.places.count == 14)
        #expect(figures("覆盖村庄", project) == ["total 14 个"])
        #expect(project.warnings.isEmpty)
        var short = project.facts
        short.places.removeLast()
        let warnings = WarningRules(units: .common).warnings(of: short)
        #expect(warnings.map(\.kind) == [.placesDiffer])
        #expect(warnings.first?.text.zh == "覆盖村庄：文中称 14 个，列出 13 个")
    }

    @Test("AC-000-13: two villages of the province's level, one of the city's")
    func villageLevels() async throws {
        let project = try await project(27, try await ProjectsOffice.withExample())
        func names(_ kind: String) -> [String] { project.facts.places.filter { $0.kind == kind }.map(\.name) }
        #expect(names("省级美丽乡村") == ["张家产村", "告驾口村"])
        #expect(names("市级美丽乡村") == ["水井村"])
        #expect(figures("省级美丽乡村", project) + figures("市级美丽乡村", project) == ["total 2 个", "total 1 个"])
    }

    @Test("AC-000-14: two milestones of project 9 are done, one is under way")
    func milestones() async throws {
        let project = try await project(9, try await ProjectsOffice.withExample())
        #expect(project.milestones.map(\.status) == [.done, .done, .running])
        #expect(project.status == .started)
    }

    @Test("AC-000-15: the name in the title that differs from the content is a warning")
    func nameConflict() async throws {
        let project = try await project(19, try await ProjectsOffice.withExample())
        #expect(project.warnings.map(\.kind) == [.nameConflict])
        #expect(project.warnings.first?.text.zh == "名称作“因口线”，内容作“烟口线”，不一致")
        #expect(project.facts.name == "因口线亮化工程")
    }

    @Test("AC-000-16: a suspected misspelling is a warning, and the value stays as written")
    func typo() async throws {
        let project = try await project(12, try await ProjectsOffice.withExample())
        #expect(project.warnings.map(\.kind) == [.suspectedTypo, .suspectedTypo])
        #expect(project.warnings.map(\.text.zh) == ["“单项”疑为“单相”，按原文保留", "“三项”疑为“三相”，按原文保留"])
        #expect(project.facts.content?.contains("单项、三项新型电机") == true)
    }

    @Test("AC-000-17: what is missing is reported: 24 without investment, 9 without 镇区")
    func missing() async throws {
        let missing = try await summary(try await ProjectsOffice.withExample()).missing
        #expect(missing.map(\.field) == ["investment", "zone"])
        #expect(missing.map(\.count) == [24, 9])
        let numbers = missing[1].projects.compactMap { Int($0.suffix(2)) }
        #expect(numbers == [6, 13, 15, 20, 23, 24, 25, 26, 27])
    }

    @Test("Only the two projects that the document itself makes doubtful are warned about")
    func warnings() async throws {
        let warned = try await summary(try await ProjectsOffice.withExample()).warnings
        #expect(warned.map(\.project) == ["zhangjiachan-p12", "zhangjiachan-p19"])
    }

    @Test("The summary is told in lines")
    func lines() async throws {
        let summary = try await summary(try await ProjectsOffice.withExample())
        let lines = ProjectsSummary.lines(of: summary, names: Example.names)
        #expect(
            Array(lines.prefix(4)) == [
                "27 projects, kinds 重点产业 14 / 公共服务 2 / 基础设施 8 / 环境整治 5 (29 assignments on 27, 2 of several kinds)",
                "stated investment 22500 万元 over 3 of 27",
                "benefits, each kind apart: 销售 23000 万元/年 over 3, 产值 18000 万元/年 (1 up-to) over 3, 税收 1000 万元/年 over 3, "
                    + "利税 700 万元/年 (1 over) over 2, 外贸 6000 万元/年 (1 at-least) over 2",
                "not stated: 24 without investment, 9 without zone, of 27",
            ]
        )
        #expect(lines.count == 7)
    }

    @Test("Sent again it changes nothing, also after a project has gone on")
    func again() async throws {
        let office = try await ProjectsOffice.withExample()
        try await office.send(RecordStatus(project: Self.first, step: .started, date: "2024-05-01"))
        let head = office.head
        for command in try Example.commands() {
            let reply = try await office.send(command)
            #expect((reply.registered, reply.unchanged) == (0, 27))
        }
        #expect(office.head == head)
        #expect(try await office.ask(FindProject(id: Self.first)).status == .started)
    }

    @Test("A project's JSON has the shape that scripts rely on")
    func shape() async throws {
        let office = try await ProjectsOffice.withExample()
        let project = try await office.ask(FindProject(id: "zhangjiachan-p04"))
        let bytes = try JSONEncoder().encode(project)
        let json = try #require(try JSONSerialization.jsonObject(with: bytes) as? [String: Any])
        #expect(json["town"] as? String == "zhangjiachan-1")
        #expect(json["kinds"] as? [String] == ["key-industry"])
        #expect(json["status"] as? String == "planned")
        #expect(json["light"] as? String == "grey")
        #expect(json["plan"] is NSNull)
        let investment = try #require(json["investment"] as? [String: Any])
        #expect(investment["value"] as? String == "2000")
        #expect(investment["unit"] as? String == "万元")
        #expect(investment["qualifier"] as? String == "exact")
        #expect(investment["basis"] as? String == "planned")
        #expect(investment["upper"] is NSNull)
        let source = try #require(investment["source"] as? [String: Any])
        #expect(source["clause"] as? String == "三、4")
    }
}
