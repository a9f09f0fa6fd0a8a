import EnvironmentGovernanceMessages
import Messages
import ModuleTestKit
import RegistryMessages
import Testing

@testable import EnvironmentGovernance

/// Every problem says what happened, why, and what to do.
@Suite struct ProblemTextTests {
    private func check(_ problem: Problem?, _ code: String, _ detail: String, _ remedy: String) {
        #expect(problem?.code == code)
        #expect(problem?.detail == detail)
        #expect(problem?.remedy == remedy)
    }

    private let correct = "Correct the named places and send it again."

    @Test func whatIsNotThere() async throws {
        let office = try await Office.withPlaces()
        check(
            try await office.refusal(ReportFault(programme: "sample", place: "road-9", item: "C1")),
            "environment.not-found",
            "There is no place 'road-9'.",
            "Ask for the places (environment.list-places), or register it (environment.register-places)."
        )
        check(
            try await office.refusal(DrawInspection(inspection: "none", secret: "")),
            "environment.not-found",
            "There is no inspection 'none'.",
            "Ask for the inspections (environment.list-inspections)."
        )
        check(
            try await office.refusal(SetFocusQuantity(programme: "sample", town: "t1", item: "F9", quantity: 1)),
            "environment.not-found",
            "'sample' has no focus item 'F9'.",
            "Ask for the focus items (environment.list-focus)."
        )
        check(
            try await office.refusal(SetFocusQuantity(programme: "sample", town: "t9", item: "F2", quantity: 1)),
            "environment.unknown-town",
            "'t9' is not a town of 'sample' known here.",
            "List it or let it join first; one just listed is known in a moment."
        )
    }

    @Test func programmesThatAreUnknownOrSayNothing() async throws {
        let office = try await Office.empty()
        check(
            try await office.refusal(DefineGrids(programme: "other", [])),
            "environment.unknown-programme",
            "The programme 'other' is not known here.",
            "Define it first (registry.define-programme); one just defined is known in a moment."
        )
        try await office.hear(ProgrammeDefined(Sample.definition("other", nil)))
        check(
            try await office.refusal(DefineGrids(programme: "other", [])),
            "environment.unknown-programme",
            "The programme 'other' says nothing of places.",
            "Add 'environment' to the definition, under a higher version."
        )
    }

    @Test func listsThatAreTooLongOrTaken() async throws {
        let office = try await Office.withPlaces()
        let many = Array(repeating: Sample.places[0], count: RegisterPlaces.limit + 1)
        check(
            try await office.refusal(RegisterPlaces(programme: "sample", many)),
            "environment.invalid",
            "The list is too long. Expected at most 500 in one request, found 501.",
            correct
        )
        var taken = Sample.places[2]
        taken.town = "t1"
        taken.grid = nil
        check(
            try await office.refusal(RegisterPlaces(programme: "sample", [taken])),
            "environment.already-there",
            "The places cannot be registered. The id is taken in another town or programme.",
            correct
        )
        let grid = GridDraft(id: "x", town: "t1", level: "street", parent: "g1", name: "一")
        check(
            try await office.refusal(DefineGrids(programme: "sample", [grid])),
            "environment.bad-tree",
            "The grids cannot be defined. A grid of the top level lies in no other.",
            correct
        )
    }

    @Test func focusItems() async throws {
        let office = try await Office.empty()
        check(
            try await office.refusal(SetFocusQuantity(programme: "sample", town: "t1", item: "F1", quantity: 3)),
            "environment.quantity-stated",
            "The document itself says 2 处 for 'F1' (广场).",
            "Only items without a number (一批) get one from the town."
        )
        check(
            try await office.refusal(
                RecordFocusProgress(programme: "sample", town: "t1", item: "F2", progress: .done)
            ),
            "environment.quantity-missing",
            "How many there shall be of 'F2' (站亭) is not set for 't1'.",
            "Set it first (environment.set-focus-quantity): the document only says 一批."
        )
    }

    @Test func inspections() async throws {
        let office = try await Office.withPlaces()
        check(
            try await office.refusal(Sample.opening(quotas: [KindQuota("school", count: 1)], towns: ["t2"])),
            "environment.no-candidates",
            "There is no place of these kinds that 'inspectors' does not answer for itself.",
            "Register places (environment.register-places), or let another unit inspect."
        )
        let opened = try await office.send(Sample.opening(quotas: [KindQuota("road", count: 4)]))
        let finding = RecordFindings(inspection: opened.inspection, place: "road-1", [ItemResult("C2", .pass)])
        check(
            try await office.refusal(finding),
            "environment.not-drawn",
            "The places of the inspection 'sample-2024-06-1' are not drawn yet.",
            "Draw them first (environment.draw-inspection)."
        )
        check(
            try await office.refusal(DrawInspection(inspection: opened.inspection, secret: "x")),
            "environment.wrong-secret",
            "The secret is not the one that was committed to when the inspection was opened.",
            "Send the secret whose SHA-256 is \(Sample.commitment)."
        )
        check(
            try await office.refusal(Sample.opening()),
            "environment.already-there",
            "Another inspection was opened with this commitment.",
            "Draw a new secret for each inspection."
        )
    }

