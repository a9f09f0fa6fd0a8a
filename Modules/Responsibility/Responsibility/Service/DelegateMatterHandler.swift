import Messages
import ModuleKit
import RegistryMessages
import ResponsibilityMessages

/// Carries out ``DelegateMatter``.
struct DelegateMatterHandler {
    let desk: Desk

    /// Decides.
    func decide(_ command: DelegateMatter) throws -> Decision<DelegateMatter.Reply> {
        try desk.require(programme: command.programme, town: command.town)
        let admitted = try AdmissionRules.check(command)
        let book = try desk.known.book(command.programme)
        _ = try desk.known.townType(of: command.town, in: command.programme)
        guard let unit = book.directory.find(command.unit) else { throw unknown(command.unit) }
        let number = try desk.matters.lastNumber(of: command.programme) + 1
        let matter = DelegatedMatter(
            id: "\(command.programme)-m\(number)",
            programme: command.programme,
            town: command.town,
            title: command.title,
            unit: unit.id,
            approval: admitted.approval,
            funds: admitted.funds,
            training: admitted.training,
            staff: command.staff,
            guidance: command.guidance,
            since: desk.context.today
        )
        return Decision([MatterDelegated(matter)], reply: .init(matter: matter.id))
    }

    private func unknown(_ unit: String) -> Problem {
        Problem(
            ResponsibilityCode.unknownUnit,
            .invalid,
            "The unit register has no unit called '\(unit)', or several.",
            remedy: "Name it by its id, or define it first (\(DefineUnits.name)).",
            errors: [.init(pointer: "/unit", message: "expected a unit of the register, found '\(unit)'")]
        )
    }
}
