import EnvironmentGovernanceMessages
import Messages
import ModuleKit
import RegistryMessages

/// Makes faults: a new one, or one that is known and seen again.
struct FaultDesk {
    let desk: Desk
    let programme: GovernedProgramme
    private var next: Int

    /// Takes the next free number.
    init(_ desk: Desk, _ programme: GovernedProgramme) throws {
        self.desk = desk
        self.programme = programme
        next = try desk.faults.count(of: programme.id) + 1
    }

    /// What somebody saw.
    struct Sight {
        var origin: FaultOrigin
        var town: String
        var place: InspectedPlace?
        /// Where it is, in words; for sights without a place.
        var location = ""
        /// The kind of place; for sights without a place.
        var kind: String?
        var item: ChecklistItem?
        var date: String
        var text: String?
        var photos: [String] = []
        var inspection: String?
    }

    /// The event that follows.
    ///
    /// A fault of the same item at the same place that still stands and was last seen within the programme's days is
    /// the same one.
    mutating func take(_ sight: Sight) throws -> (id: String, event: any Event, isNew: Bool) {
        if let known = try known(sight) {
            let event = FaultSeenAgain(
                fault: known.found.fault,
                origin: sight.origin,
                programme: programme.id,
                town: sight.town,
                date: sight.date,
                seen: known.seen + 1
            )
            return (known.found.fault, event, false)
        }
        let id = "\(programme.id)-f\(next)"
        next += 1
        let draft = sight.place?.draft
        let event = FaultFound(
            fault: id,
            origin: sight.origin,
            programme: programme.id,
            town: sight.town,
            place: draft?.id,
            placeName: draft?.name ?? sight.location,
            grid: draft?.grid,
            item: sight.item?.id,
            itemName: sight.item?.names.zh,
            kind: draft?.kind ?? sight.kind,
            caseClass: sight.item?.caseClass,
            unit: try unit(of: draft),
            date: sight.date,
            text: sight.text,
            photos: sight.photos,
            inspection: sight.inspection
        )
        return (id, event, true)
    }

    private func known(_ sight: Sight) throws -> EnvironmentFault? {
        guard let place = sight.place?.draft.id, let item = sight.item?.id,
            let fault = try desk.faults.standing(at: place, item: item),
            let days = DayRules.days(from: fault.lastSeen, to: sight.date), abs(days) <= programme.duplicateDays
        else { return nil }
        return fault
    }

    /// Who answers: the place's own unit, or that of the nearest grid around it; by id where the register has it.
    private func unit(of place: PlaceDraft?) throws -> String? {
        guard let place else { return nil }
        let grids = try desk.places.grids(of: programme.id, town: place.town)
        return try PlaceRules.units(of: place, grids: grids).first.map { try desk.known.unitNames().id(of: $0) }
    }
}
