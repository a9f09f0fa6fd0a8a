import EvaluationMessages
import Messages
import Testing
import TownPageMessages

@testable import TownPage

@Suite struct TownPageTests {
    @Test func aPageJoinsWhatEveryModuleSaid() async throws {
        let page = try await Sample.office().ask(FindTownPage(town: "north"))
        #expect((page.card.name, page.card.regionNames?.zh, page.card.townTypeNames?.zh) == ("北镇", "某县", "港口"))
        #expect(page.card.memberships.map(\.stageNames.zh) == ["建设", "拟"])
        #expect(page.card.memberships.map(\.number) == [7, 7])
        #expect(page.card.honours.map(\.name) == ["示范镇"])
        #expect(page.projects.count == 1)
        #expect(page.projects.byStatus == [Tally("started", 1)])
        #expect(page.projects.byLight == [Tally("green", 0), Tally("yellow", 0), Tally("red", 1), Tally("grey", 0)])
        #expect(page.projects.months.map(\.month) == [Sample.month])
        #expect(page.projects.months.first?.reports.first { $0.of == "approved" }?.count == 1)
        #expect(page.projects.months.first?.missing == 0)
        #expect(page.standings.map(\.run) == ["run-1"])
        #expect(page.standings.map(\.rank) == [2])
        #expect(page.standings.map(\.isFinal) == [true])
        #expect(page.targets == 1)
        #expect(page.environment.map(\.openFaults) == [1])
        #expect(page.environment.map(\.score) == [DecimalValue(95)])
        #expect(page.sales.first?.months.first?.figures.first { $0.id == "net" }?.value == DecimalValue(120))
        #expect(page.rectification == WorkTally(open: 1, overdue: 1, returned: 1))
        #expect(page.tasks == WorkTally(open: 1, overdue: 1, closed: 1))
        #expect(page.cards.first?.cells.map(\.value) == [DecimalValue(12), DecimalValue(4)])
        #expect(page.cards.first?.cells.map(\.why?.zh) == ["累计", nil])
    }

