import Messages
import ModuleKit
import ProjectsMessages

/// Carries out ``SubmitReport``, ``ReturnReport`` and ``ApproveReport``.
struct ReportHandler {
    let desk: Desk

    /// Takes a report in.
    func decide(_ command: SubmitReport) throws -> Decision<ReportReply> {
        let project = try desk.project(command.project)
        let month = command.figures.month
        let kept = try desk.rounds.report(project.id, month)
        if let kept, command.repeats(kept) {
            var same = reply(project, month, kept.state, kept.attempts, kept.warnings)
            same.unchanged = true
            return Decision([], reply: same)
        }
        let situation = try desk.rounds.situation(project, month)
        _ = try RoundRules.decide(.submit, in: situation, month: month)
        let rules = ReportRules(library: try desk.known.library(project.programme))
        let figures = command.figures(over: kept?.figures)
        try rules.check(figures)
        let before = try desk.rounds.last(project.id, before: month.text, in: [.submitted, .approved])
        let warnings = rules.warnings(figures, after: before)
        let attempt = (kept?.attempts ?? 0) + 1
        let event = ReportSubmitted(
            project: project.id,
            programme: project.programme,
            town: project.facts.town,
            figures: figures,
            reporter: desk.context.actor.unit,
            attempt: attempt,
            late: situation.round == .locked,
            warnings: warnings
        )
        return Decision([event], reply: reply(project, month, .submitted, attempt, warnings))
    }

    /// Gives a report back.
    func decide(_ command: ReturnReport) throws -> Decision<ReportReply> {
        let (project, report) = try checked(.returnReport, command.project, command.month)
        let reason = try ReasonRules.require(desk.context.reason, for: "Returning a report")
        let event = ReportReturned(
            project: project.id,
            programme: project.programme,
            town: project.facts.town,
            month: command.month,
            reporter: report.reporter,
            checker: desk.context.actor.unit,
            reason: reason,
            wasApproved: report.state == .approved,
            light: try light(of: project, without: command.month)
        )
        return Decision([event], reply: reply(project, command.month, .returned, report.attempts, report.warnings))
    }

    /// Approves a report.
    func decide(_ command: ApproveReport) throws -> Decision<ReportReply> {
        let (project, report) = try checked(.approve, command.project, command.month)
        let event = ReportApproved(
            project: project.id,
            programme: project.programme,
            town: project.facts.town,
            figures: report.figures,
            reporter: report.reporter,
            checker: desk.context.actor.unit,
            light: try light(of: project, with: report.figures)
        )
        return Decision([event], reply: reply(project, command.month, .approved, report.attempts, report.warnings))
    }

    /// The light when a report is approved: by it, or by a later one that is approved already.
    private func light(of project: Project, with figures: ReportFigures) throws -> LightColour {
        let last = try desk.rounds.last(project.id, before: OfficialDate.latest, in: [.approved])
        let latest = last.flatMap { $0.month.text > figures.month.text ? $0 : nil } ?? figures
        return LightRules.light(project.facts, report: latest).colour
    }

    /// The light when a month's report is given back: by the last approved one of another month.
    private func light(of project: Project, without month: Period) throws -> LightColour {
        let last = try desk.rounds.last(project.id, before: OfficialDate.latest, in: [.approved])
        let isIt = last?.month.text == month.text
        let latest = isIt ? try desk.rounds.last(project.id, before: month.text, in: [.approved]) : last
        return LightRules.light(project.facts, report: latest).colour
    }

    /// A report that the asker may check.
    private func checked(
        _ action: RoundRules.Action,
        _ id: String,
        _ month: Period
    ) throws -> (Project, ProjectReport) {
        let project = try desk.project(id)
        _ = try RoundRules.decide(action, in: try desk.rounds.situation(project, month), month: month)
        guard let report = try desk.rounds.report(id, month) else { throw ProjectStore.notFound(id) }
        try RoundRules.checkChecker(desk.context.actor.unit, reporter: report.reporter)
        return (project, report)
    }

    private func reply(
        _ project: Project,
        _ month: Period,
        _ state: ReportState,
        _ attempts: Int,
        _ warnings: [ProjectWarning]
    ) -> ReportReply {
        ReportReply(project: project.id, month: month, state: state, attempts: attempts, warnings: warnings)
    }
}

extension SubmitReport {
    /// Whether this was handed in before: in full, or all that the table says.
    fileprivate func repeats(_ kept: ProjectReport) -> Bool {
        guard let parts, !parts.isEmpty else { return kept.state != .returned && figures == kept.figures }
        let (own, old) = (figures, kept.figures)
        return parts.allSatisfy { part in
            switch part {
            case .investmentThisMonth: Self.isSame(own.investmentThisMonth, old.investmentThisMonth)
            case .investmentToDate: Self.isSame(own.investmentToDate, old.investmentToDate)
            case .progress: own.progress == old.progress
            case .remark: own.remark == old.remark
            case .difficulties: own.difficulties == old.difficulties
            case .exactness:
                Self.isAsExact(own.investmentThisMonth, old.investmentThisMonth)
                    && Self.isAsExact(own.investmentToDate, old.investmentToDate)
            }
        }
    }

    /// What the report says in full: a row says some parts of it, and the rest stays as it was handed in before.
    fileprivate func figures(over kept: ReportFigures?) -> ReportFigures {
        guard let parts, !parts.isEmpty, var whole = kept else { return figures }
        let isExact = parts.contains(.exactness)
        func figure(_ own: Figure?, _ old: Figure?) -> Figure? { !isExact && Self.isSame(own, old) ? old : own }
        for part in parts {
            switch part {
            case .investmentThisMonth:
                whole.investmentThisMonth = figure(figures.investmentThisMonth, whole.investmentThisMonth)
            case .investmentToDate:
                whole.investmentToDate = figure(figures.investmentToDate, whole.investmentToDate)
            case .progress: whole.progress = figures.progress
            case .remark: whole.remark = figures.remark
            case .difficulties: whole.difficulties = figures.difficulties
            case .exactness: break
            }
        }
        return whole
    }

    private static func isSame(_ own: Figure?, _ old: Figure?) -> Bool {
        own?.value == old?.value && (own == nil || own?.unit == old?.unit)
    }

    private static func isAsExact(_ own: Figure?, _ old: Figure?) -> Bool {
        own == nil || own?.qualifier == old?.qualifier && own?.upper == old?.upper
    }
}
