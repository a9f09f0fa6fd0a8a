import EnvironmentGovernanceMessages
import Messages
import ModuleKit
import RegistryMessages

/// Carries out ``OpenInspection`` and ``DrawInspection``.
struct InspectionHandler {
    let desk: Desk

    /// Opens an inspection; one that was opened with the same commitment is it.
    func decide(_ command: OpenInspection) throws -> Decision<InspectionReply> {
        let programme = try desk.programme(command.programme)
        let part = try part(of: command, programme)
        if let kept = try desk.inspections.inspection(committedTo: command.commitment) {
            return Decision([], reply: try reply(of: kept, to: command, part))
        }
        try DayRules.checkMonth(command.month, today: desk.context.today)
        try desk.requireOpen(command.month, of: command.programme)
        try check(command, in: programme)
        let (candidates, avoided) = try candidates(of: command, in: programme)
        let event = InspectionOpened(
            inspection: try id(of: command),
            programme: command.programme,
            month: command.month,
            part: part,
            unit: command.unit,
            items: programme.items(command.items, groups: command.groups),
            quotas: command.quotas,
            unannounced: command.unannounced,
            anyPlace: command.anyPlace,
            commitment: command.commitment,
            candidates: candidates,
            digest: DrawRules.digest(of: candidates),
            avoided: avoided
        )
        let reply = InspectionReply(
            inspection: event.inspection,
            state: .open,
            candidates: candidates.count,
            digest: event.digest
        )
        return Decision([event], reply: reply)
    }

    /// Draws an inspection's places; drawing again with the same secret changes nothing.
    func decide(_ command: DrawInspection) throws -> Decision<InspectionReply> {
        let inspection = try desk.inspections.require(command.inspection)
        try DrawRules.check(command.secret, against: inspection.commitment)
        var reply = InspectionReply(
            inspection: inspection.id,
            state: inspection.state,
            candidates: inspection.candidates,
            digest: inspection.digest,
            drawn: inspection.drawn
        )
        guard inspection.drawn.isEmpty else { return Decision([], reply: reply) }
        try desk.requireOpen(inspection.month, of: inspection.programme)
        let candidates = try desk.inspections.candidates(inspection.id)
        reply.drawn = DrawRules.draw(by: command.secret, from: candidates, inspection.quotas)
        reply.state = .drawn
        let event = InspectionDrawn(
            inspection: inspection.id,
            programme: inspection.programme,
            secret: command.secret,
            drawn: reply.drawn
        )
        return Decision([event], reply: reply)
    }

    // MARK: Rules of opening

    private func id(of command: OpenInspection) throws -> String {
        let number = try desk.inspections.count(of: command.programme, in: command.month) + 1
        let id = command.id ?? "\(command.programme)-\(command.month)-\(number)"
        var faults = Faults()
        faults.requireID(id, "/id")
        let code = EnvironmentGovernanceCode.alreadyThere
        faults.require(try !desk.inspections.isTaken(id), "/id", "there is an inspection '\(id)' already", code)
        try faults.refuse("The inspection cannot be opened.")
        return id
    }

    private func part(of command: OpenInspection, _ programme: GovernedProgramme) throws -> String {
        let ids = programme.partIDs
        if command.part == nil, ids.count == 1 { return ids[0] }
        var faults = Faults()
        faults.requireKnown(command.part ?? "", among: ids, "part of the score", "/part")
        try faults.refuse("The inspection belongs to no part of the month's score.")
        return command.part ?? ""
    }

    private func check(_ command: OpenInspection, in programme: GovernedProgramme) throws {
        var faults = Faults()
        faults.requireText(command.unit, "/unit")
        faults.requireDigest(command.commitment, "/commitment")
        faults.require(!command.quotas.isEmpty, "/quotas", "expected at least one kind of place")
        faults.requireUnique(command.quotas.map(\.kind)) { "/quotas/\($0)/kind" }
        for (index, quota) in command.quotas.enumerated() {
            let place = "/quotas/\(index)"
            faults.requireKnown(quota.kind, among: programme.kinds, "kind of place", place + "/kind")
            faults.require(quota.count >= 1, place + "/count", "expected a number from 1, found \(quota.count)")
        }
        for (index, item) in command.items.enumerated() where programme.item(item) == nil {
            faults.add("/items/\(index)", "there is no checklist item '\(item)'")
        }
        let groups = programme.rules.focus.map(\.id)
        for (index, group) in command.groups.enumerated() {
            faults.requireKnown(group, among: groups, "focus group", "/groups/\(index)")
        }
        let towns = Set(try desk.known.towns(of: programme.id, desk.context.access))
        for (index, town) in command.towns.enumerated() where !towns.contains(town) {
            let code = EnvironmentGovernanceCode.unknownTown
            faults.add("/towns/\(index)", "'\(town)' is not a town of '\(programme.id)' known here", code)
        }
        try faults.refuse("The inspection cannot be opened.")
    }

    /// The places that may be drawn, and those left out since the inspecting unit answers for them.
    private func candidates(
        of command: OpenInspection,
        in programme: GovernedProgramme
    ) throws -> (candidates: [Candidate], avoided: [String]) {
        let places = try desk.places.places(
            of: programme.id,
            kinds: command.quotas.map(\.kind),
            towns: command.towns
        )
        let grids = try desk.places.grids(of: programme.id)
        let names = try desk.known.unitNames()
        let own = Set(
            places.filter { place in
                PlaceRules.units(of: place, grids: grids).contains { names.isSame($0, command.unit) }
            }.map(\.id)
        )
        let candidates = places.filter { !own.contains($0.id) }
            .map { Candidate(place: $0.id, kind: $0.kind, town: $0.town) }
        guard candidates.count <= OpenInspection.candidateLimit else {
            throw Problem(
                EnvironmentGovernanceCode.tooMany,
                .invalid,
                "There are \(candidates.count) places to draw from; one draw holds \(OpenInspection.candidateLimit).",
                remedy: "Open one inspection for each part of the towns or kinds."
            )
        }
        guard !candidates.isEmpty else {
            throw Problem(
                EnvironmentGovernanceCode.noCandidates,
                .conflict,
                "There is no place of these kinds that '\(command.unit)' does not answer for itself.",
                remedy: "Register places (\(RegisterPlaces.name)), or let another unit inspect."
            )
        }
        return (DrawRules.sorted(candidates), own.sorted())
    }

    /// What a command is told that was sent before; another one with the same commitment is refused.
    private func reply(of kept: Inspection, to command: OpenInspection, _ part: String) throws -> InspectionReply {
        let isSame =
            kept.programme == command.programme && kept.month == command.month && kept.part == part
            && kept.unit == command.unit && kept.quotas == command.quotas
        guard isSame else {
            throw Problem(
                EnvironmentGovernanceCode.alreadyThere,
                .conflict,
                "Another inspection was opened with this commitment.",
                remedy: "Draw a new secret for each inspection."
            )
        }
        return InspectionReply(
            inspection: kept.id,
            state: kept.state,
            candidates: kept.candidates,
            digest: kept.digest,
            drawn: kept.drawn
        )
    }
}
