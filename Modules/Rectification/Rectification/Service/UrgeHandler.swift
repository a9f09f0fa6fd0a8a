import Messages
import ModuleKit
import RectificationMessages

/// Carries out ``UrgeCase`` and ``EscalateCase``, by hand or by the clock.
struct UrgeHandler {
    let desk: Desk

    /// Urges.
    func decide(_ command: UrgeCase) throws -> Decision<CaseReply> {
        let record = try desk.find(command.case, for: .urge, expectedVersion: command.expectedVersion)
        if let due = command.due {
            let isDue = record.deadline.urgeOn <= desk.today && record.urgedFor != due
            guard due == record.deadline.due, isDue else { throw notDue(record) }
        }
        let event = CaseUrged(
            case: record.id,
            origin: record.origin,
            programme: record.programme,
            town: record.town,
            by: desk.unit,
            on: desk.today,
            unit: record.unit,
            due: record.deadline.due,
            urged: record.urged + 1,
            reason: desk.context.reason
        )
        return desk.decision(event, on: record)
    }

    /// Raises it to the next level.
    func decide(_ command: EscalateCase) throws -> Decision<CaseReply> {
        let record = try desk.find(command.case, for: .escalate, expectedVersion: command.expectedVersion)
        let level = record.escalation + 1
        guard let next = record.nextEscalation else { throw noMoreLevels(record) }
        if let due = command.due {
            let isDue = next.on <= desk.today && level == command.level
            guard due == record.deadline.due, isDue else { throw notDue(record) }
        }
        let event = CaseEscalated(
            case: record.id,
            origin: record.origin,
            programme: record.programme,
            town: record.town,
            by: desk.unit,
            on: desk.today,
            level: level,
            to: next.to,
            due: record.deadline.due,
            reason: desk.context.reason
        )
        return desk.decision(event, on: record)
    }

    private func notDue(_ record: CaseRecord) -> Problem {
        Problem(
            RectificationCode.notDue,
            .conflict,
            "On \(desk.today) the clock has nothing to do for '\(record.id)', due \(record.deadline.due).",
            remedy: "Leave 'due' out to do it by hand."
        )
    }

    private func noMoreLevels(_ record: CaseRecord) -> Problem {
        Problem(
            RectificationCode.noMoreLevels,
            .conflict,
            "'\(record.id)' is at level \(record.escalation), and '\(record.class)' has no further one.",
            remedy: "Give the class more 'escalations' in the programme; they hold from the next deadline on."
        )
    }
}
