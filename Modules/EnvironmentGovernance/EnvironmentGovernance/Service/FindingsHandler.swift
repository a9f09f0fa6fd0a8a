import EnvironmentGovernanceMessages
import Messages
import ModuleKit

/// Carries out ``RecordFindings``.
struct FindingsHandler {
    let desk: Desk

    /// Records results; those that are on record word for word are passed over.
    func decide(_ command: RecordFindings) throws -> Decision<FindingsReply> {
        let inspection = try desk.inspections.require(command.inspection)
        let programme = try desk.programme(inspection.programme)
        let place = try desk.places.require(command.place, of: inspection.programme, desk.context.access)
        let kept = try desk.findings.results(inspection.id, at: command.place)
        let new = command.results.filter { kept[$0.item] != $0 }
        guard !new.isEmpty || command.results.isEmpty else { return Decision([], reply: FindingsReply()) }
        try requireOpen(inspection, at: place)
        let date = try DayRules.day(command.date, today: desk.context.today)
        var faults = Faults()
        FindingRules.check(
            command.results,
            at: place.draft.kind,
            looking: inspection.items,
            in: programme,
            &faults
        )
        try faults.refuse("The findings cannot be taken.")
        let corrected = new.map(\.item).filter { kept[$0] != nil }
        if !corrected.isEmpty {
            try desk.requireReason("\(corrected.joined(separator: ", ")) is on record at this place")
        }
        try requireOnlyInspected(inspection, place, new)
        let recorded = FindingsRecorded(
            inspection: inspection.id,
            programme: programme.id,
            town: place.draft.town,
            place: place.draft.id,
            month: inspection.month,
            part: inspection.part,
            date: date,
            unit: desk.context.actor.unit,
            results: new,
            corrected: corrected
        )
        let (events, reply) = try consequences(of: recorded, after: kept, at: place, in: programme)
        return Decision([recorded] + events, reply: reply)
    }

    // MARK: Faults that follow

    private func consequences(
        of recorded: FindingsRecorded,
        after kept: [String: ItemResult],
        at place: InspectedPlace,
        in programme: GovernedProgramme
    ) throws -> (events: [any Event], reply: FindingsReply) {
        var reply = FindingsReply(
            recorded: recorded.results.count - recorded.corrected.count,
            corrected: recorded.corrected.count
        )
        var faults = try FaultDesk(desk, programme)
        var events: [any Event] = []
        for result in recorded.results {
            switch FindingRules.consequence(of: result.result, after: kept[result.item]?.result) {
            case .none: break
            case .fault:
                let taken = try faults.take(sight(of: result, recorded, at: place, in: programme))
                events.append(taken.event)
                if taken.isNew { reply.found.append(taken.id) } else { reply.seenAgain.append(taken.id) }
            case .noFault:
                guard let event = try withdrawal(of: result.item, recorded) else { continue }
                events.append(event)
                reply.withdrawn.append(event.fault)
            }
        }
        return (events, reply)
    }

    private func sight(
        of result: ItemResult,
        _ recorded: FindingsRecorded,
        at place: InspectedPlace,
        in programme: GovernedProgramme
    ) -> FaultDesk.Sight {
        FaultDesk.Sight(
            origin: .inspection,
            town: recorded.town,
            place: place,
            item: programme.item(result.item),
            date: recorded.date,
            text: result.text,
            photos: result.photos,
            inspection: recorded.inspection
        )
    }

    /// A fault that only this inspection saw, once, was recorded in error; what others saw stands.
    private func withdrawal(of item: String, _ recorded: FindingsRecorded) throws -> FaultChanged? {
        guard let fault = try desk.faults.standing(at: recorded.place, item: item), fault.seen == 1,
            fault.found.inspection == recorded.inspection
        else { return nil }
        return FaultChanged(
            fault: fault.found.fault,
            programme: recorded.programme,
            town: recorded.town,
            state: .withdrawn
        )
    }

    // MARK: Refusals

    private func requireOpen(_ inspection: Inspection, at place: InspectedPlace) throws {
        try desk.requireOpen(inspection.month, of: inspection.programme)
        guard inspection.state == .drawn else {
            throw Problem(
                EnvironmentGovernanceCode.notDrawn,
                .conflict,
                "The places of the inspection '\(inspection.id)' are not drawn yet.",
                remedy: "Draw them first (\(DrawInspection.name))."
            )
        }
        guard inspection.anyPlace || inspection.drawn.contains(where: { $0.place == place.draft.id }) else {
            throw Problem(
                EnvironmentGovernanceCode.placeNotDrawn,
                .conflict,
                "The place '\(place.draft.id)' was not drawn for the inspection '\(inspection.id)'.",
                remedy: "Record what was drawn; tell of anything else as a patrol (\(ReportFault.name))."
            )
        }
        try desk.requireStranger(desk.context.actor.unit, to: place)
    }

    /// A part has inspections or a score that was handed in, not both.
    private func requireOnlyInspected(_ inspection: Inspection, _ place: InspectedPlace, _ new: [ItemResult]) throws {
        let counts = new.contains { [.pass, .fail].contains($0.result) }
        let isHandedIn = try desk.rankings.isHandedIn(
            inspection.programme,
            inspection.month,
            part: inspection.part,
            town: place.draft.town
        )
        guard counts, isHandedIn else { return }
        throw ScoreHandler.scoredOtherwise(inspection.part, place.draft.town, inspection.month)
    }
}
