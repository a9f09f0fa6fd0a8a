import EnvironmentGovernanceMessages
import Messages
import ModuleTestKit
import Testing

@testable import EnvironmentGovernance

@Suite struct PlacesModuleTests {
    @Test func gridsComeInTheOrderOfTheirTreeAlsoWhenTheParentComesLater() async throws {
        let office = try await Office.empty()
        let reply = try await office.send(DefineGrids(programme: "sample", Sample.grids.reversed()))
        #expect((reply.changed, reply.unchanged) == (3, 0))
        let grids = try await office.ask(ListGrids(programme: "sample"))
        #expect(grids.items.map(\.draft.id) == ["g1", "g1-a", "g2"])
        #expect(grids.items.map(\.depth) == [0, 1, 0])
        #expect(grids.total == 3)
        let second = try await office.ask(ListGrids(programme: "sample", limit: 2))
        let rest = try await office.ask(ListGrids(programme: "sample", limit: 2, cursor: second.next))
        #expect(rest.items.map(\.draft.id) == ["g2"])
        #expect(rest.next == nil)
    }

    @Test func sentAgainNothingChangesAndOtherWordsReplaceThem() async throws {
        let office = try await Office.withPlaces()
        let grids = try await office.send(DefineGrids(programme: "sample", Sample.grids))
        let places = try await office.send(RegisterPlaces(programme: "sample", Sample.places))
        #expect((grids.changed, places.changed, places.unchanged) == (0, 0, 7))
        var place = Sample.places[0]
        place.duty = DutyHolder(unit: "road-office", post: "街长")
        let reply = try await office.send(RegisterPlaces(programme: "sample", [place]))
        #expect(reply.changed == 1)
        #expect(try await office.ask(FindPlace(id: "road-1")).draft.duty?.post == "街长")
        #expect(try await office.differences().isEmpty)
    }

    @Test func gridsThatMakeNoTreeAreRefusedWholeAndNamed() async throws {
        let office = try await Office.withPlaces()
        let wrong = [
            GridDraft(id: "x1", town: "t1", level: "street", parent: "g1", name: "一"),
            GridDraft(id: "x2", town: "t1", level: "community", name: "二"),
            GridDraft(id: "x3", town: "t1", level: "community", parent: "nowhere", name: "三"),
            GridDraft(id: "x4", town: "t1", level: "community", parent: "g1-a", name: "四"),
            GridDraft(id: "x5", town: "t2", level: "community", parent: "g1", name: "五"),
            GridDraft(id: "g2", town: "t2", level: "community", parent: "g1", name: "六"),
        ]
        let problem = try #require(try await office.refusal(DefineGrids(programme: "sample", wrong)))
        #expect(problem.code == EnvironmentGovernanceCode.badTree)
        #expect(
            problem.errors.map(\.pointer) == [
                "/grids/0/parent", "/grids/1", "/grids/2/parent", "/grids/3/parent", "/grids/4/parent",
                "/grids/5/parent",
                "/grids/5",
            ]
        )
        #expect(problem.errors.dropFirst(3).first?.message == "'g1-a' is of the level 'community'; expected 'street'")
        #expect(problem.errors.last?.message.contains("cannot move in the tree") == true)
        #expect(try await office.ask(ListGrids()).total == 3)
    }

    @Test func everyWrongPlaceIsNamedAndNoneIsTaken() async throws {
        let office = try await Office.withPlaces()
        let wrong = [
            PlaceDraft(id: "Road", town: "t1", kind: "road", name: "一"),
            PlaceDraft(id: "p2", town: "t9", kind: "road", name: "二"),
            PlaceDraft(id: "p3", town: "t1", kind: "canal", name: "三"),
            PlaceDraft(id: "p4", town: "t1", kind: "road", name: "四", grid: "g2"),
            PlaceDraft(id: "road-3", town: "t1", kind: "road", name: "五"),
            PlaceDraft(id: "p6", town: "t1", kind: "road", name: " ", facilities: [.init("桶", count: -1)]),
            PlaceDraft(id: "p7", town: "t1", kind: "road", name: "七"),
            PlaceDraft(id: "p7", town: "t1", kind: "road", name: "七"),
        ]
        let problem = try #require(try await office.refusal(RegisterPlaces(programme: "sample", wrong)))
        #expect(problem.code == EnvironmentGovernanceCode.invalid)
        let pointers = [
            "/places/7/id", "/places/0/id", "/places/1/town", "/places/2/kind", "/places/3/grid", "/places/4/id",
            "/places/5/name", "/places/5/facilities/0/count",
        ]
        #expect(problem.errors.map(\.pointer) == pointers)
        #expect(try await office.ask(ListPlaces()).total == 7)
    }

    @Test func placesAreFoundByTownKindGridAndWords() async throws {
        let office = try await Office.withPlaces()
        func ids(_ query: ListPlaces) async throws -> [String] {
            try await office.ask(query).items.map(\.draft.id)
        }
        #expect(try await ids(ListPlaces(town: "t2")) == ["road-3", "road-4", "shop-2"])
        #expect(try await ids(ListPlaces(town: "t1", kind: "road")) == ["road-1", "road-2"])
        #expect(try await ids(ListPlaces(grid: "g1")) == ["road-1", "road-2"])
        #expect(try await ids(ListPlaces(q: "号店")) == ["shop-1", "shop-2"])
    }

    @Test func coverageSaysWhoAnswersAndWhoSigned() async throws {
        let office = try await Office.withPlaces()
        let kinds = try await office.ask(FindCoverage(programme: "sample")).kinds
        #expect(kinds.map(\.kind) == ["road", "shop", "school"])
        #expect(kinds.map(\.places) == [4, 2, 1])
        #expect(kinds.map(\.withDuty) == [1, 0, 0])
        #expect(kinds.map(\.signable) == [0, 2, 0])
        #expect(kinds.map(\.signed) == [0, 1, 0])
    }
}

