import Bus
import Messages
import ModuleKit
import ModuleTestKit
import ProjectsMessages
import RectificationMessages
import Testing

/// A report that is returned three times, on a real bus with both modules at work: after each step the month's totals,
/// the counters, the deadline and the lights are what they must be.
@Suite("A report returned three times")
struct ThreeReturnsTests {
    private static let may = Sample.month("2024-05")
    private static let id = "report.sample-1.2024-05"

    /// What everybody sees after a step.
    private struct Picture: Equatable, CustomStringConvertible {
        var reported: String
        var approved: String
        /// Reports handed in, returned, approved.
        var counts: [Int]
        var project: LightColour
        var state: CaseState
        var returns: Int
        var due: String
        var light: CaseLight
        var urged = 0
        var escalation = 0

        var description: String {
            "[\(reported)|\(approved)] \(counts) \(project) \(state) \(returns) \(due) \(light) \(urged) \(escalation)"
        }
    }

    private static func picture(_ house: RectificationHouse) async throws -> Picture {
        let round = try await house.bus.request(FindRound(programme: "sample", month: may))
        let one = try await house.bus.request(FindCase(id: id))
        let project = try await house.bus.request(FindProject(id: "sample-1"))
        func sum(_ sums: [CoveredSum]) -> String { sums.map { "\($0.value) over \($0.covered)" }.joined() }
        let counts = [ReportState.submitted, .returned, .approved].map { state in
            round.counts.first { $0.state == state }?.count ?? 0
        }
        return Picture(
            reported: sum(round.reported.toDate),
            approved: sum(round.approved.toDate),
            counts: counts,
            project: project.light.colour,
            state: one.state,
            returns: one.returns,
            due: one.due,
            light: one.light,
            urged: one.urged,
            escalation: one.escalation
        )
    }

    /// Two projects, one of which has reported and stays as it is; the other is what this is about.
    private static func begin(_ house: RectificationHouse) async throws {
        let projects = try await house.bus.subscribe(prefix: "projects.")
        try await house.send(DefineCalendar(calendar: Sample.calendar), by: Sample.checker)
        try await house.send(RegistryDouble.Say(programme: Sample.programme, town: "sample-t"), by: Sample.checker)
        let plan = ProjectPlan(period: Sample.month("2024-01..2024-10"))
        let drafts = (1...2).map { number in
            ProjectDraft(
                ProjectFacts(
                    name: "\(number)号路",
                    town: "sample-t",
                    kinds: ["road"],
                    investment: Sample.money("1000"),
                    plan: plan
                ),
                date: "2024-01-01"
            )
        }
        try await house.until(projects) {
            (try? await house.send(RegisterProjects(programme: "sample", drafts), by: Sample.fixer)) != nil
        }
        try await house.send(OpenRound(programme: "sample", month: may), by: Sample.checker)
        try await submit(house, "100", of: "sample-2")
        try await submit(house, "500")
    }

    private static func submit(
        _ house: RectificationHouse,
        _ money: String,
        of project: String = "sample-1"
    ) async throws {
        let figures = ReportFigures(month: may, investmentToDate: Sample.money(money), progress: DecimalValue(50))
        try await house.send(SubmitReport(project: project, figures), by: Sample.fixer)
    }

    private static func giveBack(_ house: RectificationHouse) async throws {
        let command = ReturnReport(project: "sample-1", month: may)
        try await house.send(command, by: Sample.checker, reason: "缺佐证")
    }

    private static func approve(_ house: RectificationHouse) async throws {
        try await house.send(ApproveReport(project: "sample-1", month: may), by: Sample.checker)
    }

    /// What is expected, from step to step.
    private struct Walk {
        let house: RectificationHouse
        let news: Subscription
        var expected = Picture(
            reported: "100 over 1",
            approved: "",
            counts: [1, 1, 0],
            project: .grey,
            state: .assigned,
            returns: 1,
            due: "2024-06-06",
            light: .green
        )

        /// Waits for the step to arrive, and looks.
        func see(_ step: Comment) async throws {
            try await house.until(news) {
                let one = try? await house.bus.request(FindCase(id: ThreeReturnsTests.id))
                return one?.state == expected.state && one?.returns == expected.returns
                    && one?.urged == expected.urged && one?.escalation == expected.escalation
            }
            #expect(try await picture(house) == expected, step)
        }
    }

