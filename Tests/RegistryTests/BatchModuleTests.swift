import Messages
import RegistryMessages
import Testing

@testable import Registry

@Suite struct BatchModuleTests {
    private func second(_ entries: [BatchEntry], historical: Bool = true) -> BatchDefinition {
        BatchDefinition(
            programme: "jilin",
            number: 2,
            published: "2021-01-01",
            citation: Citation(title: "第二批名单"),
            historical: historical,
            entries: entries
        )
    }

    @Test func nextBatchAppends() async throws {
        let office = try await RegistryOffice.withExample()
        let reply = try await office.send(PublishBatch(second([.init(number: 56, name: "某小镇")])))
        #expect(reply.towns == ["jilin-056"])
        #expect(try await office.ask(ListTowns(programme: "jilin")).total == 56)
        #expect(try await office.ask(FindTown(id: "jilin-055")).memberships.first?.number == 55)
        let first = try await office.ask(ListBatches(programme: "jilin", limit: 1))
        #expect((first.total, first.next) == (2, "jilin/1"))
        #expect(try await office.ask(ListBatches(limit: 1, cursor: first.next)).items.map(\.number) == [2])
    }

    @Test func batchNeverRenumbers() async throws {
        let office = try await RegistryOffice.withExample()
        let problem = try await office.refusal(PublishBatch(second([.init(number: 55, name: "某小镇")])))
        #expect(problem.code == RegistryCode.numberTaken)
        #expect(problem.remedy == "Number the new towns from 56.")
        var third = second([.init(number: 56, name: "某小镇")])
        third.number = 3
        let skipped = try await office.refusal(PublishBatch(third))
        #expect(skipped.code == RegistryCode.batchOutOfOrder)
        #expect(skipped.detail == "Batch 3 is not the next one: 'jilin' has published 1.")
    }

    @Test func publishedBatchIsFrozen() async throws {
        let office = try await RegistryOffice.withExample()
        var batch = try Example.batch()
        batch.entries[0].name = "别的小镇"
        let problem = try await office.refusal(PublishBatch(batch))
        #expect(problem.code == RegistryCode.batchFrozen)
        #expect(problem.detail.hasSuffix("with other content. A published batch is frozen."))
        #expect(try await office.ask(FindBatch(programme: "jilin", number: 1)).batch == (try Example.batch()))
    }

    @Test func mutatedListIsCheckedWithoutKeepingIt() async throws {
        let office = try await RegistryOffice.withExample()
        let head = office.head
        var copy = try Example.batch()
        copy.entries.removeLast()
        let check = try await office.ask(CheckList(copy))
        #expect(check.discrepancies.count == 1)
        #expect(check.discrepancies.first?.findings.count == 4)
        #expect(office.head == head)
    }

    @Test func listThatIsNotWhatItsTextClaimsNeedsAReason() async throws {
        let office = try await RegistryOffice.withExample()
        var batch = second([.init(number: 56, name: "某小镇")])
        batch.claims = CountClaims(total: 2)
        let problem = try await office.refusal(PublishBatch(batch))
        #expect(problem.code == RegistryCode.listDiscrepancy)
        #expect(problem.errors.map(\.message) == ["total: the text claims 2, the list has 1"])
        let accepted = PublishBatch(batch, acceptDiscrepancies: true)
        #expect(try await office.refusal(accepted).code == RegistryCode.reasonMissing)
        try await office.send(accepted, reason: "原件如此")
        #expect(try await office.ask(ListBatches()).items.map(\.discrepancies) == [0, 1])
    }

    @Test func allFaultsOfABatchAreNamedAndNothingIsKept() async throws {
        let office = try await RegistryOffice.withExample()
        let head = office.head
        let batch = second([
            .init(number: 56, name: "", category: "giant"), .init(number: 56, name: "某小镇", region: "999999"),
            .init(number: 57, name: "某小镇", town: "gone"),
        ])
        let problem = try await office.refusal(PublishBatch(batch))
        #expect(
            problem.errors.map(\.pointer) == [
                "/batch/entries/1/number", "/batch/entries/0/name", "/batch/entries/0/category",
                "/batch/entries/1/region", "/batch/entries/2/town",
            ],
            "\(problem)"
        )
        #expect(office.head == head)
    }

    @Test func newTownsCannotBeListedPastThePath() async throws {
        let office = try await RegistryOffice.withExample()
        let batch = PublishBatch(second([.init(number: 56, name: "某小镇")], historical: false))
        let government = ActingUnit(unit: "jilin-government-office")
        let problem = try await office.refusal(batch, by: government)
        #expect(problem.errors.first?.message.contains("has not been through the steps before") == true)
        #expect(try await office.refusal(batch).code == RegistryCode.actorRefused)
    }

    @Test func approvedTownIsListedWithItsNumber() async throws {
        let office = try await RegistryOffice.withExample()
        let government = ActingUnit(unit: "jilin-government-office")
        try await office.send(
            RegisterTown(id: "new-town", townName: "新镇", region: "yushu", programme: "jilin", date: "2020-01-01")
        )
        let batch = PublishBatch(second([.init(number: 56, name: "新镇", town: "new-town")], historical: false))
        let early = try await office.refusal(batch, by: government)
        #expect(early.errors.first?.message == "'new-town' is at 'draft'; 'publish' leaves from approved")
        let materials = ["plan", "investor", "investment", "schedule", "industry-plan"]
        try await office.step("apply", "new-town", on: "2020-01-02", by: "yushu-government", materials: materials)
        for step in ["receive", "review", "identify"] { try await office.step(step, "new-town", on: "2020-02-01") }
        try await office.step("approve", "new-town", on: "2020-03-01", by: "jilin-government")
        #expect(try await office.send(batch, by: government).towns == ["new-town"])
        let membership = try await office.ask(FindTown(id: "new-town")).memberships.first
        #expect(membership?.number == 56)
        #expect(membership?.stage == "listed")
        #expect(membership?.batch == 2)
    }
}
