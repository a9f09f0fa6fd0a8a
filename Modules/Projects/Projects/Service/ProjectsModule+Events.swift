import Ledger
import ModuleKit
import ProjectsMessages

/// What each event does to the tables; nothing else writes them.
extension ProjectsModule {
    func declareEvents(_ declaration: inout ModuleDeclaration) {
        declareProjectEvents(&declaration)
        declaration.event(RoundOpened.self) { event, _, tables in try RoundStore.apply(event, to: tables) }
        declaration.event(RoundLocked.self) { event, _, tables in try RoundStore.apply(event, to: tables) }
        declaration.event(CircularFrozen.self) { event, _, tables in try CircularStore.apply(event, to: tables) }
        declaration.event(LateAllowed.self) { event, _, tables in try RoundStore.apply(event, to: tables) }
        declaration.event(ReportSubmitted.self) { event, _, tables in try RoundStore.apply(event, to: tables) }
        declaration.event(ReportReturned.self) { event, context, tables in
            try RoundStore.apply(event, on: OfficeTime.date(of: context.time), to: tables)
        }
        declaration.event(ReportApproved.self) { event, context, tables in
            try RoundStore.apply(event, on: OfficeTime.date(of: context.time), to: tables)
        }
    }

    private func declareProjectEvents(_ declaration: inout ModuleDeclaration) {
        declaration.event(ProjectRegistered.self) { event, _, tables in try ProjectStore.apply(event, to: tables) }
        declaration.event(ProjectChanged.self) { event, context, tables in
            let now = event.now
            try ProjectStore.change(now.project, from: OfficeTime.date(of: context.time), to: tables) { project in
                project.facts = now.facts
                project.warnings = now.warnings
                project.light = LightRules.light(now.facts, report: project.latest)
            }
        }
        declaration.event(ProjectStatusChanged.self) { event, _, tables in
            try ProjectStore.change(event.project, from: event.date, to: tables) { project in
                project.status = event.status
                project.suspendedFrom = event.status == .suspended ? event.from : nil
                project.funnel.append(FunnelEntry(step: event.step, status: event.status, date: event.date))
            }
        }
        declaration.event(MilestoneRecorded.self) { event, context, tables in
            try ProjectStore.change(event.project, from: OfficeTime.date(of: context.time), to: tables) { project in
                if let place = project.milestones.firstIndex(where: { $0.name == event.milestone.name }) {
                    project.milestones[place] = event.milestone
                } else {
                    project.milestones.append(event.milestone)
                }
            }
        }
    }
}
