import EnvironmentGovernanceMessages
import Messages

/// What makes grids a tree, and a place one that can be looked at.
struct PlaceRules {
    let programme: GovernedProgramme
    let towns: Set<String>

    /// Adds what is wrong with a grid, given the one around it (on record or in the same list) and what is on record
    /// of it.
    func check(
        _ grid: GridDraft,
        parent: GridDraft?,
        known: GridDraft?,
        at place: String,
        _ faults: inout Faults
    ) {
        let code = EnvironmentGovernanceCode.badTree
        faults.requireID(grid.id, place + "/id")
        faults.requireText(grid.name, place + "/name")
        checkTown(grid.town, at: place, &faults)
        guard let level = programme.levels.firstIndex(of: grid.level) else {
            return faults.requireKnown(grid.level, among: programme.levels, "level of grids", place + "/level")
        }
        let above = level == 0 ? nil : programme.levels[level - 1]
        switch (above, grid.parent, parent) {
        case (nil, nil, _): break
        case (nil, _?, _): faults.add(place + "/parent", "a grid of the top level lies in no other", code)
        case (let above?, nil, _): faults.add(place, "expected 'parent': a grid of the level '\(above)'", code)
        case (_, let id?, nil): faults.add(place + "/parent", "there is no grid '\(id)' in this town", code)
        case (let above?, _, let parent?):
            let message = "'\(parent.id)' is of the level '\(parent.level)'; expected '\(above)'"
            faults.require(parent.level == above, place + "/parent", message, code)
            faults.require(parent.town == grid.town, place + "/parent", "'\(parent.id)' is another town's", code)
        }
        guard let known else { return }
        let stays = known.level == grid.level && known.parent == grid.parent
        faults.require(stays, place, "'\(grid.id)' cannot move in the tree; define another grid", code)
    }

    /// Adds what is wrong with a place, given the grid that it names when that is on record.
    func check(_ draft: PlaceDraft, grid: GridDraft?, at place: String, _ faults: inout Faults) {
        faults.requireID(draft.id, place + "/id")
        faults.requireText(draft.name, place + "/name")
        checkTown(draft.town, at: place, &faults)
        faults.requireKnown(draft.kind, among: programme.kinds, "kind of place", place + "/kind")
        if let id = draft.grid {
            let isThere = grid?.town == draft.town
            faults.require(isThere, place + "/grid", "there is no grid '\(id)' in this town")
        }
        for (index, facility) in draft.facilities.enumerated() {
            let at = "\(place)/facilities/\(index)"
            faults.requireText(facility.name, at + "/name")
            faults.require(facility.count >= 0, at + "/count", "expected a number from 0, found \(facility.count)")
        }
        if let duty = draft.duty { faults.requireText(duty.unit, place + "/duty/unit") }
    }

    private func checkTown(_ town: String, at place: String, _ faults: inout Faults) {
        let message = "'\(town)' is not a town of '\(programme.id)' known here; one just listed is known in a moment"
        faults.require(towns.contains(town), place + "/town", message, EnvironmentGovernanceCode.unknownTown)
    }

    /// The units that answer for a place: its own, and those of the grids around it, nearest first.
    static func units(of place: PlaceDraft, grids: [String: GridDraft]) -> [String] {
        var units = place.duty.map { [$0.unit] } ?? []
        var next = place.grid
        var steps = 0
        while let id = next, let grid = grids[id], steps < grids.count {
            if let unit = grid.duty?.unit, !units.contains(unit) { units.append(unit) }
            next = grid.parent
            steps += 1
        }
        return units
    }
}
