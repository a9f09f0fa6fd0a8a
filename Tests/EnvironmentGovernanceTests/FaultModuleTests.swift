import EnvironmentGovernanceMessages
import Messages
import ModuleTestKit
import RectificationMessages
import Testing

@testable import EnvironmentGovernance

@Suite struct FaultModuleTests {
    @Test func aFailedItemBecomesAFaultInTheSameDecision() async throws {
        let (office, inspection) = try await Office.drawn()
        let photo = Digest.of([1, 2, 3])
        let result = ItemResult("C1", .fail, text: "桶满外溢", photos: [photo])
        let reply = try await office.send(RecordFindings(inspection: inspection, place: "road-1", [result]))
        #expect(reply == FindingsReply(recorded: 1, found: ["sample-f1"]))
        let found = try #require(try await office.events(FaultFound.self).first)
        #expect((found.fault, found.origin, found.programme, found.town) == ("sample-f1", .inspection, "sample", "t1"))
        #expect((found.place, found.placeName, found.grid, found.kind) == ("road-1", "一号路", "g1-a", "road"))
        #expect((found.item, found.itemName, found.caseClass) == ("C1", "垃圾清运", "daily"))
        #expect((found.unit, found.date, found.text, found.photos) == ("street-one", "2024-06-03", "桶满外溢", [photo]))
        #expect(found.inspection == inspection)
        #expect(try await office.differences().isEmpty)
    }

    @Test func theSameFaultWithinDaysIsCountedAndNotFoundAgain() async throws {
        let (office, inspection) = try await Office.drawn()
        try await office.record(inspection, "road-1", "C1", .fail)
        let patrol = ReportFault(programme: "sample", place: "road-1", item: "C1", text: "仍未清")
        office.clock.advance(days: 3)
        #expect(try await office.send(patrol, access: Office.inspector) == FaultReply(fault: "sample-f1", isNew: false))
        office.clock.advance(days: 3)
        #expect(try await office.send(patrol).isNew == false)
        let fault = try await office.ask(FindFault(id: "sample-f1"))
        #expect((fault.seen, fault.lastSeen, fault.state) == (3, "2024-06-09", .open))
        office.clock.advance(days: 4)
        #expect(try await office.send(patrol) == FaultReply(fault: "sample-f2", isNew: true))
        #expect(try await office.events(FaultFound.self).count == 2)
        #expect(try await office.events(FaultSeenAgain.self).map(\.seen) == [2, 3])
        #expect(try await office.differences().isEmpty)
    }

    @Test func anotherItemOrPlaceIsAnotherFault() async throws {
        let office = try await Office.withPlaces()
        for (place, item) in [("road-1", "C1"), ("road-1", "C2"), ("road-2", "C1")] {
            #expect(try await office.send(ReportFault(programme: "sample", place: place, item: item)).isNew)
        }
        #expect(try await office.ask(ListFaults(place: "road-1")).total == 2)
    }

    @Test func aFaultRecordedInErrorIsWithdrawnByItsCorrection() async throws {
        let (office, inspection) = try await Office.drawn()
        try await office.record(inspection, "road-1", "C2", .fail)
        let reply = try await office.record(inspection, "road-1", "C2", .pass, reason: "记录有误")
        #expect(reply == FindingsReply(corrected: 1, withdrawn: ["sample-f1"]))
        #expect(try await office.ask(FindFault(id: "sample-f1")).state == .withdrawn)
        try await office.hear(closed("sample-f1"))
        #expect(try await office.ask(FindFault(id: "sample-f1")).state == .withdrawn)
        let again = try await office.record(inspection, "road-1", "C2", .fail, reason: "复核属实")
        #expect(again.found == ["sample-f2"])
        #expect(try await office.differences().isEmpty)
    }

    @Test func whatOthersSawTooStandsWhenOneRecordIsCorrected() async throws {
        let (office, inspection) = try await Office.drawn()
        try await office.record(inspection, "road-1", "C2", .fail)
        try await office.send(ReportFault(programme: "sample", place: "road-1", item: "C2"))
        let reply = try await office.record(inspection, "road-1", "C2", .pass, reason: "记录有误")
        #expect(reply.withdrawn.isEmpty)
        #expect(try await office.ask(FindFault(id: "sample-f1")).state == .open)
    }

    // MARK: Complaints

    @Test func aComplaintGoesIntoTheSameLoop() async throws {
        let office = try await Office.withPlaces()
        let known = TakeComplaint(
            programme: "sample",
            town: "t1",
            channel: "热线",
            text: "垃圾没人清",
            place: "road-1",
            item: "C1"
        )
        let first = try await office.send(known)
        #expect(first == FaultReply(fault: "sample-f1", isNew: true, complaint: "sample-c1"))
        #expect(try await office.send(known).isNew == false)
        let elsewhere = TakeComplaint(
            programme: "sample",
            town: "t1",
            channel: "来信",
            text: "路边堆土",
            location: "东头桥下",
            kind: "road"
        )
        let second = try await office.send(elsewhere)
        #expect((second.fault, second.complaint) == ("sample-f2", "sample-c3"))
        let found = try #require(try await office.events(FaultFound.self).last)
        #expect((found.origin, found.place, found.placeName, found.kind) == (.complaint, nil, "东头桥下", "road"))
        #expect((found.item, found.unit) == (nil, nil))
        #expect(try await office.events(ComplaintTaken.self).map(\.fault) == ["sample-f1", "sample-f1", "sample-f2"])
        #expect(try await office.differences().isEmpty)
    }

