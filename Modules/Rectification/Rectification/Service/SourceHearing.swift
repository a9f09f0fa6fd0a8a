import EnvironmentGovernanceMessages
import EvaluationMessages
import Ledger
import Messages
import ModuleKit
import ProjectsMessages
import RectificationMessages
import RegistryMessages

/// What other modules say of something returned, put right or found, in this module's words.
struct SourceReader {
    let known: KnownStore

    /// The fact that an event states, `nil` when it is about nothing of the kind.
    func fact(_ event: HeardEvent) throws -> SourceFact? {
        func read<E: Event>(_ type: E.Type) throws -> E {
            try MessageCoding.decode(type, from: event.data, of: event.type)
        }
        let day = OfficeTime.date(of: event.context.time)
        switch event.type {
        case ReportReturned.name: return try returned(try read(ReportReturned.self), day)
        case ReportSubmitted.name: return submitted(try read(ReportSubmitted.self), day)
        case ReportApproved.name: return approved(try read(ReportApproved.self), day)
        case ObservationChanged.name: return try changed(try read(ObservationChanged.self), event.context, day)
        case ApplicationReturned.name: return try returned(try read(ApplicationReturned.self))
        case StepTaken.name: return try taken(try read(StepTaken.self), event.context)
        case FaultFound.name: return found(try read(FaultFound.self), event.context)
        case FaultChanged.name: return withdrawn(try read(FaultChanged.self), event.context, day)
        default: return nil
        }
    }

    // MARK: Reports

    private func returned(_ event: ReportReturned, _ day: String) throws -> SourceFact {
        SourceFact(
            kind: .returned(reason: event.reason),
            origin: report(event.project, event.month),
            programme: event.programme,
            town: event.town,
            by: event.checker,
            unit: event.reporter,
            title: "\(try known.name(.project, event.project)) \(event.month) 月报",
            on: day
        )
    }

    private func submitted(_ event: ReportSubmitted, _ day: String) -> SourceFact {
        SourceFact(
            kind: .submitted,
            origin: report(event.project, event.figures.month),
            programme: event.programme,
            town: event.town,
            by: event.reporter,
            on: day
        )
    }

    private func approved(_ event: ReportApproved, _ day: String) -> SourceFact {
        SourceFact(
            kind: .approved,
            origin: report(event.project, event.figures.month),
            programme: event.programme,
            town: event.town,
            by: event.checker,
            on: day
        )
    }

    private func report(_ project: String, _ month: Period) -> CaseOrigin {
        CaseOrigin(module: SubmitReport.service, kind: .report, id: "\(project)/\(month)")
    }

    // MARK: Observations

    private func changed(_ event: ObservationChanged, _ context: EventContext, _ day: String) throws -> SourceFact? {
        let observation = event.observation
        let kind: SourceFact.Kind
        switch event.kind {
        case .returned: kind = .returned(reason: context.reason ?? "")
        case .resubmitted: kind = .submitted
        case .verified: kind = .approved
        case .recorded, .corrected: return nil
        }
        let name = try known.indicator(observation.indicator, of: observation.programme)
        let town = try observation.town.map { try known.name(.town, $0) + " " } ?? ""
        return SourceFact(
            kind: kind,
            origin: CaseOrigin(module: VerifyObservation.service, kind: .observation, id: observation.id),
            programme: observation.programme,
            town: observation.town,
            by: context.actor.unit,
            unit: try known.reporter(observation.id),
            title: "\(town)\(name) \(observation.period)",
            on: day
        )
    }

    // MARK: Applications

    private func returned(_ event: ApplicationReturned) throws -> SourceFact {
        SourceFact(
            kind: .returned(reason: event.reason),
            origin: application(event.town, event.programme),
            programme: event.programme,
            town: event.town,
            by: event.unit,
            unit: event.applicant,
            title: "\(try known.name(.town, event.town)) 申报材料",
            on: event.date
        )
    }

    /// The application itself is handed in again by it; any other step of the town shows that it was found good.
    private func taken(_ event: StepTaken, _ context: EventContext) throws -> SourceFact? {
        guard let step = try known.application(of: event.programme) else { return nil }
        return SourceFact(
            kind: event.step == step ? .submitted : .approved,
            origin: application(event.town, event.programme),
            programme: event.programme,
            town: event.town,
            by: context.actor.unit,
            on: event.date
        )
    }

    private func application(_ town: String, _ programme: String) -> CaseOrigin {
        CaseOrigin(module: TakeStep.service, kind: .application, id: "\(town)/\(programme)")
    }

    // MARK: Faults

    private func found(_ event: FaultFound, _ context: EventContext) -> SourceFact {
        let what = event.itemName ?? event.text ?? event.placeName
        return SourceFact(
            kind: .found(reason: event.text ?? what, class: event.caseClass, photos: event.photos),
            origin: CaseOrigin(module: EnvironmentName.service, kind: .fault, id: event.fault),
            programme: event.programme,
            town: event.town,
            by: context.actor.unit,
            unit: event.unit,
            title: what,
            place: event.placeName,
            on: event.date
        )
    }

    /// A fault that its finders took back; its other changes follow from the case itself.
    private func withdrawn(_ event: FaultChanged, _ context: EventContext, _ day: String) -> SourceFact? {
        guard event.state == .withdrawn else { return nil }
        return SourceFact(
            kind: .withdrawn(reason: context.reason),
            origin: CaseOrigin(module: EnvironmentName.service, kind: .fault, id: event.fault),
            programme: event.programme,
            town: event.town,
            by: context.actor.unit,
            on: day
        )
    }
}

/// The module that finds faults, by the first word of its events.
enum EnvironmentName {
    /// Its name on the bus.
    static let service = FaultFound.service
}

/// What follows from what was heard: names and rules are kept, cases are filed and moved on.
struct SourceHearing {
    let tables: any TableWriter

    /// Takes events in, in the order of their stream; what follows from one is seen by the next.
    func hear(_ events: [HeardEvent]) throws -> [any Event] {
        let known = KnownStore(tables: tables)
        let deadlines = DeadlineRules(working: try CalendarStore(tables: tables).workingDays())
        var changed: [String: CaseRecord] = [:]
        var all: [any Event] = []
        for event in events {
            try KnownStore.hear(event, to: tables)
            guard let fact = try SourceReader(known: known).fact(event) else { continue }
            let classes = try known.rules(fact.programme) ?? ClassRules(rules: .usual)
            var record = try changed[fact.case] ?? CaseStore(tables: tables).find(fact.case)
            for event in SourceRules(classes: classes, deadlines: deadlines).events(fact, record) {
                if let filed = event as? CaseFiled { record = CaseRecord(filed) }
                if let change = event as? any CaseChange { record?.apply(change) }
                all.append(event)
            }
            changed[fact.case] = record
        }
        return all
    }
}
