import EnvironmentGovernanceMessages
import Messages
import ModuleKit
import RegistryMessages

/// Carries out ``SetFocusQuantity`` and ``RecordFocusProgress``.
struct FocusHandler {
    let desk: Desk

    /// Sets a town's own number.
    func decide(_ command: SetFocusQuantity) throws -> Decision<FocusState> {
        var (item, state) = try state(command.programme, command.town, command.item)
        try FocusRules.check(quantity: command.quantity, of: item)
        guard state.quantity != command.quantity else { return Decision([], reply: state) }
        state.quantity = command.quantity
        let event = FocusQuantitySet(
            programme: command.programme,
            town: command.town,
            item: command.item,
            quantity: command.quantity
        )
        return Decision([event], reply: state)
    }

    /// Records how far a town is.
    func decide(_ command: RecordFocusProgress) throws -> Decision<FocusState> {
        var (_, state) = try state(command.programme, command.town, command.item)
        try FocusRules.check(command.progress, completed: command.completed, of: state)
        state.progress = command.progress
        state.completed = command.completed
        state.note = command.note
        state.date = desk.context.today
        let event = FocusProgressed(
            programme: command.programme,
            town: command.town,
            item: command.item,
            progress: command.progress,
            completed: command.completed,
            note: command.note,
            date: desk.context.today
        )
        return Decision([event], reply: state)
    }

    private func state(_ id: String, _ town: String, _ name: String) throws -> (item: FocusItem, state: FocusState) {
        let programme = try desk.programme(id)
        try desk.known.require(town: town, of: id, desk.context.access)
        if let (group, item) = programme.focus(name),
            let state = try desk.focus.states([group], of: id, in: town).first(where: { $0.item == name })
        {
            return (item, state)
        }
        throw Problem(
            EnvironmentGovernanceCode.notFound,
            .notFound,
            "'\(id)' has no focus item '\(name)'.",
            remedy: "Ask for the focus items (\(ListFocus.name)).",
            errors: [.init(pointer: "/item", message: "there is no focus item '\(name)'")]
        )
    }
}
