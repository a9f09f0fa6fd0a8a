import Messages
import ModuleKit
import ModuleTestKit
import ProjectsMessages
import RegistryMessages
import Testing

@testable import Projects

@Suite struct CircularTests {
    private let may = Sample.month("2024-05")
    private let april = Sample.month("2024-04")

    /// Three towns with two projects each, and one project of no town; rounds of April and May are open.
    private func office() async throws -> ProjectsOffice {
        let office = try await ProjectsOffice.with()
        let unit = OfficeUnit(id: "county-office", names: .init(zh: "县推进办"), kind: "office", source: "示例")
        try await office.hear(UnitDefined(unit))
        for town in ["a", "b", "c"] {
            let name = FieldChange(.name, to: "<\(town)>&镇")
            try await office.hear(TownRegistered(town: "t-\(town)", date: "2023", changes: [name], document: nil))
        }
        let towns: [String?] = ["t-a", "t-a", "t-b", "t-b", "t-c", "t-c", nil]
        let drafts = towns.enumerated().map { index, town in
            ProjectDraft(
                ProjectFacts(
                    name: "\(index + 1)号",
                    town: town,
                    kinds: index == 0 ? ["road", "plant"] : ["road"],
                    investment: Sample.money("1000"),
                    plan: ProjectPlan(period: Sample.month("2024-01..2024-10"))
                ),
                date: "2024-01-01"
            )
        }
        try await office.send(RegisterProjects(programme: "sample", drafts))
        for month in [april, may] { try await office.send(OpenRound(programme: "sample", month: month)) }
        return office
    }

    private func report(
        _ office: ProjectsOffice,
        _ number: Int,
        _ money: String,
        month: String = "2024-05",
        approve: Bool = true
    ) async throws {
        var figures = Sample.report(month, toDate: money, progress: "50")
        figures.difficulties = [.init("用地", unit: "natural-resources", due: "2024-07-01")]
        try await office.send(SubmitReport(project: "sample-\(number)", figures))
        guard approve else { return }
        let command = ApproveReport(project: "sample-\(number)", month: Sample.month(month))
        try await office.send(command, by: ProjectsOffice.checker)
    }

    private func freeze(
        _ office: ProjectsOffice,
        _ month: Period? = nil,
        preliminary: Bool = true,
        by actor: ActingUnit = ProjectsOffice.checker
    ) async throws -> FreezeCircularReply {
        let command = FreezeCircular(programme: "sample", month: month ?? may, preliminary: preliminary)
        return try await office.send(command, by: actor)
    }

    private func find(
        _ office: ProjectsOffice,
        as access: Access = .everything,
        edition: Int? = nil
    ) async throws
        -> Circular
    {
        try await office.ask(FindCircular(programme: "sample", month: may, edition: edition), as: access)
    }

    /// May: a has both approved, b one approved and one handed in, c one returned and one missing.
    private func frozen() async throws -> ProjectsOffice {
        let office = try await office()
        try await report(office, 1, "500")
        try await report(office, 2, "300")
        try await report(office, 3, "900")
        try await report(office, 4, "100", approve: false)
        try await report(office, 5, "100", approve: false)
        let back = ReturnReport(project: "sample-5", month: may)
        try await office.send(back, by: ProjectsOffice.checker, reason: "缺佐证")
        _ = try await freeze(office)
        return office
    }

