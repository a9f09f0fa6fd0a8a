import Messages
import ModuleKit
import RectificationMessages

/// Carries out ``AssignCase``, ``AcceptCase`` and ``SubmitCase``.
struct HandleCaseHandler {
    let desk: Desk

    /// Names the unit.
    func decide(_ command: AssignCase) throws -> Decision<CaseReply> {
        let record = try desk.find(command.case, for: .assign, expectedVersion: command.expectedVersion)
        guard !command.unit.allSatisfy(\.isWhitespace) else {
            throw Problem(
                RectificationCode.invalid,
                .invalid,
                "A case is assigned to a unit.",
                remedy: "Name the unit.",
                errors: [.init(pointer: "/unit", message: "expected text, found none")]
            )
        }
        let event = CaseAssigned(
            case: record.id,
            origin: record.origin,
            programme: record.programme,
            town: record.town,
            by: desk.unit,
            unit: command.unit,
            reason: desk.context.reason
        )
        return desk.decision(event, on: record)
    }

    /// Takes it on.
    func decide(_ command: AcceptCase) throws -> Decision<CaseReply> {
        let record = try desk.find(command.case, for: .accept, expectedVersion: command.expectedVersion)
        let event = CaseAccepted(
            case: record.id,
            origin: record.origin,
            programme: record.programme,
            town: record.town,
            by: desk.unit,
            on: desk.today
        )
        return desk.decision(event, on: record)
    }

    /// Says that it is put right.
    func decide(_ command: SubmitCase) throws -> Decision<CaseReply> {
        let record = try desk.find(command.case, for: .submit, expectedVersion: command.expectedVersion)
        try EvidenceRules.check(command.evidence)
        let evidence = command.evidence.map { draft in
            CaseEvidence(text: draft.text, digest: draft.digest, by: desk.unit, on: desk.today)
        }
        let event = CaseSubmitted(
            case: record.id,
            origin: record.origin,
            programme: record.programme,
            town: record.town,
            by: desk.unit,
            on: desk.today,
            evidence: evidence
        )
        return desk.decision(event, on: record)
    }
}