    @Test func findings() async throws {
        let (office, inspection) = try await Office.drawn()
        func finding(_ place: String, _ result: FindingResult) -> RecordFindings {
            RecordFindings(inspection: inspection, place: place, [ItemResult("C2", result)])
        }
        check(
            try await office.refusal(finding("road-2", .pass)),
            "environment.place-not-drawn",
            "The place 'road-2' was not drawn for the inspection 'sample-2024-06-1'.",
            "Record what was drawn; tell of anything else as a patrol (environment.report-fault)."
        )
        check(
            try await office.refusal(finding("road-1", .pass), by: ActingUnit(unit: "street-one")),
            "environment.own-place",
            "The unit 'street-one' answers for the place 'road-1' itself and does not inspect it.",
            "Let another unit record it (回避)."
        )
        try await office.send(finding("road-1", .pass))
        check(
            try await office.refusal(finding("road-1", .fail)),
            "environment.reason-missing",
            "C2 is on record at this place; anything else is a correction.",
            "Say why; it is kept beside the correction."
        )
        let future = RecordFindings(
            inspection: inspection,
            place: "road-3",
            date: "2024-06-04",
            [ItemResult("C2", .pass)]
        )
        check(
            try await office.refusal(future),
            "environment.invalid",
            "The day cannot be taken. Expected a day up to today (2024-06-03), found '2024-06-04'.",
            correct
        )
    }

    @Test func gridsWithoutARuleOrNotThere() async throws {
        let office = try await Office.withPlaces()
        func rate(_ programme: String, _ grid: String) -> RateGrid {
            RateGrid(
                programme: programme,
                grid: grid,
                month: Sample.june,
                basis: .dailyNotice,
                superior: DecimalValue(1),
                residents: DecimalValue(1),
                voters: 1
            )
        }
        check(
            try await office.refusal(rate("sample", "g9")),
            "environment.not-found",
            "There is no grid 'g9'.",
            "Ask for the grids (environment.list-grids), or define it (environment.define-grids)."
        )
        try await office.hear(ProgrammeDefined(Sample.definition("other", EnvironmentRules())))
        check(
            try await office.refusal(rate("other", "g1")),
            "environment.no-grid-rating",
            "The programme 'other' does not say how grids are rated.",
            "Add 'gridRating' to its 'environment', under a higher version."
        )
    }

    @Test func complaintsScoresAndMonths() async throws {
        let (office, inspection) = try await Office.drawn()
        check(
            try await office.refusal(
                TakeComplaint(programme: "sample", town: "t1", channel: "热线", text: "13800138000", location: "桥")
            ),
            "environment.personal-data",
            "The text holds what looks like a telephone number or the number of an identity card.",
            "Leave out whose complaint it is; only what is wrong and where belongs here."
        )
        check(
            try await office.refusal(CloseMonth(programme: "sample", month: Sample.june)),
            "environment.nothing-to-rank",
            "Nothing is scored in 2024-06 of 'sample'.",
            "Record findings or hand in scores first."
        )
        try await office.record(inspection, "road-1", "C2", .pass)
        let score = HandInScore(
            programme: "sample",
            town: "t1",
            month: Sample.june,
            part: "mutual",
            score: DecimalValue(1),
            source: "表"
        )
        check(
            try await office.refusal(score),
            "environment.scored-otherwise",
            "The part 'mutual' of 't1' in 2024-06 is scored otherwise: by inspections, or by a score handed in.",
            "A part is scored in one way; record it under another part, or leave it."
        )
        try await office.send(CloseMonth(programme: "sample", month: Sample.june))
        check(
            try await office.refusal(score),
            "environment.month-closed",
            "The month 2024-06 of 'sample' is closed and its ranking frozen.",
            "Record it for a month that is open."
        )
    }

    @Test func moreCandidatesThanADrawHolds() async throws {
        let office = try await Office.withPlaces()
        let more = OpenInspection.candidateLimit + 1 - 4
        for start in stride(from: 0, to: more, by: RegisterPlaces.limit) {
            let places = (start..<min(start + RegisterPlaces.limit, more)).map {
                PlaceDraft(id: "many-\($0)", town: "t1", kind: "road", name: "路")
            }
            try await office.send(RegisterPlaces(programme: "sample", places))
        }
        check(
            try await office.refusal(Sample.opening(quotas: [KindQuota("road", count: 1)])),
            "environment.too-many",
            "There are 5001 places to draw from; one draw holds 5000.",
            "Open one inspection for each part of the towns or kinds."
        )
    }
}
