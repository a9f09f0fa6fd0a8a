import Ledger
import Messages
import ModuleKit
import ResponsibilityMessages

extension AssignmentStore {
    /// Applies ``TaskAssigned``.
    static func apply(_ event: TaskAssigned, to tables: any TableWriter) throws {
        let assignment = Assignment(
            id: event.assignment,
            programme: event.programme,
            programmeVersion: event.programmeVersion,
            town: event.town,
            task: event.task,
            number: event.number,
            names: event.names,
            due: event.due,
            assignedOn: event.date
        )
        let number = try AssignmentStore(tables: tables, access: .everything, today: event.date)
            .lastNumber(of: event.programme)
        try tables.execute(
            """
            INSERT INTO assignments (id, programme, number, task, town, state, due, definition)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .text(event.assignment), .text(event.programme), .init(number + 1), .text(event.task),
                .text(event.town), .text(assignment.state.rawValue), .init(event.due), try .init(json: assignment),
            ]
        )
    }

    /// Applies ``TaskProgressed``.
    static func apply(_ event: TaskProgressed, to tables: any TableWriter) throws {
        try change(event.assignment, tables) { assignment in
            assignment.percent = event.progress.percent
            assignment.progress.append(event.progress)
        }
    }

    /// Applies ``TaskCompleted``.
    static func apply(_ event: TaskCompleted, to tables: any TableWriter) throws {
        try change(event.assignment, tables) { assignment in
            assignment.state = .completed
            assignment.evidence = event.evidence
            assignment.closedOn = event.date
        }
    }

    /// Applies ``TaskEnded``.
    static func apply(_ event: TaskEnded, to tables: any TableWriter) throws {
        try change(event.assignment, tables) { assignment in
            assignment.state = .ended
            assignment.closedOn = event.date
        }
    }

    private static func change(
        _ id: String,
        _ tables: any TableWriter,
        _ change: (inout Assignment) -> Void
    ) throws {
        let row = try tables.row("SELECT definition FROM assignments WHERE id = ?", [.text(id)])
        guard var assignment = try row?.json(Assignment.self, "definition") else { return }
        change(&assignment)
        assignment.version += 1
        try tables.execute(
            "UPDATE assignments SET state = ?, definition = ? WHERE id = ?",
            [.text(assignment.state.rawValue), try .init(json: assignment), .text(id)]
        )
    }
}
