import Messages
import ModuleKit
import RectificationMessages

/// Carries out ``SuspendCase``, ``ResumeCase`` and ``MergeCase``.
struct SetAsideHandler {
    let desk: Desk

    /// Puts it off.
    func decide(_ command: SuspendCase) throws -> Decision<CaseReply> {
        let record = try desk.find(command.case, for: .suspend, expectedVersion: command.expectedVersion)
        let reason = try desk.reason(for: "Putting a case off")
        let deadlines = DeadlineRules(working: try desk.calendars.workingDays())
        let event = CaseSuspended(
            case: record.id,
            origin: record.origin,
            programme: record.programme,
            town: record.town,
            by: desk.unit,
            on: desk.today,
            reason: reason,
            remaining: deadlines.remaining(of: record.deadline, on: desk.today)
        )
        return desk.decision(event, on: record)
    }

    /// Lets its deadline run again.
    func decide(_ command: ResumeCase) throws -> Decision<CaseReply> {
        let record = try desk.find(command.case, for: .resume, expectedVersion: command.expectedVersion)
        let event = CaseResumed(
            case: record.id,
            origin: record.origin,
            programme: record.programme,
            town: record.town,
            by: desk.unit,
            on: desk.today,
            reason: desk.context.reason,
            deadline: try desk.deadline(of: record, remaining: record.remaining)
        )
        return desk.decision(event, on: record)
    }

    /// Makes it part of another.
    func decide(_ command: MergeCase) throws -> Decision<CaseReply> {
        let record = try desk.find(command.case, for: .merge, expectedVersion: command.expectedVersion)
        try check(record, into: command.into)
        let event = CaseMerged(
            case: record.id,
            origin: record.origin,
            programme: record.programme,
            town: record.town,
            by: desk.unit,
            into: command.into,
            reason: desk.context.reason
        )
        return desk.decision(event, on: record)
    }

    private func check(_ record: CaseRecord, into id: String) throws {
        let other = try desk.cases.require(id, desk.context.access)
        let isSamePlace = other.programme == record.programme && other.town == record.town
        guard other.id != record.id, isSamePlace, ![.closed, .merged].contains(other.state) else {
            throw Problem(
                RectificationCode.cannotMerge,
                .conflict,
                "'\(record.id)' cannot become part of '\(id)': that has to be another open case of the same programme "
                    + "and town.",
                remedy: "Name one of those.",
                errors: [.init(pointer: "/into", message: "expected another open case of the same programme and town")]
            )
        }
    }
}
