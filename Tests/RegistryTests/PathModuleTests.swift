import Messages
import RegistryMessages
import Testing

@testable import Registry

@Suite struct PathModuleTests {
    private let materials = ["plan", "investor", "investment", "schedule", "industry-plan"]

    private func officeWithDraft() async throws -> RegistryOffice {
        let office = try await RegistryOffice.withExample()
        try await office.send(
            RegisterTown(id: "new-town", townName: "新镇", region: "220182", programme: "jilin", date: "2020-01-01")
        )
        return office
    }

    @Test func townWalksTheWholePathAndItsHistoryShowsIt() async throws {
        let office = try await officeWithDraft()
        let applicant = "yushu-government"
        try await office.step("applications", "new-town", on: "2020-01-05", by: applicant, materials: materials)
        try await office.step("receipts", "new-town", on: "2020-01-10")
        try await office.step("reviews", "new-town", on: "2020-02-01")
        try await office.step("identifications", "new-town", on: "2020-02-10")
        try await office.step("approvals", "new-town", on: "2020-03-01", by: "省政府")
        try await office.step("listings", "new-town", on: "2020-03-05", by: "jilin-government-office")
        try await office.step("evaluations", "new-town", on: "2020-10-01", by: "jilin-evaluator")
        try await office.step("passes", "new-town", on: "2020-10-20")
        try await office.step("acceptances", "new-town", on: "2020-11-01")
        let named = try await office.step("namings", "new-town", on: "2020-12-01", by: "jilin-government")
        #expect(named.stage == "named")
        #expect(named.version == 12)
        #expect(try await office.ask(FindTown(id: "new-town")).version == 12)
        for (day, stage) in [
            ("2020-01-04", "draft"), ("2020-01-05", "applied"), ("2020-02-05", "joint-identification"),
            ("2020-03-01", "approved"), ("2020-05-01", "listed"), ("2020-10-05", "annual-evaluation"),
            ("2020-10-20", "listed"), ("2021", "named"),
        ] {
            let town = try await office.ask(FindTown(id: "new-town", asOf: day))
            #expect(town.memberships.map(\.stage) == [stage], "as of \(day)")
        }
        let history = try await office.ask(TownHistory(id: "new-town", limit: 5))
        #expect(history.total == 12)
        #expect(history.next == "5")
        #expect(history.items[2].actor.unit == applicant)
        #expect(history.items[2].changes == [FieldChange(.stage, from: "draft", to: "applied")])
    }

    @Test func noStepCanBeSkipped() async throws {
        let office = try await officeWithDraft()
        for step in ["receive", "review", "identify", "approve", "publish", "evaluate", "pass", "accept", "name"] {
            let command = TakeStep(town: "new-town", programme: "jilin", step: step)
            let problem = try await office.refusal(command)
            #expect(problem.code == RegistryCode.stepOutOfOrder, "\(step)")
        }
    }

    @Test(arguments: [
        ("yushu-government", nil), ("changchun-government", nil),
        ("jiaohe-government", "is not of the town's own place"),
        ("changbaishan-committee", "is not of the town's own place"),
        ("jilin-evaluator", "is of kind 'evaluator'"), ("某公司", "is not in the unit register"),
    ])
    func applicantIsTheGovernmentOfTheTownsPlace(unit: String, refusal: String?) async throws {
        let office = try await officeWithDraft()
        let command = TakeStep(town: "new-town", programme: "jilin", step: "apply", materials: materials)
        guard let refusal else {
            #expect(try await office.send(command, by: ActingUnit(unit: unit)).stage == "applied")
            return
        }
        let problem = try await office.refusal(command, by: ActingUnit(unit: unit))
        #expect(problem.code == RegistryCode.actorRefused)
        #expect(problem.detail.contains(refusal))
    }

