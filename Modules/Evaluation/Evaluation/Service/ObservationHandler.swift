import EvaluationMessages
import Ledger
import Messages
import ModuleKit

/// Carries out what is done to one observation: return, resubmit, verify, correct.
struct ObservationHandler {
    var desk: FigureDesk

    /// Decides ``ReturnObservation``.
    func decide(_ command: ReturnObservation) throws -> Decision<ObservationReply> {
        try desk.requireReason(for: "A return")
        let kept = try require(command.observation, in: [.reported, .verified], for: "returned").observation
        var changed = kept
        changed.state = .returned
        return decision(.returned, changed, from: kept)
    }

    /// Decides ``ResubmitObservation``.
    mutating func decide(_ command: ResubmitObservation) throws -> Decision<ObservationReply> {
        try desk.requireReason(for: "Sending in again")
        let kept = try require(command.observation, in: [.returned], for: "sent in again").observation
        if let figure = command.figure { try check(figure, of: kept) }
        var changed = kept
        changed.state = .reported
        changed.figure = command.figure ?? kept.figure
        changed.evidence = command.evidence ?? kept.evidence
        return decision(.resubmitted, changed, from: kept)
    }

    /// Decides ``VerifyObservation``.
    func decide(_ command: VerifyObservation) throws -> Decision<ObservationReply> {
        let (kept, reporter) = try require(command.observation, in: [.reported], for: "verified")
        guard desk.context.actor.unit != reporter else {
            throw Problem(
                EvaluationCode.sameUnit,
                .forbidden,
                "'\(reporter)' reported '\(kept.id)'; the unit that reports may not verify.",
                remedy: "Let another unit verify."
            )
        }
        var changed = kept
        changed.state = .verified
        changed.evidence = command.evidence ?? kept.evidence
        return decision(.verified, changed, from: kept)
    }

    /// Decides ``CorrectObservation``.
    mutating func decide(_ command: CorrectObservation) throws -> Decision<ObservationReply> {
        try desk.requireReason(for: "A correction")
        let kept = try require(command.observation, in: [.reported, .verified], for: "corrected").observation
        if let expected = command.expectedVersion, expected != kept.version {
            throw Problem(
                EvaluationCode.versionMismatch,
                .conflict,
                "'\(kept.id)' is at version \(kept.version), not \(expected): somebody changed it meanwhile.",
                remedy: "Read it again and decide anew.",
                errors: [.init(pointer: "/expectedVersion", message: "it is at version \(kept.version)")]
            )
        }
        try check(command.figure, of: kept)
        var changed = kept
        changed.figure = command.figure
        changed.state = .reported
        return decision(.corrected, changed, from: kept)
    }

    private func decision(
        _ kind: ObservationHistoryEntry.Kind,
        _ changed: Observation,
        from kept: Observation
    ) -> Decision<ObservationReply> {
        var observation = changed
        observation.version += 1
        let event = ObservationChanged(kind, observation, oldFigure: kept.figure, oldState: kept.state)
        let reply = ObservationReply(
            observation: observation.id,
            state: observation.state,
            version: observation.version
        )
        return Decision([event], reply: reply)
    }

    private func require(
        _ id: String,
        in states: [ObservationState],
        for what: String
    ) throws -> (observation: Observation, reporter: String) {
        let kept = try ObservationStore(tables: desk.tables, access: desk.context.access).require(id)
        guard states.contains(kept.observation.state) else {
            let expected = states.map(\.rawValue).joined(separator: " or ")
            throw Problem(
                EvaluationCode.wrongState,
                .conflict,
                "'\(id)' is \(kept.observation.state.rawValue) and cannot be \(what); it would have to be \(expected).",
                remedy: "See its history."
            )
        }
        return kept
    }

    private mutating func check(_ figure: Figure, of observation: Observation) throws {
        var faults = Faults()
        let rules = try desk.rules(of: observation.programme, at: "/observation")
        if let indicator = rules.indicators.first(where: { $0.id == observation.indicator }) {
            rules.check(figure, of: indicator, at: "/figure", &faults)
        }
        try faults.refuse(EvaluationCode.invalid, "The figure cannot be one of '\(observation.indicator)'.")
    }
}
