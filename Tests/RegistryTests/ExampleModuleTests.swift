import Messages
import RegistryMessages
import Testing

@testable import Registry

@Suite struct ExampleModuleTests {
    @Test func exampleLoadsThroughPublicCommandsAndCountsItself() async throws {
        let office = try await RegistryOffice.withExample()
        let check = try await office.ask(CheckBatch(programme: "jilin", number: 1))
        #expect(check.discrepancies.isEmpty)
        #expect(check.counts.total == 55)
        let programmes = try await office.ask(ListProgrammes())
        #expect(programmes.items.map { [$0.towns, $0.batches] } == [[55, 1]])
        let batch = try #require(try await office.ask(ListBatches()).items.first)
        #expect((batch.towns, batch.discrepancies, batch.programmeVersion) == (55, 0, 1))
        #expect(batch.citation.number == "吉政办明电(2019)5号")
    }

    @Test func exampleSentAgainChangesNothing() async throws {
        let office = try await RegistryOffice.withExample()
        let head = office.head
        try await office.load("jilin")
        #expect(office.head == head)
    }

    @Test(arguments: [
        ("2019", "220381", "siping", "jilin"), ("2020-05-31", "220381", "siping", "jilin"),
        ("2020-06", "220184", "changchun", "changchun"), ("2021", "220184", "changchun", "changchun"),
    ])
    func gongzhulingStandsWhereItStoodOnTheDay(day: String, code: String, above: String, heading: String) async throws {
        let office = try await RegistryOffice.withExample()
        let town = try await office.ask(FindTown(id: "jilin-055", asOf: day))
        #expect(town.regionCode == code)
        #expect(
            town.region?.parents.map { [$0.hierarchy, $0.id] } == [
                ["administrative", above], ["list-heading", heading],
            ]
        )
        let below = try await office.ask(ListRegions(parent: heading, hierarchy: "list-heading", asOf: day, limit: 200))
        #expect(below.items.contains { $0.id == "gongzhuling" })
    }

    @Test(arguments: [
        ("2203", "2019", 3), ("2203", "2021", 2), ("2201", "2019", 12), ("2201", "2021", 13), ("220100", "2021", 13),
        ("siping", "2019", 3), ("changchun", "2021", 13), ("22", "2019", 55), ("jilin", "2019", 55),
        ("220184", "2019", 0), ("220184", "2021", 1), ("2202", "2019", 13), ("nowhere", "2019", 0), ("2", "2019", 55),
    ])
    func regionFilterGoesByTheDay(region: String, day: String, total: Int) async throws {
        let office = try await RegistryOffice.withExample()
        #expect(try await office.ask(ListTowns(region: region, asOf: day)).total == total)
    }

    @Test func headingsOfTheListAreTheRegionsBelowTheProvinceOfThatDay() async throws {
        let office = try await RegistryOffice.withExample()
        let query = ListRegions(parent: "jilin", hierarchy: "list-heading", asOf: "2019-02-11", limit: 200)
        #expect(try await office.ask(query).total == 12)
        #expect(try await office.ask(ListRegions(parent: "jilin", hierarchy: "list-heading", asOf: "2021")).total == 11)
    }

    @Test func irregularUnitsHaveNoCode() async throws {
        let office = try await RegistryOffice.withExample()
        for id in ["jilin-020", "jilin-045", "jilin-052"] {
            let town = try await office.ask(FindTown(id: id))
            #expect(town.regionCode == nil)
            #expect(try MessageBytes.text(town).contains(#""regionCode":null"#))
        }
    }

    @Test func townHasTheShapeThatScriptsRelyOn() async throws {
        let office = try await RegistryOffice.withExample()
        let text = try MessageBytes.text(try await office.ask(FindTown(id: "jilin-009")))
        for field in [
            #""id":"jilin-009""#, #""isDesignatedTown":true"#, #""name":"榆树市五棵树玉米深加工小镇""#, #""regionCode":"220182""#,
            #""townType":null"#, #""category":"growth""#, #""level":"provincial""#, #""number":9"#,
            #""programme":"jilin""#, #""stage":"listed""#, #""version":1"#,
        ] {
            #expect(text.contains(field), "\(field) in \(text)")
        }
    }

    @Test func filtersAndPagesCoverEveryTownOnce() async throws {
        let office = try await RegistryOffice.withExample()
        var seen: [String] = []
        var cursor: String?
        repeat {
            let page = try await office.ask(ListTowns(programme: "jilin", limit: 20, cursor: cursor))
            #expect(page.total == 55)
            seen += page.items.map(\.id)
            cursor = page.next
        } while cursor != nil
        #expect(seen.count == 55)
        #expect(Set(seen).count == 55)
        #expect(try await office.ask(ListTowns(category: "growth")).total == 13)
        #expect(try await office.ask(ListTowns(level: "provincial", stage: "listed")).total == 55)
        #expect(try await office.ask(ListTowns(q: "人参")).items.map(\.id) == ["jilin-039"])
        #expect(try await office.ask(ListTowns(q: "%")).total == 0)
        #expect(try await office.ask(ListTowns(type: "industrial")).total == 0)
        #expect(try await office.ask(ListTowns(asOf: "2018")).total == 0)
    }

    @Test func pageOverTheLimitIsRefused() async throws {
        let office = try RegistryOffice()
        for limit in [0, 201] {
            await #expect(throws: Problem.self) { try await office.ask(ListTowns(limit: limit)) }
        }
    }

    @Test func unitsAreFoundByKindAndAlias() async throws {
        let office = try await RegistryOffice.withExample()
        #expect(try await office.ask(ListUnits(kind: "prefecture-government")).total == 9)
        #expect(try await office.ask(ListUnits(q: "长白山管委会")).items.map(\.id) == ["changbaishan-committee"])
    }

    @Test func everyTableIsRebuiltFromTheLogAndFoundEqual() async throws {
        let office = try await RegistryOffice.withExample()
        try await office.step("evaluate", "jilin-001", on: "2020-03-01")
        try await office.send(
            CorrectTown(town: "jilin-001", programme: "jilin", category: "growth", validFrom: "2021-01-01"),
            reason: "滚动推进"
        )
        try await office.send(CorrectStep(town: "jilin-001", entry: 2, date: "2020-04-01"), reason: "日期有误")
        let honour = Honour(name: "全国重点镇", status: .proposed, date: "2020-01-01")
        try await office.send(RecordHonour(town: "jilin-001", honour: honour))
        #expect(try await office.sizes().values.allSatisfy { $0 > 0 })
        #expect(try await office.differences().isEmpty)
    }

    @Test func theActorOfAnEventIsAUnit() async throws {
        let office = try await RegistryOffice.withExample()
        let history = try await office.ask(TownHistory(id: "jilin-001"))
        #expect(history.items.map(\.actor.unit) == ["jilin-urbanization-office"])
    }
}
