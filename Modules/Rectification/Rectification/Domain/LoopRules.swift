import Messages
import RectificationMessages

/// The loop: what may be done to a case where it stands, and where that leads.
enum LoopRules {
    /// What is done to a case.
    enum Action: String, CaseIterable {
        case assign, accept, submit, verify
        case giveBack = "return"
        case close, reopen, urge, escalate, suspend, resume, merge
    }

    /// Where a case stands.
    struct Situation: Hashable {
        var state: CaseState
        /// Where it stood before it was suspended.
        var held: CaseState?
        /// Whether a unit is named.
        var hasUnit = true
    }

    /// Where an action leads.
    private enum Target {
        case to(CaseState)
        case stays
        /// Where it stood before it was suspended.
        case held
        /// ``CaseState/assigned``, or ``CaseState/filed`` without a unit.
        case start
    }

    /// The whole loop: where each action leaves from, and where it leads.
    private static let table: [Action: (from: [CaseState], to: Target)] = [
        .assign: ([.filed, .assigned, .accepted, .returned], .to(.assigned)),
        .accept: ([.assigned, .returned], .to(.accepted)),
        .submit: ([.accepted, .returned], .to(.submitted)),
        .verify: ([.submitted], .to(.closed)),
        .giveBack: ([.submitted], .to(.returned)),
        .close: ([.filed, .assigned, .accepted, .submitted, .returned, .suspended], .to(.closed)),
        .reopen: ([.closed], .start),
        .urge: ([.assigned, .accepted, .returned], .stays),
        .escalate: ([.filed, .assigned, .accepted, .returned], .stays),
        .suspend: ([.filed, .assigned, .accepted, .returned], .to(.suspended)),
        .resume: ([.suspended], .held),
        .merge: ([.filed, .assigned, .accepted, .submitted, .returned], .to(.merged)),
    ]

    /// Actions that a case leaves to its source when it follows one.
    static let ofSource: Set<Action> = [.submit, .verify, .giveBack, .reopen]

    /// The states in which a deadline runs.
    static let running: [CaseState] = [.filed, .assigned, .accepted, .returned]

    /// The states from which an action leaves.
    static func starts(of action: Action) -> [CaseState] { table[action]?.from ?? [] }

    /// Where an action leads.
    ///
    /// - Throws: ``Problem`` `rectification.wrong-state`.
    static func state(after action: Action, in situation: Situation) throws -> CaseState {
        let from = starts(of: action)
        guard from.contains(situation.state) else {
            let expected = from.map(\.rawValue).joined(separator: ", ")
            throw Problem(
                RectificationCode.wrongState,
                .conflict,
                "The case is \(situation.state.rawValue); '\(action.rawValue)' leaves from \(expected).",
                remedy: "See its history; somebody may have gone on meanwhile."
            )
        }
        switch table[action]?.to {
        case .to(let state): return state
        case .held: return situation.held ?? .filed
        case .start: return situation.hasUnit ? .assigned : .filed
        case .stays, nil: return situation.state
        }
    }

    /// Refuses what is done at the source of a case that follows one.
    ///
    /// - Throws: ``Problem`` `rectification.follows-source`.
    static func checkSource(_ action: Action, _ origin: CaseOrigin) throws {
        guard origin.isMirrored, ofSource.contains(action) else { return }
        let operations = operations(at: origin.kind)
        let name: String =
            switch action {
            case .submit: operations.submit
            case .verify: operations.approve
            default: operations.giveBack
            }
        throw Problem(
            RectificationCode.followsSource,
            .conflict,
            "The case follows the \(origin.kind.rawValue) '\(origin.id)'; '\(action.rawValue)' is done there.",
            remedy: "Use \(name); the case follows by itself."
        )
    }

    private static func operations(
        at kind: CaseOrigin.Kind
    ) -> (submit: String, approve: String, giveBack: String) {
        switch kind {
        case .report: ("projects.submit-report", "projects.approve-report", "projects.return-report")
        case .application: ("registry.take-step", "registry.take-step", "registry.return-application")
        case .observation:
            ("evaluation.resubmit-observation", "evaluation.verify-observation", "evaluation.return-observation")
        case .fault: ("", "", "")
        }
    }

    /// Refuses a unit that checks what it put right itself.
    ///
    /// - Throws: ``Problem`` `rectification.same-unit`.
    static func checkChecker(_ unit: String, of record: CaseRecord) throws {
        guard unit == record.fixer || unit == record.unit else { return }
        throw Problem(
            RectificationCode.sameUnit,
            .forbidden,
            "'\(unit)' puts this case right; the unit that puts right does not check.",
            remedy: "Let another unit check it."
        )
    }
}
