import Messages
import RectificationMessages
import Testing
import TownPageMessages

@testable import TownPage

/// A case on its way round the loop: a town's page counts it as Rectification does.
@Suite struct CaseLoopTests {
    private static let origin = CaseOrigin(module: "environment", kind: .fault, id: "f1")
    private static let (programme, town, by) = ("roads", "north", "county-office")

    private static func deadline(_ due: String) -> CaseDeadline {
        CaseDeadline(due: due, urgeOn: due, calendarKnown: true)
    }

    private static func submitted(on day: String) -> CaseSubmitted {
        CaseSubmitted(case: "c1", origin: origin, programme: programme, town: town, by: by, on: day, evidence: [])
    }

    private static let returned = CaseReturned(
        case: "c1",
        origin: origin,
        programme: programme,
        town: town,
        by: by,
        on: "2024-06-01",
        reason: CaseReason(text: "仍不亮"),
        returns: 2,
        deadline: deadline("2024-05-30")
    )
    private static let suspended = CaseSuspended(
        case: "c1",
        origin: origin,
        programme: programme,
        town: town,
        by: by,
        on: "2024-06-01",
        reason: "雨季",
        remaining: 0
    )
    private static let resumed = CaseResumed(
        case: "c1",
        origin: origin,
        programme: programme,
        town: town,
        by: by,
        on: "2024-06-02",
        reason: nil,
        deadline: deadline("2024-06-30")
    )
    private static let closed = CaseClosed(
        case: "c1",
        origin: origin,
        programme: programme,
        town: town,
        by: by,
        on: "2024-06-03",
        closing: .verified,
        reason: nil,
        satisfied: nil
    )

    @Test func aCaseIsCountedOpenOverdueAndReturnedStepByStep() async throws {
        let office = try await Sample.office()
        func tally() async throws -> WorkTally { try await office.ask(FindTownPage(town: "north")).rectification }
        try await office.hear(Self.submitted(on: "2024-05-31"))
        #expect(try await tally() == WorkTally(open: 1, overdue: 1))
        try await office.hear(Self.submitted(on: "2024-05-30"))
        #expect(try await tally() == WorkTally(open: 1))
        try await office.hear(Self.returned)
        #expect(try await tally() == WorkTally(open: 1, overdue: 1, returned: 1))
        try await office.hear(Self.suspended)
        #expect(try await tally() == WorkTally(open: 1))
        try await office.hear(Self.resumed)
        #expect(try await tally() == WorkTally(open: 1, returned: 1))
        try await office.hear(Self.closed)
        #expect(try await tally() == WorkTally(closed: 1))
        let before = try await office.dump()
        try await office.hearAllAgain()
        #expect(try await office.dump() == before)
    }
}
