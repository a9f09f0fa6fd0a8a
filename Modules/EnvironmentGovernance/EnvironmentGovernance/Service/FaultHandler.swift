import EnvironmentGovernanceMessages
import Messages
import ModuleKit
import RegistryMessages

/// Carries out ``ReportFault`` and ``TakeComplaint``.
struct FaultHandler {
    let desk: Desk

    /// Takes what somebody saw on their way round.
    func decide(_ command: ReportFault) throws -> Decision<FaultReply> {
        let programme = try desk.programme(command.programme)
        let place = try desk.places.require(command.place, of: command.programme, desk.context.access)
        let date = try DayRules.day(command.date, today: desk.context.today)
        try PersonalData.refuse(in: [command.text])
        var faults = Faults()
        let item = item(command.item, fitting: place.draft.kind, in: programme, &faults)
        FindingRules.checkPhotos(command.photos, at: "/photos", &faults)
        try faults.refuse("The fault cannot be taken.")
        let sight = FaultDesk.Sight(
            origin: .patrol,
            town: place.draft.town,
            place: place,
            item: item,
            date: date,
            text: command.text,
            photos: command.photos
        )
        var taker = try FaultDesk(desk, programme)
        let taken = try taker.take(sight)
        return Decision([taken.event], reply: FaultReply(fault: taken.id, isNew: taken.isNew))
    }

    /// Takes a complaint.
    func decide(_ command: TakeComplaint) throws -> Decision<FaultReply> {
        let programme = try desk.programme(command.programme)
        try desk.known.require(town: command.town, of: command.programme, desk.context.access)
        try PersonalData.refuse(in: [command.text, command.location, command.channel])
        var taker = try FaultDesk(desk, programme)
        let sight = try sight(of: command, in: programme)
        let taken = try taker.take(sight)
        let complaint = ComplaintTaken(
            complaint: "\(programme.id)-c\(try desk.faults.complaints(of: programme.id) + 1)",
            programme: programme.id,
            town: command.town,
            channel: command.channel,
            text: command.text,
            fault: taken.id,
            date: sight.date
        )
        let reply = FaultReply(fault: taken.id, isNew: taken.isNew, complaint: complaint.complaint)
        return Decision([complaint, taken.event], reply: reply)
    }

    private func sight(of command: TakeComplaint, in programme: GovernedProgramme) throws -> FaultDesk.Sight {
        let place = try command.place.map {
            try desk.places.require($0, of: command.programme, desk.context.access)
        }
        var faults = Faults()
        faults.requireText(command.channel, "/channel")
        faults.requireText(command.text, "/text")
        if let place {
            faults.require(place.draft.town == command.town, "/place", "'\(place.draft.id)' is another town's")
        } else {
            faults.requireText(command.location ?? "", "/location")
            if let kind = command.kind {
                faults.requireKnown(kind, among: programme.kinds, "kind of place", "/kind")
            }
        }
        let kind = place?.draft.kind ?? command.kind
        let found = command.item.flatMap { item($0, fitting: kind, in: programme, &faults) }
        let date = try DayRules.day(command.date, today: desk.context.today)
        try faults.refuse("The complaint cannot be taken.")
        return FaultDesk.Sight(
            origin: .complaint,
            town: command.town,
            place: place,
            location: command.location ?? "",
            kind: command.kind,
            item: found,
            date: date,
            text: command.text
        )
    }

    private func item(
        _ id: String,
        fitting kind: String?,
        in programme: GovernedProgramme,
        _ faults: inout Faults
    ) -> ChecklistItem? {
        guard let item = programme.item(id) else {
            faults.add("/item", "there is no checklist item '\(id)'")
            return nil
        }
        let fits = kind.map(item.fits) ?? true
        faults.require(fits, "/item", "'\(id)' (\(item.names.zh)) is not for places of the kind '\(kind ?? "")'")
        return item
    }
}
