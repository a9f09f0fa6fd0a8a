import Messages
import RegistryMessages
import Testing

@testable import Registry

/// The criteria of `acceptance.csv` for the documents 000, 001 and 004 that the registry answers for.
@Suite struct ExampleProgrammesTests {
    @Test("AC-000-23: four honours with grantor and status, one of them 拟认定")
    func honours() async throws {
        let office = try await RegistryOffice.withExample("zhangjiachan")
        let honours = try await office.ask(FindTown(id: "zhangjiachan-1")).honours
        #expect(honours.count == 4)
        #expect(honours.count { $0.status == .proposed } == 1)
        #expect(honours.first { $0.name == "国家农业产业强镇" }?.grantor == "农业农村部")
        #expect(honours.first { $0.name == "文登区西洋参小镇示范区" }?.grantor == "省委农业农村委员会、山东省农业农村厅、山东省财政厅")
        #expect(honours.allSatisfy { $0.document?.clause?.hasPrefix("1(一)") == true })
    }

    @Test("AC-000-24: a leading group of 1 head, 2 deputies and 15 units, its office in the town, dissolving when done")
    func leadingGroup() async throws {
        let office = try await RegistryOffice.withExample("zhangjiachan")
        let group = try #require(try await office.ask(FindProgramme(id: "zhangjiachan")).leadingGroup)
        #expect(group.head == "区政府分管负责同志")
        #expect((group.deputies.count, group.members.count) == (2, 15))
        #expect(group.office == "张家产镇政府")
        #expect(group.dissolves == "工作任务结束后自行撤销")
        for unit in group.deputies + group.members + [group.office] {
            let found = try await office.ask(ListUnits(q: unit, limit: 200))
            #expect(found.items.contains { $0.aliases.contains(unit) || $0.names.zh == unit }, "\(unit)")
        }
    }

    @Test("AC-000-02, AC-000-06: four kinds of projects, and five kinds of benefit that are never added")
    func projectRules() throws {
        let rules = try #require(try Example.programme("zhangjiachan").projects)
        #expect(rules.kinds.map(\.id) == ["key-industry", "public-service", "infrastructure", "environment"])
        #expect(rules.benefits.map(\.names.zh) == ["销售", "产值", "税收", "利税", "外贸"])
        #expect(rules.expectedFields == ["investment", "zone"])
    }

    @Test("AC-000-19, AC-000-20: rules that hold the stated share, tax and GDP against each other")
    func plausibilityOfZhangjiachan() throws {
        let rules = try Example.programme("zhangjiachan").plausibility
        #expect(rules.map(\.kind) == [.statedShare, .quotient, .quotient])
        #expect(rules[0].parts == ["ginseng-tax", "tax", "ginseng-tax-share"])
        #expect(rules[2].unit == "万元/人")
    }

    @Test func planOfACountyHasIndicatorsAndNoTowns() async throws {
        let office = try await RegistryOffice.withExample("gaomi")
        let plan = try await office.ask(FindProgramme(id: "gaomi"))
        #expect(plan.stages.isEmpty)
        #expect(plan.indicators.count == 127)
        let less = plan.indicators.filter { $0.direction == .less }.map(\.id)
        #expect(less == ["registered-unemployment", "petition-backlog"])
        #expect(try await office.ask(ListProgrammes()).items.map(\.towns) == [0])
    }

    @Test("AC-001-07, AC-001-15: three industries add to 100; retail sales and a cluster are held against GDP")
    func plausibilityOfGaomi() throws {
        let rules = try Example.programme("gaomi").plausibility
        #expect(rules.map(\.kind) == [.sum, .quotient, .quotient])
        #expect(rules[0].value?.text == "100")
        #expect(rules[0].parts == ["primary-share", "secondary-share", "tertiary-share"])
        #expect(rules[1].parts == ["retail-sales", "gdp"])
    }

    @Test func listsOfThePlanHaveAsManyAsItStates() throws {
        let plan = try Example.programme("gaomi")
        let stated = plan.enumerations.filter { $0.statedCount != nil }
        #expect(stated.count == 11)
        #expect(stated.allSatisfy { $0.items.count == $0.statedCount })
    }

    @Test("AC-004-01: one provincial and ten municipal towns, the county tier open")
    func ladder() async throws {
        let office = try await RegistryOffice.withExample("changzhi")
        #expect(try await office.ask(ListTowns(programme: "changzhi", level: "provincial")).total == 1)
        #expect(try await office.ask(ListTowns(programme: "changzhi", level: "municipal")).total == 10)
        #expect(try await office.ask(ListTowns(programme: "changzhi", level: "county")).total == 0)
        #expect(try Example.programme("changzhi").levels.map(\.id) == ["county", "municipal", "provincial"])
        for (number, total) in [(1, 1), (2, 10)] {
            let check = try await office.ask(CheckBatch(programme: "changzhi", number: number))
            #expect(check.counts.total == total)
            #expect(check.discrepancies.isEmpty)
        }
    }