    @Test func lostUpdateIsRefused() async throws {
        let office = try await RegistryOffice.withExample()
        let town = try await office.ask(FindTown(id: "jilin-001"))
        let document = Citation(title: "文件")
        let step = TakeStep(
            town: town.id,
            programme: "jilin",
            step: "evaluate",
            document: document,
            expectedVersion: town.version
        )
        #expect(try await office.send(step).version == town.version + 1)
        let problem = try await office.refusal(step)
        #expect(problem.code == RegistryCode.versionMismatch)
        #expect(problem.detail == "The town 'jilin-001' is at version 2, not 1: somebody changed it meanwhile.")
    }

    @Test func correctionKeepsTheOldValueWithWhoWhenAndWhy() async throws {
        let office = try await RegistryOffice.withExample()
        office.advance(days: 10)
        let command = CorrectTown(town: "jilin-001", programme: "jilin", category: "growth")
        #expect(try await office.refusal(command).code == RegistryCode.reasonMissing)
        try await office.send(command, reason: "原件为成长类")
        #expect(try await office.ask(ListTowns(category: "growth", asOf: "2019-03-01")).total == 14)
        let entry = try #require(try await office.ask(TownHistory(id: "jilin-001")).items.last)
        #expect(entry.changes == [FieldChange(.category, from: "cultivation", to: "growth")])
        #expect((entry.validFrom, entry.corrects, entry.reason) == ("2019-02-11", 1, "原件为成长类"))
        #expect(entry.actor == RegistryOffice.officer)
        #expect(entry.recordedAt.hasPrefix("2024-06-11T12:00:00"))
        let known = try await office.ask(FindTown(id: "jilin-001", asOf: "2019-03-01", knownAt: "2024-06-10"))
        #expect(known.memberships.first?.category == "cultivation")
        #expect(try await office.ask(CheckBatch(programme: "jilin", number: 1)).discrepancies.isEmpty)
        #expect(try await office.refusal(command, reason: "again").code == RegistryCode.nothingToChange)
    }

    @Test func correctedStepShowsTheOldDate() async throws {
        let office = try await RegistryOffice.withExample()
        try await office.step("evaluate", "jilin-001", on: "2020-03-01")
        let correction = CorrectStep(town: "jilin-001", entry: 2, date: "2020-04-01")
        try await office.send(correction, reason: "日期有误")
        let day = try await office.ask(FindTown(id: "jilin-001", asOf: "2020-03-15"))
        #expect(day.memberships.first?.stage == "listed")
        let history = try await office.ask(TownHistory(id: "jilin-001")).items
        #expect((history[1].validFrom, history[1].correctedBy) == ("2020-04-01", 3))
        #expect(history[2].changes == [FieldChange(.date, from: "2020-03-01", to: "2020-04-01")])
        let early = CorrectStep(town: "jilin-001", entry: 2, date: "2019-01-01")
        #expect(try await office.refusal(early, reason: "x").code == RegistryCode.badDate)
        let none = CorrectStep(town: "jilin-001", entry: 9, date: "2020-01-01")
        #expect(try await office.refusal(none, reason: "x").code == RegistryCode.notFound)
    }

    @Test func correctedListingMovesTheBeginningOfTheTown() async throws {
        let office = try await RegistryOffice.withExample()
        #expect(try await office.ask(ListTowns(asOf: "2019-02-05")).total == 0)
        try await office.send(CorrectStep(town: "jilin-001", entry: 1, date: "2019-02-03"), reason: "成文日期")
        #expect(try await office.ask(ListTowns(asOf: "2019-02-05")).items.map(\.id) == ["jilin-001"])
        #expect(try await office.ask(FindTown(id: "jilin-001", asOf: "2019-02-05")).memberships.map(\.number) == [1])
    }

