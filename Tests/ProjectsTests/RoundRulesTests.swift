import Messages
import ProjectsMessages
import Testing

@testable import Projects

@Suite struct RoundRulesTests {
    private typealias Situation = RoundRules.Situation
    private let month = Sample.month("2024-05")

    /// What an action comes to: the state it leads to, or the code it is refused with.
    private func result(_ action: RoundRules.Action, _ situation: RoundRules.Situation) throws -> String {
        do {
            switch try RoundRules.decide(action, in: situation, month: month) {
            case .round(let state): return state.rawValue
            case .lateAllowed: return "late-allowed"
            case .report(let state): return state.rawValue
            }
        } catch let problem as Problem {
            return problem.code
        }
    }

    /// Every state of round and report, and what each action comes to in it, in the order open, lock, allow late,
    /// submit, return, approve.
    private static let table: [(round: RoundState?, report: ReportState?, late: Bool, results: [String])] = [
        (nil, nil, false, ["open", no, no, no, no, no]),
        (.open, nil, false, [exists, "locked", nothing, "submitted", state, state]),
        (.open, .submitted, false, [exists, "locked", nothing, "submitted", "returned", "approved"]),
        (.open, .returned, false, [exists, "locked", nothing, "submitted", state, state]),
        (.open, .approved, false, [exists, "locked", nothing, state, "returned", state]),
        (.locked, nil, false, [exists, locked, "late-allowed", locked, locked, locked]),
        (.locked, .submitted, false, [exists, locked, "late-allowed", locked, locked, locked]),
        (.locked, .returned, false, [exists, locked, "late-allowed", locked, locked, locked]),
        (.locked, .approved, false, [exists, locked, "late-allowed", locked, locked, locked]),
        (.locked, nil, true, [exists, locked, nothing, "submitted", state, state]),
        (.locked, .submitted, true, [exists, locked, nothing, "submitted", "returned", "approved"]),
        (.locked, .returned, true, [exists, locked, nothing, "submitted", state, state]),
        (.locked, .approved, true, [exists, locked, nothing, state, "returned", state]),
    ]
    private static let no = ProjectsCode.roundNotOpen
    private static let exists = ProjectsCode.roundExists
    private static let locked = ProjectsCode.roundLocked
    private static let nothing = ProjectsCode.nothingToChange
    private static let state = ProjectsCode.reportState

    @Test(arguments: table.indices)
    func everyActionInEveryState(row: Int) throws {
        let (round, report, late, expected) = Self.table[row]
        let situation = Situation(round: round, report: report, lateAllowed: late)
        let actions: [RoundRules.Action] = [.open, .lock, .allowLate, .submit, .returnReport, .approve]
        let results = try actions.map { try result($0, situation) }
        #expect(results == expected, "\(situation)")
    }

    @Test func refusalsNameTheRuleAndWhatToDo() {
        let cases: [(RoundRules.Action, Situation, String)] = [
            (.submit, .init(round: nil), "was never opened; reports are taken in an open round only"),
            (.submit, .init(round: .locked), "is locked; its figures are frozen"),
            (.submit, .init(round: .open, report: .approved), "what is approved is not handed in again"),
            (.approve, .init(round: .open, report: .returned), "only what is handed in can be approved"),
            (.returnReport, .init(round: .open), "only what is handed in or approved can be returned"),
            (.open, .init(round: .open), "a month has one round"),
            (.allowLate, .init(round: .open), "no exception is needed"),
            (.allowLate, .init(round: .locked, lateAllowed: true), "may report late for 2024-05 already"),
        ]
        for (action, situation, text) in cases {
            let problem = Sample.problem { _ = try RoundRules.decide(action, in: situation, month: month) }
            #expect(problem?.detail.contains(text) == true, "\(problem?.detail ?? "")")
            #expect(problem?.remedy.isEmpty == false)
        }
    }

    @Test(arguments: [("2024-05", 5, "2024-06-05"), ("2024-12", 28, "2025-01-28"), ("2024-09", 10, "2024-10-10")])
    func reportsAreDueInTheFollowingMonth(month: String, day: Int, due: String) {
        #expect(DueDay.day(day, after: Sample.month(month)) == due)
    }
}
