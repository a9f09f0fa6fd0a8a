import Messages
import ProjectsMessages

/// The life of a monthly round and of the reports in it.
enum RoundRules {
    /// What is done to a round or to a report.
    enum Action: String, CaseIterable {
        case open, lock
        case allowLate = "allow-late"
        case submit
        case returnReport = "return"
        case approve
    }

    /// Where a month stands for one project.
    struct Situation: Hashable {
        /// The month's round; `nil` when it was never opened.
        var round: RoundState?
        /// The project's report; `nil` when it handed in none.
        var report: ReportState?
        /// Whether the project may report late.
        var lateAllowed = false
    }

    /// What an action leads to.
    enum Outcome: Hashable {
        case round(RoundState)
        case lateAllowed
        case report(ReportState)
    }

    /// Decides an action.
    ///
    /// - Throws: ``Problem`` `projects.round-exists`, `projects.round-not-open`, `projects.round-locked`,
    ///   `projects.report-state` or `projects.nothing-to-change`, naming the rule.
    static func decide(_ action: Action, in situation: Situation, month: Period) throws -> Outcome {
        switch action {
        case .open: try open(situation, month)
        case .lock: try lock(situation, month)
        case .allowLate: try allowLate(situation, month)
        case .submit, .returnReport, .approve: try handle(action, situation, month)
        }
    }

    private static func open(_ situation: Situation, _ month: Period) throws -> Outcome {
        guard let state = situation.round else { return .round(.open) }
        throw Problem(
            ProjectsCode.roundExists,
            .conflict,
            "The round of \(month) is \(state.rawValue) already; a month has one round.",
            remedy: state == .open ? "Hand in reports for it." : "Let single projects report late (allow-late)."
        )
    }

    private static func lock(_ situation: Situation, _ month: Period) throws -> Outcome {
        switch situation.round {
        case .open: return .round(.locked)
        case .locked: throw locked(month)
        case nil: throw notOpen(month)
        }
    }

    private static func allowLate(_ situation: Situation, _ month: Period) throws -> Outcome {
        guard let round = situation.round else { throw notOpen(month) }
        guard round == .locked, !situation.lateAllowed else {
            throw Problem(
                ProjectsCode.nothingToChange,
                .conflict,
                round == .open
                    ? "The round of \(month) is open; no exception is needed."
                    : "The project may report late for \(month) already.",
                remedy: "Hand the report in."
            )
        }
        return .lateAllowed
    }

    private static func handle(_ action: Action, _ situation: Situation, _ month: Period) throws -> Outcome {
        guard let round = situation.round else { throw notOpen(month) }
        guard round == .open || situation.lateAllowed else { throw locked(month) }
        switch (action, situation.report) {
        case (.submit, nil), (.submit, .returned), (.submit, .submitted): return .report(.submitted)
        case (.returnReport, .submitted), (.returnReport, .approved): return .report(.returned)
        case (.approve, .submitted): return .report(.approved)
        case (_, let state):
            let known = state?.rawValue ?? "not handed in"
            throw Problem(
                ProjectsCode.reportState,
                .conflict,
                "The report for \(month) is \(known); \(rule(of: action)).",
                remedy: action == .submit ? "Have it returned first (return-report)." : "Wait for it to be handed in."
            )
        }
    }

    private static func rule(of action: Action) -> String {
        switch action {
        case .submit: "what is approved is not handed in again"
        case .returnReport: "only what is handed in or approved can be returned"
        default: "only what is handed in can be approved"
        }
    }

    private static func notOpen(_ month: Period) -> Problem {
        Problem(
            ProjectsCode.roundNotOpen,
            .conflict,
            "The round of \(month) was never opened; reports are taken in an open round only.",
            remedy: "Open it first (open-round)."
        )
    }

    private static func locked(_ month: Period) -> Problem {
        Problem(
            ProjectsCode.roundLocked,
            .conflict,
            "The round of \(month) is locked; its figures are frozen.",
            remedy: "Allow the project to report late (allow-late), with a reason."
        )
    }

    /// Refuses a unit that checks its own report.
    ///
    /// - Throws: ``Problem`` `projects.own-report`.
    static func checkChecker(_ checker: String, reporter: String) throws {
        guard checker == reporter else { return }
        throw Problem(
            ProjectsCode.ownReport,
            .forbidden,
            "'\(checker)' handed the report in; the unit that reports does not check its own report.",
            remedy: "Let another unit check it."
        )
    }
}
