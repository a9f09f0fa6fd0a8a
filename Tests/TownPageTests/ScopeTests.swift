import Messages
import Testing
import TownPageMessages

@testable import TownPage

@Suite("What a narrower access sees of towns") struct ScopeTests {
    private let south = Access(.reporter, towns: ["south"])
    private let trade = Access(.officer, programmes: ["trade"])

    @Test func anotherTownIsAsIfItWereNotThere() async throws {
        let office = try await Sample.office()
        let hidden = await #expect(throws: Problem.self) {
            try await office.ask(FindTownPage(town: "north"), access: south)
        }
        let unknown = await #expect(throws: Problem.self) { try await office.ask(FindTownPage(town: "west")) }
        #expect((hidden?.code, hidden?.kind) == (TownPageCode.notFound, .notFound))
        #expect(hidden?.detail == "There is no town 'north'.")
        #expect(hidden?.remedy == unknown?.remedy)
        let list = try await office.ask(ListTownRows(), access: south)
        #expect((list.total, list.items.map(\.card.town)) == (1, ["south"]))
    }

    @Test func countsAreOfTheOwnTownsOnly() async throws {
        let overview = try await Sample.office().ask(FindOverview(), access: south)
        #expect((overview.towns, overview.projects.count) == (1, 1))
        #expect(overview.projects.months.first?.reports.map(\.count).reduce(0, +) == 1)
        #expect(overview.projects.months.first?.missing == 0)
        #expect(overview.rectification == WorkTally())
        #expect(overview.tasks == WorkTally(open: 1))
        #expect(overview.programmes.first?.ranking?.places.map(\.town) == ["south"])
    }

    @Test func anotherProgrammeIsOnNoPage() async throws {
        let office = try await Sample.office()
        let page = try await office.ask(FindTownPage(town: "north"), access: trade)
        #expect(page.card.memberships.map(\.programme) == ["trade"])
        #expect((page.projects.count, page.standings.count, page.targets) == (0, 0, 0))
        #expect((page.environment.count, page.sales.count) == (0, 1))
        #expect((page.rectification, page.tasks) == (WorkTally(), WorkTally()))
        #expect(page.cards.first?.cells.map(\.value) == [nil, nil])
        let roads = Access(.officer, programmes: ["roads"])
        let own = try await office.ask(FindTownPage(town: "north"), access: roads)
        #expect(own.cards.first?.cells.map(\.value) == [nil, DecimalValue(4)])
        #expect(page.news.allSatisfy { $0.programme == nil || $0.programme == "trade" })
        let list = try await office.ask(ListTownRows(), access: trade)
        #expect(list.items.map(\.card.town) == ["north"])
        let overview = try await office.ask(FindOverview(), access: trade)
        #expect((overview.towns, overview.programmes.map(\.programme)) == (1, ["trade"]))
        #expect(try await office.ask(FindOverview(programme: "roads"), access: trade).programmes.isEmpty)
    }

    @Test func aPageOfNothingIsRefused() async throws {
        let problem = await #expect(throws: Problem.self) {
            try await Sample.office().ask(ListTownRows(limit: 0))
        }
        #expect((problem?.code, problem?.detail) == (TownPageCode.invalid, "A page of 0 items is not possible."))
    }

    @Test func whoeverIsThereForNothingSeesNothing() async throws {
        let nobody = Access(.viewer, programmes: [], towns: [])
        let office = try await Sample.office()
        #expect(try await office.ask(ListTownRows(), access: nobody).total == 0)
        #expect(try await office.ask(FindOverview(), access: nobody).towns == 0)
    }
}
