import Messages
import ModuleKit
import RegistryMessages
import ResponsibilityMessages

/// Carries out ``AssignTasks``, ``ReportProgress`` and ``CompleteTask``.
struct AssignmentHandler {
    let desk: Desk

    /// Decides which tasks a town gets.
    func decide(_ command: AssignTasks) throws -> Decision<AssignTasks.Reply> {
        try desk.require(programme: command.programme, town: command.town)
        let book = try desk.known.book(command.programme)
        let townType = try desk.known.townType(of: command.town, in: command.programme)
        try desk.groups.requireWorking(command.programme)
        let tasks = try AssignmentRules.chosen(command.tasks, of: book, for: townType)
        let due = try due(command)
        let existing = try desk.assignments.ids(of: command.town, in: command.programme)
        var number = try desk.assignments.lastNumber(of: command.programme)
        var (ids, events): ([String], [TaskAssigned]) = ([], [])
        for task in tasks {
            if let id = existing[task.id] {
                ids.append(id)
                continue
            }
            number += 1
            ids.append("\(command.programme)-t\(number)")
            events.append(event(command, task, book, id: ids[ids.count - 1], due: due))
        }
        return Decision(events, reply: .init(assignments: ids, assigned: events.count))
    }

    /// Decides a report.
    func decide(_ command: ReportProgress) throws -> Decision<AssignmentReply> {
        let assignment = try desk.assignments.require(command.assignment)
        try AssignmentRules.requireOpen(assignment)
        var faults = Faults()
        let isShare = command.percent >= DecimalValue(0) && command.percent <= DecimalValue(100)
        faults.require(isShare, "/percent", "expected 0 to 100 (%), found \(command.percent)")
        faults.requireText(command.text, "/text")
        try faults.refuse("The report cannot be taken.")
        let event = TaskProgressed(
            assignment: assignment.id,
            programme: assignment.programme,
            town: assignment.town,
            task: assignment.task,
            progress: .init(
                on: desk.context.today,
                by: desk.context.actor.unit,
                percent: command.percent,
                text: command.text
            )
        )
        return Decision([event], reply: reply(assignment, .open))
    }

    /// Decides that a task is done.
    func decide(_ command: CompleteTask) throws -> Decision<AssignmentReply> {
        let assignment = try desk.assignments.require(command.assignment)
        try AssignmentRules.requireOpen(assignment)
        var faults = Faults()
        faults.require(!command.evidence.isEmpty, "/evidence", "expected at least one text")
        for (index, text) in command.evidence.enumerated() { faults.requireText(text, "/evidence/\(index)") }
        try faults.refuse(
            "A task is completed with evidence only.",
            code: ResponsibilityCode.evidenceMissing,
            remedy: "Name what shows that it is done: a document, a photo, a figure."
        )
        let event = TaskCompleted(
            assignment: assignment.id,
            programme: assignment.programme,
            town: assignment.town,
            task: assignment.task,
            evidence: command.evidence,
            date: desk.context.today
        )
        return Decision([event], reply: reply(assignment, .completed))
    }

    private func due(_ command: AssignTasks) throws -> String? {
        var faults = Faults()
        if let due = command.due {
            faults.require(OfficialDate.isDay(due), "/due", "expected a day such as 2024-12-31, found '\(due)'")
        }
        try faults.refuse("The tasks cannot be given.")
        return command.due
    }

    private func event(
        _ command: AssignTasks,
        _ task: TaskDefinition,
        _ book: TaskBook,
        id: String,
        due: String?
    ) -> TaskAssigned {
        TaskAssigned(
            assignment: id,
            programme: command.programme,
            programmeVersion: book.version,
            town: command.town,
            task: task.id,
            number: task.number,
            names: task.names,
            due: due ?? task.due.flatMap(OfficialDate.lastDay),
            date: desk.context.today
        )
    }

    private func reply(_ assignment: Assignment, _ state: AssignmentState) -> AssignmentReply {
        .init(assignment: assignment.id, state: state, version: assignment.version + 1)
    }
}
