import Messages
import RectificationMessages
import Testing

@testable import Rectification

/// The loop as a table: every action in every state.
@Suite("The loop")
struct LoopRulesTests {
    typealias Row = (action: LoopRules.Action, allowed: [CaseState: CaseState])

    static let rows: [Row] = [
        (.assign, [.filed: .assigned, .assigned: .assigned, .accepted: .assigned, .returned: .assigned]),
        (.accept, [.assigned: .accepted, .returned: .accepted]),
        (.submit, [.accepted: .submitted, .returned: .submitted]),
        (.verify, [.submitted: .closed]),
        (.giveBack, [.submitted: .returned]),
        (
            .close,
            [
                .filed: .closed, .assigned: .closed, .accepted: .closed, .submitted: .closed, .returned: .closed,
                .suspended: .closed,
            ]
        ),
        (.reopen, [.closed: .assigned]),
        (.urge, [.assigned: .assigned, .accepted: .accepted, .returned: .returned]),
        (.escalate, [.filed: .filed, .assigned: .assigned, .accepted: .accepted, .returned: .returned]),
        (.suspend, [.filed: .suspended, .assigned: .suspended, .accepted: .suspended, .returned: .suspended]),
        (.resume, [.suspended: .accepted]),
        (.merge, [.filed: .merged, .assigned: .merged, .accepted: .merged, .submitted: .merged, .returned: .merged]),
    ]

    @Test("takes each action from its states only, and leads where it should", arguments: rows.indices)
    func actions(_ index: Int) {
        let (action, allowed) = Self.rows[index]
        for state in CaseState.allCases {
            let situation = LoopRules.Situation(state: state, held: .accepted)
            #expect((try? LoopRules.state(after: action, in: situation)) == allowed[state], "\(action) from \(state)")
        }
    }

    @Test("has a row for every action")
    func complete() {
        #expect(Set(Self.rows.map(\.action)) == Set(LoopRules.Action.allCases))
    }

    @Test("goes back to filed without a unit, and to where it was when it is resumed")
    func held() throws {
        #expect(try LoopRules.state(after: .reopen, in: .init(state: .closed, hasUnit: false)) == .filed)
        #expect(try LoopRules.state(after: .resume, in: .init(state: .suspended, held: .returned)) == .returned)
    }

    @Test(
        "leaves submitting, checking and reopening to the source where there is one",
        arguments: [CaseOrigin.Kind.report, .application, .observation]
    )
    func source(_ kind: CaseOrigin.Kind) {
        let origin = CaseOrigin(module: "m", kind: kind, id: "x")
        for action in LoopRules.Action.allCases {
            let refused = throwsProblem { try LoopRules.checkSource(action, origin) }
            #expect((refused != nil) == [.submit, .verify, .giveBack, .reopen].contains(action), "\(action)")
            if let refused { #expect(refused.code == RectificationCode.followsSource) }
        }
        let fault = CaseOrigin(module: "m", kind: .fault, id: "x")
        #expect(throwsProblem { try LoopRules.checkSource(.verify, fault) } == nil)
    }

    private func throwsProblem(_ body: () throws -> Void) -> Problem? {
        do {
            try body()
            return nil
        } catch {
            return error as? Problem
        }
    }
}
