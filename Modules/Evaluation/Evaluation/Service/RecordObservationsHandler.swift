import EvaluationMessages
import Ledger
import Messages
import ModuleKit
import RegistryMessages

/// Carries out ``RecordObservations``.
struct RecordObservationsHandler {
    var desk: FigureDesk

    /// Decides.
    mutating func decide(_ command: RecordObservations) throws -> Decision<RecordObservations.Reply> {
        var faults = Faults()
        let limit = RecordObservations.limit
        faults.require(command.observations.count <= limit, "/observations", "expected at most \(limit)")
        try faults.refuse(EvaluationCode.invalid, "There are too many observations.", remedy: "Send them in parts.")
        var events: [ObservationRecorded] = []
        var ids: [String] = []
        var taken: Set<String> = []
        for (index, entry) in command.observations.enumerated() {
            let pointer = "/observations/\(index)"
            guard let observation = try observation(entry, at: pointer, &faults) else { continue }
            faults.require(
                taken.insert(observation.id).inserted,
                "\(pointer)/id",
                "'\(observation.id)' stands twice; expected each once"
            )
            ids.append(observation.id)
            if try isNew(observation, at: pointer) { events.append(ObservationRecorded(observation)) }
        }
        try faults.refuse(EvaluationCode.invalid, "Nothing was recorded: some observations are wrong.")
        return Decision(events, reply: .init(ids: ids, recorded: events.count))
    }

    private mutating func observation(
        _ entry: RecordObservations.Entry,
        at pointer: String,
        _ faults: inout Faults
    ) throws -> Observation? {
        let rules = try desk.rules(of: entry.programme, at: "\(pointer)/programme")
        let town = try entry.town.flatMap {
            try desk.town($0, in: entry.programme, at: "\(pointer)/town", &faults)
        }
        if entry.town == nil || town != nil {
            let place = Place(programme: entry.programme, town: town?.id)
            try ScopeRules.require(desk.context.access, toCover: place, of: EvaluationModule.name)
        }
        let type = town?.type
        guard entry.town == nil || town != nil,
            let indicator = rules.indicator(entry.indicator, townType: type, at: "\(pointer)/indicator", &faults)
        else { return nil }
        rules.check(entry.figure, of: indicator, at: "\(pointer)/figure", &faults)
        faults.require(
            entry.state != .returned,
            "\(pointer)/state",
            "an observation is not recorded as returned; return it with a reason (\(ReturnObservation.name))"
        )
        let id = entry.id ?? "\(entry.programme)-o\(String(desk.context.random(), radix: 36))"
        faults.require(!id.isEmpty && id.utf8.count <= 128, "\(pointer)/id", "expected 1 to 128 bytes")
        return Observation(
            id: id,
            programme: entry.programme,
            town: town?.id,
            subject: entry.subject,
            indicator: indicator.id,
            period: entry.period,
            figure: entry.figure,
            state: entry.state ?? .reported,
            evidence: entry.evidence,
            note: entry.note
        )
    }

    /// Whether an observation is not on record yet.
    ///
    /// - Throws: ``Problem`` `evaluation.already-there` when another one has its id.
    private func isNew(_ observation: Observation, at pointer: String) throws -> Bool {
        guard let kept = try ObservationStore(tables: desk.tables).find(observation.id) else { return true }
        let first = try ObservationStore(tables: desk.tables).history(observation.id).first
        var recorded = kept.observation
        recorded.figure = first?.figure ?? recorded.figure
        recorded.state = first?.state ?? recorded.state
        recorded.version = 1
        recorded.evidence = observation.evidence
        var now = kept.observation
        now.version = 1
        now.evidence = observation.evidence
        guard recorded == observation || now == observation else {
            throw Problem(
                EvaluationCode.alreadyThere,
                .conflict,
                "There is an observation '\(observation.id)' with another content.",
                remedy: "Put its figure right (\(CorrectObservation.name)), or take another id.",
                errors: [.init(pointer: "\(pointer)/id", message: "'\(observation.id)' is taken")]
            )
        }
        return false
    }
}