@Suite struct FocusModuleTests {
    @Test func onlyItemsWithoutANumberGetOneFromTheTown() async throws {
        let office = try await Office.empty()
        let set = SetFocusQuantity(programme: "sample", town: "t1", item: "F2", quantity: 6)
        #expect(try await office.send(set, access: Office.reporter).quantity == 6)
        let stated = SetFocusQuantity(programme: "sample", town: "t1", item: "F1", quantity: 6)
        #expect(try await office.refusal(stated)?.code == EnvironmentGovernanceCode.quantityStated)
        let uncounted = SetFocusQuantity(programme: "sample", town: "t1", item: "F3", quantity: 6)
        #expect(try await office.refusal(uncounted)?.detail.contains("Nothing is counted") == true)
        let states = try await office.ask(ListFocus(programme: "sample")).items
        #expect(states.map { "\($0.town) \($0.item)" }.prefix(4) == ["t1 F1", "t1 F2", "t1 F3", "t2 F1"])
        #expect(states.map(\.quantity) == [2, 6, nil, 2, nil, nil])
        #expect(try await office.differences().isEmpty)
    }

    @Test func progressIsHeldAgainstTheNumber() async throws {
        let office = try await Office.empty()
        func say(_ item: String, _ progress: FocusProgress, _ completed: Int?) -> RecordFocusProgress {
            RecordFocusProgress(programme: "sample", town: "t1", item: item, progress: progress, completed: completed)
        }
        #expect(try await office.refusal(say("F2", .done, nil))?.code == EnvironmentGovernanceCode.quantityMissing)
        #expect(try await office.refusal(say("F1", .done, 1))?.errors.first?.message == "1 of 2 is not done")
        #expect(try await office.refusal(say("F3", .started, 1))?.errors.first?.pointer == "/completed")
        #expect(try await office.refusal(say("F9", .started, 1))?.code == EnvironmentGovernanceCode.notFound)
        let state = try await office.send(say("F1", .done, 2), access: Office.reporter)
        #expect((state.progress, state.completed, state.date) == (.done, 2, "2024-06-03"))
        try await office.send(say("F2", .started, nil))
        try await office.send(SetFocusQuantity(programme: "sample", town: "t1", item: "F2", quantity: 6))
        let kept = try await office.ask(ListFocus(programme: "sample", town: "t1", group: "build")).items
        #expect(kept.map(\.progress) == [.done, .started])
        #expect(kept.map(\.quantity) == [2, 6])
        #expect(try await office.differences().isEmpty)
    }

    @Test func pagesOfFocusItemsGoAcrossTowns() async throws {
        let office = try await Office.empty()
        let first = try await office.ask(ListFocus(programme: "sample", limit: 4))
        let second = try await office.ask(ListFocus(programme: "sample", limit: 4, cursor: first.next))
        #expect(first.items.count == 4)
        #expect(second.items.map { "\($0.town) \($0.item)" } == ["t2 F2", "t2 F3"])
        #expect((first.total, second.next) == (6, nil))
    }
}
