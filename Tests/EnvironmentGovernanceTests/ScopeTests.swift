import EnvironmentGovernanceMessages
import Messages
import ModuleTestKit
import RegistryMessages
import Testing

@testable import EnvironmentGovernance

/// Who is there for one town sees that town: in lists, totals and single things.
@Suite struct ScopeTests {
    private func inspected(unannounced: Bool = false) async throws -> (office: Office, inspection: String) {
        let (office, inspection) = try await Office.drawn(Sample.opening(unannounced: unannounced))
        try await office.record(inspection, "road-1", "C2", .fail)
        try await office.record(inspection, "road-3", "C2", .fail)
        return (office, inspection)
    }

    @Test func gridsAndPlacesOfOtherTownsAreNotThere() async throws {
        let office = try await Office.withPlaces()
        let grids = try await office.ask(ListGrids(), access: Office.reporter)
        #expect((grids.items.map(\.draft.id), grids.total) == (["g1", "g1-a"], 2))
        let places = try await office.ask(ListPlaces(), access: Office.reporter)
        #expect((places.items.map(\.draft.town), places.total) == (["t1", "t1", "t1", "t1"], 4))
        #expect(try await office.ask(ListPlaces(grid: "g2"), access: Office.reporter).total == 0)
        let coverage = try await office.ask(FindCoverage(programme: "sample"), access: Office.reporter).kinds
        #expect(coverage.map(\.places) == [2, 1, 1])
        let hidden = await problem { try await office.ask(FindPlace(id: "road-3"), access: Office.reporter) }
        let absent = await problem { try await office.ask(FindPlace(id: "road-9"), access: Office.reporter) }
        #expect(hidden?.code == absent?.code)
        #expect(hidden?.code == EnvironmentGovernanceCode.notFound)
        #expect(try await office.ask(FindPlace(id: "road-1"), access: Office.reporter).draft.name == "一号路")
    }

    @Test func focusItemsAndRankingsAreOfOnesOwnTowns() async throws {
        let (office, _) = try await inspected()
        let focus = try await office.ask(ListFocus(programme: "sample"), access: Office.reporter)
        #expect((Set(focus.items.map(\.town)), focus.total) == (["t1"], 3))
        for frozen in [false, true] {
            if frozen { try await office.send(CloseMonth(programme: "sample", month: Sample.june)) }
            let query = FindRanking(programme: "sample", month: Sample.june)
            let ranking = try await office.ask(query, access: Office.reporter)
            #expect((ranking.towns.map(\.town), ranking.total) == (["t1"], 1))
            #expect(ranking.towns.first?.rank == 1)
            #expect(Set(ranking.rewarded + ranking.calledIn + ranking.unranked).isSubset(of: ["t1"]))
        }
        let other = FindTrend(programme: "sample", town: "t2")
        #expect(try await office.ask(other, access: Office.reporter).points.isEmpty)
        #expect(try await office.ask(other).points.count == 1)
    }

    @Test func findingsAndFaultsAreOfOnesOwnTowns() async throws {
        let (office, _) = try await inspected()
        let findings = try await office.ask(ListFindings(), access: Office.reporter)
        #expect((findings.items.map(\.town), findings.total) == (["t1"], 1))
        let faults = try await office.ask(ListFaults(), access: Office.reporter)
        #expect((faults.items.map(\.found.town), faults.total) == (["t1"], 1))
        let hidden = await problem { try await office.ask(FindFault(id: "sample-f2"), access: Office.reporter) }
        #expect(hidden?.code == EnvironmentGovernanceCode.notFound)
        #expect(try await office.ask(FindFault(id: "sample-f1"), access: Office.reporter).found.town == "t1")
    }

