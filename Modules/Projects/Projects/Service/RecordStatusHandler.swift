import Messages
import ModuleKit
import ProjectsMessages

/// Carries out ``RecordStatus``.
struct RecordStatusHandler {
    let desk: Desk

    /// Decides.
    func decide(_ command: RecordStatus) throws -> Decision<ProjectReply> {
        let project = try desk.project(command.project, expectedVersion: command.expectedVersion)
        let (date, today) = (command.date ?? desk.context.today, desk.context.today)
        try DateRules.check(date, notBefore: project.funnel.last?.date ?? "", today: today, field: "date")
        let (status, before) = (project.status, project.suspendedFrom)
        let outcome = try FunnelRules.decide(command.step, from: status, suspendedFrom: before)
        let event = ProjectStatusChanged(
            project: project.id,
            programme: project.programme,
            town: project.facts.town,
            kinds: project.facts.kinds,
            step: command.step,
            from: status,
            status: outcome.status,
            date: date
        )
        let reply = ProjectReply(project: project.id, version: project.version + 1, status: outcome.status)
        return Decision([event], reply: reply)
    }
}

/// Carries out ``RecordMilestone``.
struct RecordMilestoneHandler {
    let desk: Desk

    /// Decides.
    func decide(_ command: RecordMilestone) throws -> Decision<ProjectReply> {
        let project = try desk.project(command.project, expectedVersion: command.expectedVersion)
        let library = try desk.known.library(project.programme)
        var faults = Faults()
        library.check(command.milestone, at: "/milestone", &faults)
        let isNew = !project.milestones.contains { $0.name == command.milestone.name }
        let hasRoom = !isNew || project.milestones.count < Library.mostEntries
        faults.require(hasRoom, "/milestone", "expected at most \(Library.mostEntries) milestones")
        try faults.refuse("The milestone cannot be recorded.")
        guard !project.milestones.contains(command.milestone) else {
            throw Problem(
                ProjectsCode.nothingToChange,
                .conflict,
                "The milestone '\(command.milestone.name)' stands like this already.",
                remedy: "Record it when something has happened."
            )
        }
        let event = MilestoneRecorded(
            project: project.id,
            programme: project.programme,
            town: project.facts.town,
            milestone: command.milestone
        )
        let reply = ProjectReply(project: project.id, version: project.version + 1, status: project.status)
        return Decision([event], reply: reply)
    }
}