    @Test func townMayBeInSeveralProgrammes() async throws {
        let office = try await RegistryOffice.withExample()
        try await office.send(DefineProgramme(try Sample.programme()))
        let join = JoinProgramme(town: "jilin-001", programme: "sample")
        try await office.send(join)
        let town = try await office.ask(FindTown(id: "jilin-001"))
        #expect(town.memberships.map { [$0.programme, $0.stage] } == [["jilin", "listed"], ["sample", "draft"]])
        #expect(try await office.refusal(join).code == RegistryCode.alreadyThere)
        #expect(try await office.ask(ListTowns(programme: "sample", stage: "listed")).total == 0)
    }

    @Test func honourHasAStatusThatChanges() async throws {
        let office = try await RegistryOffice.withExample()
        let proposed = Honour(name: "全国重点镇", status: .proposed, date: "2020-01-01")
        try await office.send(RecordHonour(town: "jilin-001", honour: proposed))
        let granted = Honour(name: "全国重点镇", status: .granted, date: "2021-01-01")
        try await office.send(RecordHonour(town: "jilin-001", honour: granted))
        #expect(try await office.ask(FindTown(id: "jilin-001", asOf: "2020")).honours.map(\.status) == [.proposed])
        #expect(try await office.ask(FindTown(id: "jilin-001")).honours.map(\.status) == [.granted])
    }

    @Test func townWithoutIDGetsOne() async throws {
        let office = try await RegistryOffice.withExample()
        let reply = try await office.send(RegisterTown(townName: "无名镇"))
        #expect(reply.town == "town-t25")
        let again = try await office.send(RegisterTown(id: reply.town, townName: "无名镇"))
        #expect((again.unchanged, again.version) == (true, 1))
        let town = try await office.ask(FindTown(id: reply.town))
        #expect((town.townType, town.isDesignatedTown, town.region) == (nil, nil, nil))
    }

    @Test func townThatIsThereIsLeftAloneOrNamedWithWhatDiffers() async throws {
        let office = try await RegistryOffice.withExample()
        let town = try await office.ask(FindTown(id: "jilin-001"))
        let membership = try #require(town.memberships.first)
        let head = office.head
        var same = RegisterTown(id: town.id, townName: town.name, region: town.regionCode, programme: "jilin")
        same.isDesignatedTown = town.isDesignatedTown
        (same.level, same.category) = (membership.level, membership.category)
        let reply = try await office.send(same)
        #expect((reply.unchanged, reply.stage, reply.version) == (true, membership.stage, town.version))
        #expect(office.head == head)

        same.townName = "别的镇"
        same.category = membership.category == "planning" ? "growth" : "planning"
        same.attributes = ["product": .text("茶")]
        let problem = try await office.refusal(same)
        #expect((problem.code, problem.kind) == (RegistryCode.alreadyThere, .conflict))
        #expect(problem.errors.map(\.pointer) == ["/name", "/attributes/product", "/category"])
        #expect(problem.errors.first?.message == "stands as '\(town.name)', found '别的镇'")

        try await office.send(DefineProgramme(try Sample.programme()))
        let elsewhere = RegisterTown(id: town.id, townName: town.name, programme: "sample")
        let message = try await office.refusal(elsewhere).errors.map(\.message)
        #expect(message == ["the town is on record, but not in 'sample'"])
    }

    @Test func unknownThingsAreNotFound() async throws {
        let office = try await RegistryOffice.withExample()
        let other = Access(.reporter, programmes: ["other"])
        let hidden = TakeStep(town: "jilin-001", programme: "jilin", step: "apply")
        #expect(try await office.refusal(hidden, access: other).code == "registry.not-found", "its stage is not told")
        let step = TakeStep(town: "gone", programme: "jilin", step: "apply")
        #expect(try await office.refusal(step).code == RegistryCode.notFound)
        let elsewhere = TakeStep(town: "jilin-001", programme: "gone", step: "apply")
        #expect(try await office.refusal(elsewhere).detail == "There is no programme 'gone'.")
        await #expect(throws: Problem.self) { try await office.ask(FindBatch(programme: "jilin", number: 2)) }
        await #expect(throws: Problem.self) { try await office.ask(FindTown(id: "jilin-001", asOf: "2018")) }
    }
}
