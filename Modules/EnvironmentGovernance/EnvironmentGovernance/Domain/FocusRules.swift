import EnvironmentGovernanceMessages
import Messages
import RegistryMessages

/// What can be said of focus items.
enum FocusRules {
    /// Checks a town's own number.
    ///
    /// - Throws: ``Problem`` `environment.quantity-stated` when the document gives the number.
    static func check(quantity: Int, of item: FocusItem) throws {
        if let stated = item.quantity {
            throw Problem(
                EnvironmentGovernanceCode.quantityStated,
                .conflict,
                "The document itself says \(stated) \(item.unit ?? "") for '\(item.id)' (\(item.names.zh)).",
                remedy: "Only items without a number (一批) get one from the town."
            )
        }
        var faults = Faults()
        faults.require(item.needsQuantity, "/item", "nothing is counted for '\(item.id)'")
        faults.require(quantity >= 1, "/quantity", "expected a number from 1, found \(quantity)")
        try faults.refuse("The number cannot be set.")
    }

    /// Checks what is said of an item, given how it is in the town.
    ///
    /// - Throws: ``Problem``; `environment.quantity-missing` when a count is given before the town has set its number.
    static func check(_ progress: FocusProgress, completed: Int?, of state: FocusState) throws {
        if state.local && state.quantity == nil && (completed != nil || progress == .done) {
            throw Problem(
                EnvironmentGovernanceCode.quantityMissing,
                .conflict,
                "How many there shall be of '\(state.item)' (\(state.names.zh)) is not set for '\(state.town)'.",
                remedy: "Set it first (\(SetFocusQuantity.name)): the document only says 一批."
            )
        }
        guard let completed else { return }
        var faults = Faults()
        faults.require(state.unit != nil, "/completed", "nothing is counted for '\(state.item)'")
        faults.require(completed >= 0, "/completed", "expected a number from 0, found \(completed)")
        let isEnough = progress != .done || completed >= (state.quantity ?? 0)
        let message = "\(completed) of \(state.quantity ?? 0) is not done"
        faults.require(isEnough, "/completed", message)
        try faults.refuse("The progress does not add up.")
    }
}
