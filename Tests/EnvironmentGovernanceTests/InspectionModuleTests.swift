import EnvironmentGovernanceMessages
import Messages
import ModuleTestKit
import RegistryMessages
import Testing

@testable import EnvironmentGovernance

@Suite struct InspectionModuleTests {
    @Test func theDrawIsWhatAnybodyComputesFromTheProof() async throws {
        let (office, inspection) = try await Office.drawn()
        let proof = try await office.ask(FindDrawProof(id: inspection))
        #expect(inspection == "sample-2024-06-1")
        #expect(proof.complete)
        #expect(DrawRules.digest(of: proof.candidates) == proof.digest)
        let secret = try #require(proof.secret)
        #expect(DrawRules.commitment(to: secret) == proof.commitment)
        #expect(DrawRules.draw(by: secret, from: proof.candidates, proof.quotas) == proof.drawn)
        #expect(DrawRules.limits(of: proof.drawn) == proof.limits)
        #expect(proof.drawn.map(\.place) == ["road-3", "road-1", "shop-2"])
        #expect(try await office.differences().isEmpty)
    }

    @Test func aPlaceThatAppearsAfterTheOpeningIsNotDrawn() async throws {
        let office = try await Office.withPlaces()
        let opened = try await office.send(Sample.opening(quotas: [KindQuota("road", count: 9)]))
        let late = PlaceDraft(id: "road-9", town: "t1", kind: "road", name: "九号路")
        try await office.send(RegisterPlaces(programme: "sample", [late]))
        let drawn = try await office.send(DrawInspection(inspection: opened.inspection, secret: Sample.secret))
        #expect(Set(drawn.drawn.map(\.place)) == ["road-1", "road-2", "road-3", "road-4"])
    }

    @Test func anotherSecretIsRefusedAndTheSameOneDrawsOnce() async throws {
        let office = try await Office.withPlaces()
        let opened = try await office.send(Sample.opening())
        let wrong = DrawInspection(inspection: opened.inspection, secret: "another")
        #expect(try await office.refusal(wrong)?.code == EnvironmentGovernanceCode.wrongSecret)
        let draw = DrawInspection(inspection: opened.inspection, secret: Sample.secret)
        let first = try await office.send(draw)
        #expect(try await office.send(draw) == first)
        #expect(try await office.events(InspectionDrawn.self).count == 1)
    }

    @Test func anOpeningSentAgainIsTheSameInspection() async throws {
        let office = try await Office.withPlaces()
        let first = try await office.send(Sample.opening())
        #expect(try await office.send(Sample.opening()) == first)
        let other = Sample.opening(quotas: [KindQuota("road", count: 1)])
        #expect(try await office.refusal(other)?.code == EnvironmentGovernanceCode.alreadyThere)
        let named = try await office.send(
            OpenInspection(
                id: "by-name",
                programme: "sample",
                month: Sample.june,
                part: "third",
                unit: "inspectors",
                quotas: [KindQuota("road", count: 1)],
                commitment: DrawRules.commitment(to: "second")
            )
        )
        #expect(named.inspection == "by-name")
    }

    @Test(arguments: [
        ("road-office", ["road-1", "road-3", "road-4"], ["road-2"]),
        ("street-one", ["road-3", "road-4"], ["road-1", "road-2"]),
        ("street-two", ["road-1", "road-2", "road-4"], ["road-3"]),
    ])
    func aUnitNeverGetsPlacesThatItAnswersForItself(
        _ unit: String,
        _ candidates: [String],
        _ avoided: [String]
    ) async throws {
        let office = try await Office.withPlaces()
        try await office.send(Sample.opening(unit: unit, quotas: [KindQuota("road", count: 9)]))
        let event = try #require(try await office.events(InspectionOpened.self).first)
        #expect(event.candidates.map(\.place) == candidates)
        #expect(event.avoided == avoided)
    }

    @Test func aUnitIsAvoidedUnderEachOfItsNames() async throws {
        let office = try await Office.withPlaces()
        let unit = OfficeUnit(
            id: "one",
            names: .init(zh: "一街办事处"),
            aliases: ["street-one"],
            kind: "street",
            source: "示例"
        )
        try await office.hear(UnitDefined(unit))
        try await office.send(Sample.opening(unit: "一街办事处", quotas: [KindQuota("road", count: 9)]))
        let event = try #require(try await office.events(InspectionOpened.self).first)
        #expect(event.avoided == ["road-1", "road-2"])
        try await office.send(ReportFault(programme: "sample", place: "road-1", item: "C1"))
        #expect(try await office.events(FaultFound.self).map(\.unit) == ["one"])
    }

    @Test func whoAnswersForAPlaceRecordsNothingThere() async throws {
        let (office, inspection) = try await Office.drawn(Sample.opening(quotas: [KindQuota("road", count: 9)]))
        let command = RecordFindings(inspection: inspection, place: "road-1", [ItemResult("C1", .pass)])
        let problem = try await office.refusal(command, by: ActingUnit(unit: "street-one"))
        #expect(problem?.code == EnvironmentGovernanceCode.ownPlace)
    }