    @Test func newsIsToldInWordsNewestFirst() async throws {
        let news = try await Sample.office().ask(FindTownPage(town: "north")).news
        #expect(news.count <= TownPage.newsLimit)
        #expect(
            news.map(\.text.zh) == [
                "2024-05电商：净销售额120元", "2024-05环境治理：第1名，95分", "任务完成：任务a2", "接到任务：任务a2", "接到任务：任务a1",
                "整改退回：一号路路灯不亮", "整改立案：一号路路灯不亮", "发现问题：一号路，路灯照明", "2023评估：第2名，80分", "项目开工：项目p1",
                "2024-05月报审核通过：项目p1", "2024-05月报上报：项目p1", "项目入库：项目p1", "荣誉：示范镇", "办理环节：启动", "加入方案：商贸方案",
                "加入方案：道路方案", "登记入库",
            ]
        )
        #expect(news.allSatisfy { $0.text.en?.isEmpty == false })
        #expect(news.first?.unit == "county-office")
    }

    @Test func aReturnedFigureIsOnNoCardUntilItIsBack() async throws {
        let office = try await Sample.office()
        func value() async throws -> DecimalValue? {
            try await office.ask(FindTownPage(town: "north")).cards.first?.cells.last?.value
        }
        var figure = Sample.berths(4, in: 2023)
        let old = figure.figure
        figure.state = .returned
        try await office.hear(ObservationChanged(.returned, figure, oldFigure: old, oldState: .reported))
        #expect(try await value() == DecimalValue(3))
        #expect(try await office.ask(FindTownPage(town: "north")).news.first?.text.zh == "指标数据退回：2023 berths")
        figure.state = .reported
        try await office.hear(ObservationChanged(.resubmitted, figure, oldFigure: old, oldState: .returned))
        #expect(try await value() == DecimalValue(4))
        try await office.hear(ObservationRecorded(Sample.berths(9, in: 2030, basis: .planned)))
        #expect(try await value() == DecimalValue(4))
    }

    @Test func onlyTheLastNewsIsKept() async throws {
        let office = try await Sample.office()
        for number in 1...25 { try await office.hear(Sample.project("q\(number)", "south")) }
        let news = try await office.ask(FindTownPage(town: "south")).news
        #expect(news.count == TownPage.newsLimit)
        #expect(news.first?.text.zh == "项目入库：项目q25")
    }

    @Test func whatOneCommandDidManyTimesIsOnePieceOfNews() async throws {
        let office = try await Sample.office()
        for number in 1...5 {
            try await office.hear(Sample.project("q\(number)", "south"), after: number == 1 ? 1 : 0)
        }
        let news = try await office.ask(FindTownPage(town: "south")).news.map(\.text)
        #expect(news.first == LocalizedName(zh: "项目入库：项目q1等", en: "project registered: 项目q1 and more"))
        #expect(news.count { $0.zh.contains("项目q") } == 1)
        let before = try await office.dump()
        try await office.hearAllAgain()
        #expect(try await office.dump() == before)
    }

    @Test func hearingTheSameAgainChangesNothing() async throws {
        let office = try await Sample.office()
        let before = try await office.dump()
        try await office.hearAllAgain()
        #expect(try await office.dump() == before)
        #expect(before.values.allSatisfy { !$0.isEmpty }, "every table is written")
    }

    @Test func rowsShowALightForEachTown() async throws {
        let office = try await Sample.office()
        let page = try await office.ask(ListTownRows())
        #expect(page.items.map(\.card.town) == ["north", "south"])
        #expect(page.items.map(\.light) == ["red", "green"])
        #expect(page.items.map(\.projects) == [1, 1])
        #expect(try await office.ask(ListTownRows(programme: "trade")).items.map(\.card.town) == ["north"])
        #expect(try await office.ask(ListTownRows(townType: "port", q: "南")).items.map(\.card.town) == ["south"])
        #expect(try await office.ask(ListTownRows(townType: "forest")).total == 0)
        let first = try await office.ask(ListTownRows(limit: 1))
        #expect((first.total, first.next) == (2, "north"))
        #expect(try await office.ask(ListTownRows(limit: 1, cursor: first.next)).items.map(\.card.town) == ["south"])
    }

    @Test(arguments: [
        ([Tally("red", 1)], WorkTally(), WorkTally(), "red"), ([], WorkTally(open: 1, overdue: 1), WorkTally(), "red"),
        ([], WorkTally(), WorkTally(open: 1, overdue: 1), "red"),
        ([Tally("yellow", 2)], WorkTally(), WorkTally(), "yellow"),
        ([], WorkTally(open: 1, returned: 1), WorkTally(), "yellow"),
        ([Tally("green", 1)], WorkTally(), WorkTally(), "green"),
        ([Tally("grey", 3)], WorkTally(), WorkTally(closed: 1), "green"),
        ([Tally("grey", 3)], WorkTally(), WorkTally(), "grey"),
    ])
    func theWorstGivesTheLight(projects: [Tally], cases: WorkTally, tasks: WorkTally, light: String) {
        #expect(TownLight.light(projects: projects, rectification: cases, tasks: tasks) == light)
    }

    @Test func anOverviewCountsAllAndEachProgramme() async throws {
        let overview = try await Sample.office().ask(FindOverview())
        #expect(overview.towns == 2)
        #expect(overview.projects.count == 3)
        #expect(overview.projects.months.map(\.programme) == ["roads"])
        #expect(overview.projects.months.first?.missing == 1)
        #expect(overview.rectification == WorkTally(open: 1, overdue: 1, returned: 1))
        #expect(overview.tasks == WorkTally(open: 2, overdue: 1, closed: 1))
        #expect(overview.programmes.map(\.towns) == [2, 1])
        #expect(overview.programmes.first?.ranking?.places.map(\.name) == ["南镇", "北镇"])
        #expect(overview.programmes.last?.ranking == nil)
    }
}