    @Test("is right after each step: totals, counters, deadline and lights", .timeLimit(.minutes(2)))
    func threeTimes() async throws {
        try await RectificationHouse.run { house in
            var walk = Walk(house: house, news: try await house.bus.subscribe(prefix: "rectification."))
            try await Self.begin(house)
            try await Self.first(&walk)
            try await Self.second(&walk)
            try await Self.third(&walk)
            try await Self.afterwards(house)
        }
    }

    private static func first(_ walk: inout Walk) async throws {
        // Monday 2024-06-03: returned for the first time; three working days.
        try await giveBack(walk.house)
        try await walk.see("the first return")

        // Wednesday: a working day before the deadline it is yellow, and urged once however often one looks.
        walk.house.clock.advance(days: 2)
        try await walk.house.tick(2031)
        (walk.expected.light, walk.expected.urged) = (.yellow, 1)
        try await walk.see("urged")
        try await walk.house.tick(2032)
        try await walk.see("urged once only")

        // Handed in again: back in the reported total, in time.
        try await submit(walk.house, "480")
        (walk.expected.reported, walk.expected.counts) = ("580 over 2", [2, 0, 0])
        (walk.expected.state, walk.expected.light) = (.submitted, .green)
        try await walk.see("handed in again")
    }

    private static func second(_ walk: inout Walk) async throws {
        // Thursday: the Dragon Boat Festival lies between, so it is due on Wednesday.
        walk.house.clock.advance(days: 1)
        try await giveBack(walk.house)
        (walk.expected.reported, walk.expected.counts) = ("100 over 1", [1, 1, 0])
        (walk.expected.state, walk.expected.returns, walk.expected.due) = (.returned, 2, "2024-06-12")
        try await walk.see("the second return")

        // Thursday a week later: overdue since a day, urged for this deadline too, and escalated.
        walk.house.clock.advance(days: 7)
        try await walk.house.tick(2033)
        (walk.expected.light, walk.expected.urged, walk.expected.escalation) = (.red, 2, 1)
        try await walk.see("overdue")
        let overdue = try await walk.house.bus.request(ListCases(overdue: true))
        #expect(overdue.items.map(\.escalatedTo) == ["county-leader"])

        // Handed in late, and approved: it counts, and the case is closed.
        try await submit(walk.house, "490")
        (walk.expected.reported, walk.expected.counts) = ("590 over 2", [2, 0, 0])
        walk.expected.state = .submitted
        try await walk.see("handed in late")
        try await approve(walk.house)
        (walk.expected.approved, walk.expected.counts) = ("490 over 1", [1, 0, 1])
        (walk.expected.project, walk.expected.state, walk.expected.light) = (.green, .closed, CaseLight.none)
        try await walk.see("approved")
    }

    private static func third(_ walk: inout Walk) async throws {
        // Friday: returned after it had been approved. It is the same case, found again.
        walk.house.clock.advance(days: 1)
        try await giveBack(walk.house)
        (walk.expected.reported, walk.expected.approved) = ("100 over 1", "")
        (walk.expected.counts, walk.expected.project) = ([1, 1, 0], .grey)
        (walk.expected.state, walk.expected.returns, walk.expected.due) = (.returned, 3, "2024-06-19")
        (walk.expected.light, walk.expected.escalation) = (.green, 0)
        try await walk.see("the third return")

        // And put right at last, in time.
        try await submit(walk.house, "495")
        try await approve(walk.house)
        (walk.expected.reported, walk.expected.approved) = ("595 over 2", "495 over 1")
        (walk.expected.counts, walk.expected.project) = ([1, 0, 1], .green)
        (walk.expected.state, walk.expected.light) = (.closed, CaseLight.none)
        try await walk.see("approved again")
    }

    private static func afterwards(_ house: RectificationHouse) async throws {
        let cases = try await house.bus.request(ListCases())
        #expect((cases.total, cases.items.first?.title) == (1, "1号路 2024-05 月报"))
        #expect(cases.items.first?.fixer == "town-office")
        let figures = try await house.bus.request(SummarizeCases()).all
        #expect((figures.count, figures.open, figures.returns) == (1, 0, 3))
        #expect((figures.onTime.count, figures.firstTime.count, figures.repeated.count) == (1, 0, 1))
        #expect(figures.averageReturns == DecimalValue(3))
        let history = try await house.bus.request(CaseHistory(id: Self.id)).items.map(\.kind)
        let steps: [CaseHistoryEntry.Kind] = [
            .filed, .assigned, .urged, .submitted, .returned, .urged, .escalated, .submitted, .closed, .returned,
            .submitted, .closed,
        ]
        #expect(history == steps)
        #expect(try await house.differences().isEmpty)
    }
}