    @Test("AC-004-02: the names of the ten and of the one")
    func names() async throws {
        let office = try await RegistryOffice.withExample("changzhi")
        let one = try await office.ask(ListTowns(programme: "changzhi", level: "provincial"))
        #expect(one.items.map(\.name) == ["上党中药材专业镇"])
        let ten = try await office.ask(ListTowns(programme: "changzhi", level: "municipal"))
        #expect(
            Set(ten.items.map(\.name)) == [
                "潞城碳基新材料专业镇", "潞州LED制造专业镇", "漳泽光伏制造专业镇", "高新区信创专业镇", "上党大健康医药专业镇",
                "渔泽玉米生物专业镇", "沁州黄小米专业镇", "武乡红色旅游专业镇", "平顺太行电商专业镇", "襄垣侯堡康养专业镇",
            ]
        )
        #expect(ten.items.count { $0.townType == "industrial" } == 6)
    }

    @Test("AC-004-03: a county that is not stated is left empty")
    func countyNotStated() async throws {
        let office = try await RegistryOffice.withExample("changzhi")
        let towns = try await office.ask(ListTowns(programme: "changzhi"))
        #expect(towns.items.filter { $0.region == nil }.map(\.name) == ["漳泽光伏制造专业镇", "渔泽玉米生物专业镇"])
        let zone = try #require(towns.items.first { $0.name == "高新区信创专业镇" })
        #expect(zone.region?.names.zh == "长治高新区")
        #expect(zone.regionCode == nil)
    }

    @Test("AC-004-04: the ladder of 2025 has indicators to be held against")
    func ladderTargets() throws {
        let programme = try Example.programme("changzhi")
        let ladder = programme.indicators.filter { ["provincial-towns", "municipal-towns"].contains($0.id) }
        #expect(ladder.map(\.unit) == ["个", "个"])
        #expect(programme.notes.contains { $0.text.contains("省级专业镇3到5个、市级专业镇30个") })
    }

    @Test("AC-004-07: kinds of funds are kept apart")
    func funds() throws {
        let funds = try #require(try Example.programme("changzhi").projects).funds
        #expect(funds.map(\.id) == ["infrastructure", "special-fund", "interest-subsidy", "award"])
    }

    @Test("AC-004-09, AC-004-10: ten actions stated and nine named, five mechanisms named")
    func enumerations() throws {
        let lines = ProgrammeRemarks.lines(of: try Example.programme("changzhi"))
        #expect(
            lines.prefix(2) == [
                "10 actions stated, 9 named, number 10 not named", "5 mechanisms stated, 5 named",
            ]
        )
    }

    @Test("AC-004-13: the LED chain has four named supporting firms")
    func chainOfATown() async throws {
        let office = try await RegistryOffice.withExample("changzhi")
        let town = try await office.ask(FindTown(id: "changzhi-2-2"))
        guard case .list(let links) = town.attributes["chain"], case .group(let link) = links.first,
            case .list(let firms) = link["firms"]
        else {
            Issue.record("no chain: \(town.attributes)")
            return
        }
        #expect(firms.count == 4)
    }

    @Test("AC-004-19: the body that stands twice is noted")
    func duplicateBody() throws {
        let notes = try Example.programme("changzhi").notes
        #expect(notes.contains { $0.text.contains("正文全文重复两遍") && $0.source == "全文" })
    }

    @Test("AC-004-20: the year that is not stated is derived and marked")
    func derivedYear() async throws {
        let office = try await RegistryOffice.withExample("changzhi")
        let card = try await office.ask(FindProgramme(id: "changzhi")).card
        #expect(card.published == "2023")
        #expect(card.derived.map(\.field) == [.published])
        #expect(card.derived.first?.basis.contains("2023年推进“沁州黄”产业高质量发展的扶持政策") == true)
        let remarks = ProgrammeRemarks.lines(of: try Example.programme("changzhi"))
        #expect(remarks.contains { $0.hasPrefix("published is not stated; it was derived: ") })
        let before = try await office.ask(ListTowns(programme: "changzhi", asOf: "2022"))
        #expect(before.items.map(\.id) == ["changzhi-1-1"])
    }

    @Test func weightsThatNoDocumentStatesSaySo() throws {
        let rubric = try #require(try Example.programme("changzhi").rubric)
        #expect(rubric.source == "样例权重，文件未规定 / sample weights, not in the document")
        #expect(rubric.sections.map(\.from) == [.projects, .observations, .townType])
    }

    @Test func allExamplesTogetherLoadTwiceAndChangeNothingTheSecondTime() async throws {
        let names = ["changzhi", "gaomi", "huangtun", "jilin", "zhangjiachan"]
        let office = try RegistryOffice()
        for name in names { try await office.load(name) }
        let head = office.head
        for name in names { try await office.load(name) }
        #expect(office.head == head)
        #expect(try await office.ask(ListTowns()).total == 68)
        #expect(try await office.differences().isEmpty)
    }
}
