import RegistryMessages
import Testing

@testable import Registry

@Suite struct ListCheckTests {
    private func check(_ batch: BatchDefinition) throws -> ListCheck {
        let categories = try Example.programme().categories.map(\.code)
        return ListChecker.check(batch, categories: categories, firstNumber: 1)
    }

    @Test func exampleIsWhatItsTextClaims() throws {
        let check = try check(try Example.batch())
        #expect(check.discrepancies.isEmpty)
        #expect(check.counts.total == 55)
        #expect(check.counts.categories == [.init("growth", 13), .init("cultivation", 27), .init("planning", 15)])
        #expect((check.counts.designatedTowns, check.counts.otherTowns) == (24, 31))
        #expect(check.counts.headings.count == 12)
        let cross = check.counts.cross.map { [$0.designatedTowns, $0.otherTowns] }
        #expect(cross == [[7, 6], [15, 12], [2, 13]])
    }

    @Test func anyOneTownRemovedGivesExactlyOneDiscrepancy() throws {
        let batch = try Example.batch()
        for index in batch.entries.indices {
            var copy = batch
            copy.entries.remove(at: index)
            let check = try check(copy)
            #expect(check.discrepancies.count == 1, "without no. \(index + 1)")
            #expect(check.discrepancies.first?.findings.contains { $0.kind == .total && $0.counted == 54 } == true)
        }
    }

    @Test func removedTownIsFoundFromEverySide() throws {
        var copy = try Example.batch()
        copy.entries.remove(at: 19)
        let findings = try #require(try check(copy).discrepancies.first).findings
        #expect(findings.map(\.kind) == [.total, .category, .designatedTowns, .heading, .gap])
        #expect(findings.map(\.text).contains("吉林市: the text claims 13, the list has 12"))
        #expect(findings.map(\.text).contains("number 20 is missing"))
    }

    @Test func everyMutationIsFound() throws {
        let batch = try Example.batch()
        let mutations: [(ListFinding.Kind, (inout BatchDefinition) -> Void)] = [
            (.category, { $0.entries[0].category = "growth" }),
            (.designatedTowns, { $0.entries[0].isDesignatedTown = true }),
            (.heading, { $0.entries[0].heading = "通州市" }),
            (.duplicateNumber, { $0.entries[1].number = 1 }),
            (.gap, { $0.entries[1].number = 1 }),
            (.duplicateName, { $0.entries[1].name = $0.entries[0].name }),
            (.total, { $0.entries.append(.init(number: 56, name: "某镇")) }),
            (.gap, { $0.entries[54].number = 1_000_000_000 }),
        ]
        for (kind, mutate) in mutations {
            var copy = batch
            mutate(&copy)
            let found = try check(copy).discrepancies
            #expect(found.count == 1)
            #expect(found.first?.findings.contains { $0.kind == kind } == true, "\(kind)")
        }
    }

    @Test func listWithoutClaimsIsCheckedOnlyForItself() {
        let citation = Citation(title: "名单")
        let entries = [BatchEntry(number: 1, name: "甲"), BatchEntry(number: 2, name: "乙")]
        let batch = BatchDefinition(
            programme: "p",
            number: 1,
            published: "2020-01-01",
            citation: citation,
            entries: entries
        )
        let check = ListChecker.check(batch, categories: [], firstNumber: 1)
        #expect(check.discrepancies.isEmpty)
        #expect(check.counts.cross.map(\.category) == [nil])
    }

    @Test func allTownsMayBeInOnePlace() throws {
        var batch = try Example.batch()
        batch.claims?.headings = []
        for index in batch.entries.indices { batch.entries[index].heading = "长春市" }
        let check = try check(batch)
        #expect(check.discrepancies.isEmpty)
        #expect(check.counts.headings == [.init("长春市", 55)])
    }
}
