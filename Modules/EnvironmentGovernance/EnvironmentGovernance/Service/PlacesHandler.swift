import EnvironmentGovernanceMessages
import Messages
import ModuleKit

/// Carries out ``DefineGrids`` and ``RegisterPlaces``.
struct PlacesHandler {
    let desk: Desk

    /// Decides grids: all of them or none.
    func decide(_ command: DefineGrids) throws -> Decision<ListReply> {
        let programme = try desk.programme(command.programme)
        let rules = try rules(programme)
        var faults = Faults()
        checkLength(command.grids.count, limit: DefineGrids.limit, at: "/grids", &faults)
        try faults.refuse("The list is too long.")
        faults.requireUnique(command.grids.map(\.id)) { "/grids/\($0)/id" }
        let sent = Dictionary(command.grids.map { ($0.id, $0) }) { first, _ in first }
        var changed: [GridDraft] = []
        for (index, grid) in command.grids.enumerated() {
            let place = "/grids/\(index)"
            let parent = try grid.parent.flatMap { try sent[$0] ?? kept($0, of: programme.id) }
            let known = try desk.places.grid(grid.id)
            checkOwner(known.map { ($0.programme, $0.draft.town) }, programme.id, grid.town, at: place, &faults)
            rules.check(grid, parent: parent, known: known?.draft, at: place, &faults)
            if known?.draft != grid { changed.append(grid) }
        }
        try faults.refuse("The grids cannot be defined.")
        let order = changed.sorted { (level($0, programme), $0.id) < (level($1, programme), $1.id) }
        return Decision(
            order.map { GridDefined(programme: programme.id, grid: $0) },
            reply: ListReply(changed: changed.count, unchanged: command.grids.count - changed.count)
        )
    }

    /// Decides places: all of them or none.
    func decide(_ command: RegisterPlaces) throws -> Decision<ListReply> {
        let programme = try desk.programme(command.programme)
        let rules = try rules(programme)
        var faults = Faults()
        checkLength(command.places.count, limit: RegisterPlaces.limit, at: "/places", &faults)
        try faults.refuse("The list is too long.")
        faults.requireUnique(command.places.map(\.id)) { "/places/\($0)/id" }
        var changed: [PlaceDraft] = []
        for (index, draft) in command.places.enumerated() {
            let place = "/places/\(index)"
            let grid = try draft.grid.flatMap { try kept($0, of: programme.id) }
            let known = try desk.places.find(draft.id)
            checkOwner(known.map { ($0.programme, $0.draft.town) }, programme.id, draft.town, at: place, &faults)
            rules.check(draft, grid: grid, at: place, &faults)
            if known?.draft != draft { changed.append(draft) }
        }
        try faults.refuse("The places cannot be registered.")
        return Decision(
            changed.map { PlaceRegistered(programme: programme.id, place: $0) },
            reply: ListReply(changed: changed.count, unchanged: command.places.count - changed.count)
        )
    }

    private func rules(_ programme: GovernedProgramme) throws -> PlaceRules {
        PlaceRules(
            programme: programme,
            towns: Set(try desk.known.towns(of: programme.id, desk.context.access))
        )
    }

    private func kept(_ id: String, of programme: String) throws -> GridDraft? {
        guard let grid = try desk.places.grid(id), grid.programme == programme else { return nil }
        return grid.draft
    }

    /// A grid's level, so that events come in the order of the tree.
    private func level(_ grid: GridDraft, _ programme: GovernedProgramme) -> Int {
        programme.levels.firstIndex(of: grid.level) ?? 0
    }

    private func checkLength(_ count: Int, limit: Int, at place: String, _ faults: inout Faults) {
        faults.require(count <= limit, place, "expected at most \(limit) in one request, found \(count)")
    }

    private func checkOwner(
        _ owner: (programme: String, town: String)?,
        _ programme: String,
        _ town: String,
        at place: String,
        _ faults: inout Faults
    ) {
        guard let owner, owner != (programme, town) else { return }
        faults.add(
            place + "/id",
            "the id is taken in another town or programme",
            EnvironmentGovernanceCode.alreadyThere
        )
    }
}
