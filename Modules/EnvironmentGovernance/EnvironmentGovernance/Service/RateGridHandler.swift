import EnvironmentGovernanceMessages
import Messages
import ModuleKit
import RegistryMessages

/// Carries out ``RateGrid``.
struct RateGridHandler {
    let desk: Desk

    /// Decides; the same rating again changes nothing.
    func decide(_ command: RateGrid) throws -> Decision<GridRating> {
        let programme = try desk.programme(command.programme)
        let rule = try rule(of: programme)
        let grid = try grid(command.grid, of: programme.id)
        try DayRules.checkMonth(command.month, today: desk.context.today)
        try GridRatingRules.check(command)
        let (score, grade) = GridRatingRules.judge(command, by: rule)
        let rating = GridRating(
            programme: programme.id,
            town: grid.town,
            grid: grid.id,
            month: command.month,
            basis: command.basis,
            superior: command.superior,
            residents: command.residents,
            voters: command.voters,
            score: score,
            grade: grade,
            before: try desk.ratings.last(grid.id, before: command.month)?.grade
        )
        if let kept = try desk.ratings.find(grid.id, command.month) {
            guard kept != rating else { return Decision([], reply: kept) }
            try desk.requireReason("'\(grid.id)' is rated for \(command.month) already")
        }
        return Decision([GridRated(rating)], reply: rating)
    }

    private func rule(of programme: GovernedProgramme) throws -> GridRatingRule {
        if let rule = programme.rules.gridRating { return rule }
        throw Problem(
            EnvironmentGovernanceCode.noGridRating,
            .conflict,
            "The programme '\(programme.id)' does not say how grids are rated.",
            remedy: "Add 'gridRating' to its 'environment', under a higher version."
        )
    }

    private func grid(_ id: String, of programme: String) throws -> GridDraft {
        if let grid = try desk.places.grid(id), grid.programme == programme,
            desk.context.access.covers(town: grid.draft.town)
        {
            return grid.draft
        }
        throw Problem(
            EnvironmentGovernanceCode.notFound,
            .notFound,
            "There is no grid '\(id)'.",
            remedy: "Ask for the grids (\(ListGrids.name)), or define it (\(DefineGrids.name)).",
            errors: [.init(pointer: "/grid", message: "there is no grid '\(id)'")]
        )
    }
}