    @Test func anInspectionShowsOnesOwnPlacesAndTheProofStillHoldsForThem() async throws {
        let (office, id) = try await inspected()
        let inspection = try await office.ask(FindInspection(id: id), access: Office.reporter)
        #expect((inspection.candidates, inspection.drawn.map(\.place), inspection.visited) == (3, ["road-1"], 1))
        #expect(try await office.ask(ListInspections(), access: Office.reporter).total == 1)
        let proof = try await office.ask(FindDrawProof(id: id), access: Office.reporter)
        #expect(!proof.complete)
        #expect(Set(proof.candidates.map(\.town)) == ["t1"])
        let limits = Dictionary(uniqueKeysWithValues: proof.limits.map { ($0.kind, $0.key) })
        for candidate in proof.candidates {
            let key = DrawRules.key(of: candidate.place, by: proof.secret ?? "")
            let isWithin = key <= limits[candidate.kind] ?? ""
            #expect(isWithin == proof.drawn.contains { $0.place == candidate.place })
        }
    }

    @Test func anInspectionOfOtherTownsIsNotThere() async throws {
        let (office, id) = try await Office.drawn(Sample.opening(towns: ["t2"]))
        #expect(try await office.ask(ListInspections(), access: Office.reporter).total == 0)
        let hidden = await problem { try await office.ask(FindDrawProof(id: id), access: Office.reporter) }
        #expect(hidden?.code == EnvironmentGovernanceCode.notFound)
    }

    @Test func anUnannouncedInspectionIsNotToldToTheTownBeforeItsMonthIsClosed() async throws {
        let (office, id) = try await inspected(unannounced: true)
        #expect(try await office.ask(ListInspections(), access: Office.reporter).total == 0)
        let hidden = await problem { try await office.ask(FindInspection(id: id), access: Office.reporter) }
        #expect(hidden?.code == EnvironmentGovernanceCode.notFound)
        #expect(try await office.ask(FindInspection(id: id), access: Office.inspector).id == id)
        try await office.send(CloseMonth(programme: "sample", month: Sample.june))
        #expect(try await office.ask(FindInspection(id: id), access: Office.reporter).id == id)
    }

    @Test func anotherProgrammeIsNotThere() async throws {
        let office = try await Office.withPlaces()
        let access = Access(.officer, programmes: ["other"])
        #expect(try await office.ask(ListPlaces(), access: access).total == 0)
        let hidden = await problem { try await office.ask(FindCoverage(programme: "sample"), access: access) }
        #expect(hidden?.code == EnvironmentGovernanceCode.unknownProgramme)
        #expect(try await office.ask(FindChecklist(programme: "sample"), access: access).total == 4)
    }

    @Test func rolesDoWhatIsTheirsAndNothingElse() async throws {
        let (office, inspection) = try await Office.drawn()
        let finding = RecordFindings(inspection: inspection, place: "road-1", [ItemResult("C2", .pass)])
        #expect(try await office.send(finding, access: Office.inspector).recorded == 1)
        #expect(try await office.refusal(finding, access: Office.reporter)?.code == "environment.not-allowed")
        let foreign = RecordFindings(inspection: inspection, place: "road-3", [ItemResult("C2", .pass)])
        #expect(
            try await office.refusal(foreign, access: Office.inspector)?.code == EnvironmentGovernanceCode.notFound
        )
        let places = RegisterPlaces(programme: "sample", [Sample.places[2]])
        let officer = Access(.officer, programmes: ["sample"], towns: ["t1"])
        #expect(
            try await office.refusal(places, access: officer)?.errors.map(\.pointer) == ["/places/0/town"]
        )
        let close = CloseMonth(programme: "sample", month: Sample.june)
        #expect(try await office.refusal(close, access: officer)?.code == "environment.not-in-scope")
        let wide = Access(.officer, programmes: ["sample"])
        #expect(try await office.send(close, access: wide).total == 1)
        let viewer = Access(.viewer)
        let progress = RecordFocusProgress(programme: "sample", town: "t1", item: "F3", progress: .started)
        #expect(try await office.refusal(progress, access: viewer)?.code == "environment.not-allowed")
    }

    private func problem<Reply>(_ body: () async throws -> Reply) async -> Problem? {
        do {
            _ = try await body()
            return nil
        } catch {
            return error as? Problem
        }
    }
}