    @Test func aComplaintCarriesNoNumberOfAPerson() async throws {
        let office = try await Office.withPlaces()
        let command = TakeComplaint(
            programme: "sample",
            town: "t1",
            channel: "热线",
            text: "请回电13800138000",
            location: "东头"
        )
        #expect(try await office.refusal(command)?.code == EnvironmentGovernanceCode.personalData)
    }

    @Test func aComplaintSaysWhereAndWhat() async throws {
        let office = try await Office.withPlaces()
        let nowhere = TakeComplaint(programme: "sample", town: "t1", channel: "", text: " ", kind: "canal", item: "C9")
        #expect(
            try await office.refusal(nowhere)?.errors.map(\.pointer) == [
                "/channel", "/text", "/location", "/kind", "/item",
            ]
        )
        let other = TakeComplaint(programme: "sample", town: "t1", channel: "热线", text: "脏", place: "road-3")
        #expect(try await office.refusal(other)?.errors.first?.pointer == "/place")
        let misfit = ReportFault(programme: "sample", place: "school-1", item: "C1", photos: ["x"])
        #expect(try await office.refusal(misfit)?.errors.map(\.pointer) == ["/item", "/photos/0"])
    }

    // MARK: Rectification

    private let origin = CaseOrigin(module: "environment", kind: .fault, id: "sample-f1")
    private let deadline = CaseDeadline(due: "2024-06-10", urgeOn: "2024-06-09", calendarKnown: true)

    private func closed(_ fault: String, case id: String = "case-1") -> CaseClosed {
        CaseClosed(
            case: id,
            origin: CaseOrigin(module: "environment", kind: .fault, id: fault),
            programme: "sample",
            town: "t1",
            by: "checkers",
            on: "2024-06-05",
            closing: .verified,
            reason: nil,
            satisfied: nil
        )
    }

    @Test func theFaultFollowsItsCase() async throws {
        let office = try await Office.withPlaces()
        try await office.send(ReportFault(programme: "sample", place: "road-1", item: "C1"))
        func state() async throws -> String {
            let fault = try await office.ask(FindFault(id: "sample-f1"))
            return "\(fault.state) \(fault.returns) \(fault.rectification ?? "-")"
        }
        #expect(try await state() == "open 0 -")
        let submitted = CaseSubmitted(
            case: "case-1",
            origin: origin,
            programme: "sample",
            town: "t1",
            by: "street-one",
            on: "2024-06-04",
            evidence: []
        )
        try await office.hear(submitted)
        #expect(try await state() == "putRight 0 case-1")
        try await office.hear(
            CaseReturned(
                case: "case-1",
                origin: origin,
                programme: "sample",
                town: "t1",
                by: "checkers",
                on: "2024-06-04",
                reason: CaseReason(text: "仍有垃圾"),
                returns: 1,
                deadline: deadline
            )
        )
        #expect(try await state() == "open 1 case-1")
        try await office.hear(submitted)
        try await office.hear(closed("sample-f1"))
        #expect(try await state() == "closed 1 case-1")
        try await office.hear(
            CaseReopened(
                case: "case-1",
                origin: origin,
                programme: "sample",
                town: "t1",
                by: "checkers",
                on: "2024-06-06",
                reason: "反弹",
                deadline: deadline
            )
        )
        #expect(try await state() == "open 1 case-1")
        #expect(try await office.differences().isEmpty)
    }

    @Test func aMergedCaseTakesItsFaultAlong() async throws {
        let office = try await Office.withPlaces()
        for item in ["C1", "C2"] {
            try await office.send(ReportFault(programme: "sample", place: "road-1", item: item))
        }
        try await office.hear(
            CaseMerged(
                case: "case-1",
                origin: origin,
                programme: "sample",
                town: "t1",
                by: "checkers",
                into: "case-2",
                reason: nil
            )
        )
        try await office.hear(closed("sample-f2", case: "case-2"))
        let faults = try await office.ask(ListFaults()).items
        #expect(faults.map(\.state) == [.closed, .closed])
        #expect(faults.map(\.rectification) == ["case-2", "case-2"])
        #expect(try await office.differences().isEmpty)
    }

    @Test func casesOfOtherModulesChangeNothing() async throws {
        let office = try await Office.withPlaces()
        try await office.send(ReportFault(programme: "sample", place: "road-1", item: "C1"))
        var other = closed("sample-f1")
        other.origin.module = "projects"
        try await office.hear(other)
        #expect(try await office.ask(FindFault(id: "sample-f1")).state == .open)
        #expect(try await office.ask(ListFaults(state: .closed)).total == 0)
    }
}