    @Test func aCircularCountsRanksAndNamesWhatIsBehind() async throws {
        let circular = try await find(try await frozen())
        let content = circular.content
        #expect((circular.edition, circular.extract, content.preliminary) == (1, false, true))
        #expect((content.programmeName.zh, content.issuer, content.date) == ("示例", "县推进办", "2024-06-01"))
        let whole = try #require(content.whole)
        #expect(whole.counts == .init(projects: 7, reported: 4, approved: 3, onTime: 3, returned: 1, missing: 2))
        #expect(whole.lights == .init(green: 2, red: 1, grey: 4))
        #expect(
            whole.groups.map { "\($0.kind) \($0.counts.projects)/\($0.counts.approved)" } == ["road 7/3", "plant 1/1"]
        )
        #expect(whole.reported.toDate.map { "\($0.value) of \($0.covered)/\($0.of)" } == ["1800 of 4/7"])
        #expect(whole.approved.toDate.map { "\($0.value) of \($0.covered)/\($0.of)" } == ["1700 of 3/7"])
        #expect(whole.before == nil)
        let towns = content.towns.items.map { town in
            let progress = town.investmentProgress?.text ?? "-"
            return "\(town.rank.map(String.init) ?? "-") \(town.name) \(town.onTimeShare) \(progress)"
        }
        #expect(towns == ["1 <a>&镇 100 40", "2 <b>&镇 50 90", "3 <c>&镇 0 -", "- 未分镇项目 0 -"])
        #expect(
            content.delays.items.map { "\($0.project.project) \($0.light.rawValue) \($0.share)" } == ["sample-2 red 60"]
        )
        #expect(content.unreported.items.map(\.project) == ["sample-5", "sample-6", "sample-7"])
        #expect(content.unreported.items.map(\.state) == [.returned, nil, nil])
        #expect(content.difficulties.total == 4)
    }

    @Test func whatTheInstallationIssuesBearsReadableWords() async throws {
        let office = try await frozen()
        try await report(office, 6, "100")
        let again = try await freeze(office, by: ActingUnit(unit: ActingUnit.installation))
        #expect((again.isNew, again.circular.issuer) == (true, "系统管理员"))
    }

    @Test func theSameStateIsTheSameCircularWhoeverIssuesItAgain() async throws {
        let office = try await frozen()
        let first = try await find(office)
        let head = office.head
        office.clock.advance(days: 2)
        let again = try await freeze(office, by: ProjectsOffice.reporter)
        #expect(!again.isNew)
        #expect(again.circular.digest == first.digest)
        #expect(again.circular.issuer == "县推进办")
        #expect(office.head == head)
        #expect(first.digest.count == 64)
        #expect(try CircularDigest.text(first.content) == first.digest)
    }

    @Test func whatChangesGetsAnotherEditionAndTheOldOneStays() async throws {
        let office = try await frozen()
        let first = try await find(office)
        try await report(office, 6, "10")
        try await office.send(LockRound(programme: "sample", month: may))
        let second = try await freeze(office, preliminary: false)
        #expect((second.isNew, second.circular.edition, second.circular.preliminary) == (true, 2, false))
        #expect(try await find(office).content.whole?.counts.approved == 4)
        #expect(try await find(office, edition: 1) == first)
        let list = try await office.ask(ListCirculars(programme: "sample"))
        #expect(list.items.map(\.edition) == [2, 1])
        #expect(list.total == 2)
        let page = try await office.ask(ListCirculars(limit: 1))
        #expect(page.next != nil)
        let next = try await office.ask(ListCirculars(limit: 1, cursor: page.next))
        #expect(next.items.map(\.edition) == [1])
        #expect(try await office.differences() == [])
    }

    @Test func lateReportsAreApprovedButNotOnTime() async throws {
        let office = try await office()
        try await office.send(LockRound(programme: "sample", month: may))
        try await office.send(AllowLate(project: "sample-3", month: may), reason: "汛期")
        try await report(office, 3, "500")
        _ = try await freeze(office, preliminary: false)
        let row = try #require(try await find(office).content.towns.items.first { $0.town == "t-b" })
        #expect((row.counts.approved, row.counts.onTime, row.onTimeShare) == (1, 0, DecimalValue(0)))
        #expect(row.rank == 1, "no town has a report on time; b has the progress")
    }

    @Test func equalTownsShareARankAndTheNextOneIsLeftOut() async throws {
        let office = try await office()
        for number in 1...4 { try await report(office, number, "500") }
        _ = try await freeze(office)
        let ranks = try await find(office).content.towns.items.map(\.rank)
        #expect(ranks == [1, 1, 3, nil])
    }

    @Test func aCircularComparesItselfWithTheMonthBefore() async throws {
        let office = try await office()
        try await report(office, 3, "400", month: "2024-04")
        let past = try await freeze(office, april)
        try await report(office, 1, "500")
        try await report(office, 2, "500")
        _ = try await freeze(office)
        let content = try await find(office).content
        #expect(content.whole?.before?.digest == past.circular.digest)
        #expect(content.whole?.before?.counts.approved == 1)
        let moves = content.towns.items.map { "\($0.town ?? "-") \($0.rankBefore ?? 0)>\($0.rank ?? 0)" }
        #expect(moves == ["t-a 2>1", "t-b 1>2", "t-c 2>2", "- 0>0"])
        #expect(content.towns.items.first { $0.town == "t-b" }?.lightsBefore == .init(green: 1, grey: 1))
    }

    @Test func aReaderOfOneTownGetsAnExtractWithoutTheOthers() async throws {
        let office = try await frozen()
        let whole = try await find(office)
        let own = try await find(office, as: Access(.reporter, programmes: ["sample"], towns: ["t-c"]))
        #expect(own.extract)
        #expect(own.digest == whole.digest)
        #expect(own.content.whole == nil)
        #expect(own.content.towns.items.map(\.town) == ["t-c"])
        #expect(own.content.towns.total == 1)
        #expect(own.content.delays == CutList([]))
        #expect(own.content.unreported.items.map(\.project) == ["sample-5", "sample-6"])
        #expect(own.content.difficulties.total == 0)
        let programme = try await find(office, as: Access(.officer, programmes: ["sample"]))
        #expect(programme == whole)
    }

    @Test func aReaderOfAnotherProgrammeFindsNothing() async throws {
        let office = try await frozen()
        let access = Access(.officer, programmes: ["other"])
        #expect(try await office.ask(ListCirculars(), as: access).total == 0)
        #expect(try await office.ask(ListCirculars(), as: access).items == [])
        let problem = await #expect(throws: Problem.self) { try await find(office, as: access) }
        #expect(problem?.code == ProjectsCode.notFound)
        #expect(problem?.detail == "There is no circular of 'sample' for 2024-05.")
    }

    @Test func onlyOfficersOfTheProgrammeIssueCirculars() async throws {
        let office = try await frozen()
        let command = FreezeCircular(programme: "sample", month: may, preliminary: true)
        let reporter = try await office.refusal(command, as: Access(.reporter, programmes: ["sample"]))
        #expect(reporter.code == "projects.not-allowed")
        try await report(office, 6, "10")
        let ofTowns = Access(.officer, programmes: ["sample"], towns: ["t-a"])
        #expect(try await office.refusal(command, as: ofTowns).code == "projects.not-in-scope")
        let other = Access(.officer, programmes: ["other"])
        #expect(try await office.refusal(command, as: other).code == "projects.not-in-scope")
        for month in [may, Sample.month("2024-03")] {
            let open = OpenRound(programme: "sample", month: month)
            #expect(try await office.refusal(open, as: other).code == "projects.not-in-scope", "told alike")
            let lock = LockRound(programme: "sample", month: month)
            #expect(try await office.refusal(lock, as: other).code == "projects.not-in-scope", "told alike")
        }
        try await office.send(command, as: Access(.officer, programmes: ["sample"]))
        #expect(try await find(office).edition == 2)
        #expect(try await office.refusal(command, as: other).code == "projects.not-in-scope", "nothing is told")
    }

    @Test func anOpenRoundHasOnlyAPreliminaryCircular() async throws {
        let office = try await office()
        let problem = try await office.refusal(FreezeCircular(programme: "sample", month: may))
        #expect(problem.code == ProjectsCode.roundOpen)
        #expect(problem.detail == "The round of 2024-05 is still open; its figures can change.")
        #expect(problem.remedy.contains("preliminary"))
        let never = try await office.refusal(FreezeCircular(programme: "sample", month: Sample.month("2024-03")))
        #expect(never.code == ProjectsCode.roundNotOpen)
    }

    @Test func thirtySixMonthsHaveThirtySixCirculars() async throws {
        let office = try await office()
        let months = (2021...2023).flatMap { year in (1...12).map { "\(year)-\($0 < 10 ? "0" : "")\($0)" } }
        for month in months {
            try await office.send(OpenRound(programme: "sample", month: Sample.month(month)))
            try await office.send(LockRound(programme: "sample", month: Sample.month(month)))
            _ = try await freeze(office, Sample.month(month), preliminary: false)
        }
        #expect(try await office.ask(ListCirculars(programme: "sample", limit: 100)).total == 36)
    }

    @Test func aLongProgrammeIsCutAndSaysSo() async throws {
        let office = try await ProjectsOffice.with()
        let long = String(repeating: "长", count: 200)
        for number in 1...230 {
            let name = FieldChange(.name, to: long)
            try await office.hear(TownRegistered(town: "t\(number)", date: "2023", changes: [name], document: nil))
        }
        let drafts = (1...230).map { number in
            ProjectDraft(ProjectFacts(name: "\(number)\(long)", town: "t\(number)", kinds: ["road"]))
        }
        try await office.send(RegisterProjects(programme: "sample", drafts))
        try await office.send(OpenRound(programme: "sample", month: may))
        _ = try await freeze(office)
        let content = try await find(office).content
        #expect(try MessageCoding.encode(content).count <= CircularLimits.bytes)
        #expect(content.towns.total == 230)
        #expect(content.towns.items.count == 100)
        #expect(content.towns.leftOut == 130)
        #expect(content.unreported.total == 230)
        #expect(content.whole?.counts.missing == 230)
    }

    @Test(arguments: [("2024-01", "2023-12"), ("2024-10", "2024-09"), ("2024-12", "2024-11")])
    func theMonthBefore(month: String, before: String) {
        #expect(CircularMonth.before(Sample.month(month))?.text == before)
    }
}