    @Test func onlyDrawnPlacesAreRecordedUnlessTheInspectionSaysOtherwise() async throws {
        let (office, inspection) = try await Office.drawn()
        let command = RecordFindings(inspection: inspection, place: "road-2", [ItemResult("C1", .pass)])
        #expect(try await office.refusal(command)?.code == EnvironmentGovernanceCode.placeNotDrawn)
        let open = try await office.draw(Sample.opening(anyPlace: true, secret: "second"), secret: "second")
        #expect(try await office.record(open, "road-2", "C1", .pass).recorded == 1)
    }

    @Test func nothingIsRecordedBeforeTheDraw() async throws {
        let office = try await Office.withPlaces()
        let opened = try await office.send(Sample.opening())
        let command = RecordFindings(inspection: opened.inspection, place: "road-1", [ItemResult("C1", .pass)])
        #expect(try await office.refusal(command)?.code == EnvironmentGovernanceCode.notDrawn)
    }

    @Test func everyWrongResultIsNamed() async throws {
        let (office, inspection) = try await Office.drawn()
        let command = RecordFindings(
            inspection: inspection,
            place: "road-1",
            [
                ItemResult("C9", .pass), ItemResult("C4", .pass), ItemResult("C1", .measured),
                ItemResult("C2", .pass, value: DecimalValue(1)), ItemResult("C3", .measured),
                ItemResult("C2", .fail, photos: ["photo.jpg"]),
                ItemResult("C3", .measured, value: DecimalValue(1), unit: "次"),
            ]
        )
        let problem = try #require(try await office.refusal(command))
        #expect(problem.code == EnvironmentGovernanceCode.invalid)
        #expect(
            problem.errors.map(\.pointer) == [
                "/results/5/item", "/results/6/item", "/results/0/item", "/results/1/item", "/results/2/result",
                "/results/3/value", "/results/4/value", "/results/5/photos/0", "/results/6/unit",
            ]
        )
        #expect(problem.errors.dropFirst(3).first?.message == "'C4' (三包) is not for places of the kind 'road'")
    }

    @Test func measuredValuesAreKeptWithTheirUnitAndCountInNoScore() async throws {
        let (office, inspection) = try await Office.drawn()
        let measured = ItemResult("C3", .measured, value: DecimalValue("12"), unit: "人")
        try await office.send(RecordFindings(inspection: inspection, place: "road-1", [measured]))
        let findings = try await office.ask(ListFindings(inspection: inspection)).items
        #expect(findings.map(\.result) == [measured])
        #expect(try await office.ask(FindRanking(programme: "sample", month: Sample.june)).towns.isEmpty)
    }

    @Test func aSecondRecordIsACorrectionWithAReason() async throws {
        let (office, inspection) = try await Office.drawn()
        try await office.record(inspection, "road-1", "C2", .pass)
        #expect(try await office.record(inspection, "road-1", "C2", .pass) == FindingsReply())
        let other = RecordFindings(inspection: inspection, place: "road-1", [ItemResult("C2", .notApplicable)])
        #expect(try await office.refusal(other)?.code == EnvironmentGovernanceCode.reasonMissing)
        #expect(try await office.send(other, reason: "看错路段").corrected == 1)
        let finding = try #require(try await office.ask(ListFindings(place: "road-1")).items.first)
        #expect((finding.result.result, finding.corrections) == (.notApplicable, 1))
        #expect(try await office.differences().isEmpty)
    }

    @Test func itemsAreChosenByIdOrGroup() async throws {
        let office = try await Office.withPlaces()
        var opening = Sample.opening()
        opening.items = ["C4"]
        opening.groups = ["clean"]
        let opened = try await office.send(opening)
        let inspection = try await office.ask(FindInspection(id: opened.inspection))
        #expect(inspection.items == ["C1", "C2", "C3", "C4"])
        #expect((inspection.state, inspection.candidates, inspection.drawn.count) == (.open, 6, 0))
    }

    @Test func everythingWrongWithAnOpeningIsNamed() async throws {
        let office = try await Office.withPlaces()
        var opening = Sample.opening(
            unit: "",
            quotas: [KindQuota("canal", count: 1), KindQuota("road", count: 0)],
            towns: ["t9"]
        )
        opening.items = ["C9"]
        opening.groups = ["nothing"]
        opening.commitment = "no digest"
        let problem = try #require(try await office.refusal(opening))
        #expect(
            problem.errors.map(\.pointer) == [
                "/unit", "/commitment", "/quotas/0/kind", "/quotas/1/count", "/items/0", "/groups/0", "/towns/0",
            ]
        )
        let none = Sample.opening(quotas: [KindQuota("school", count: 1)], towns: ["t2"])
        #expect(try await office.refusal(none)?.code == EnvironmentGovernanceCode.noCandidates)
        let part = Sample.opening(part: "guess")
        #expect(try await office.refusal(part)?.errors.first?.pointer == "/part")
        let future = Sample.opening(month: Sample.month("2024-07"))
        #expect(try await office.refusal(future)?.errors.first?.pointer == "/month")
    }
}
