import Messages
import ModuleKit
import RectificationMessages

/// Carries out ``VerifyCase``, ``ReturnCase``, ``CloseCase`` and ``ReopenCase``.
struct CheckCaseHandler {
    let desk: Desk

    /// Finds it good.
    func decide(_ command: VerifyCase) throws -> Decision<CaseReply> {
        let record = try desk.find(command.case, for: .verify, expectedVersion: command.expectedVersion)
        try LoopRules.checkChecker(desk.unit, of: record)
        guard !record.evidence.isEmpty else { throw EvidenceRules.missing("/case") }
        let event = CaseClosed(
            case: record.id,
            origin: record.origin,
            programme: record.programme,
            town: record.town,
            by: desk.unit,
            on: desk.today,
            closing: .verified,
            reason: desk.context.reason,
            satisfied: command.satisfied
        )
        return desk.decision(event, on: record)
    }

    /// Finds it not good.
    func decide(_ command: ReturnCase) throws -> Decision<CaseReply> {
        let record = try desk.find(command.case, for: .giveBack, expectedVersion: command.expectedVersion)
        try LoopRules.checkChecker(desk.unit, of: record)
        let text = try desk.reason(for: "Returning a case")
        let classes = try desk.classes(of: record.programme)
        try classes.check(code: command.code, at: "/code")
        let reason = command.code.map { CaseReason(code: $0, text: text) } ?? classes.reason(text)
        let event = CaseReturned(
            case: record.id,
            origin: record.origin,
            programme: record.programme,
            town: record.town,
            by: desk.unit,
            on: desk.today,
            reason: reason,
            returns: record.returns + 1,
            deadline: try desk.deadline(of: record)
        )
        return desk.decision(event, on: record)
    }

    /// Strikes it off without a check.
    func decide(_ command: CloseCase) throws -> Decision<CaseReply> {
        let record = try desk.find(command.case, for: .close, expectedVersion: command.expectedVersion)
        let reason = try desk.reason(for: "Closing a case without a check")
        let event = CaseClosed(
            case: record.id,
            origin: record.origin,
            programme: record.programme,
            town: record.town,
            by: desk.unit,
            on: desk.today,
            closing: .withdrawn,
            reason: reason,
            satisfied: nil
        )
        return desk.decision(event, on: record)
    }

    /// Opens it again.
    func decide(_ command: ReopenCase) throws -> Decision<CaseReply> {
        let record = try desk.find(command.case, for: .reopen, expectedVersion: command.expectedVersion)
        let reason = try desk.reason(for: "Opening a case again")
        let event = CaseReopened(
            case: record.id,
            origin: record.origin,
            programme: record.programme,
            town: record.town,
            by: desk.unit,
            on: desk.today,
            reason: reason,
            deadline: try desk.deadline(of: record)
        )
        return desk.decision(event, on: record)
    }
}
