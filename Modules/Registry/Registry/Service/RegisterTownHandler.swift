import Messages
import ModuleKit
import RegistryMessages

/// Carries out ``RegisterTown``.
struct RegisterTownHandler {
    let desk: Desk

    /// Decides.
    func decide(_ command: RegisterTown) throws -> Decision<TownReply> {
        let date = command.date ?? desk.context.today
        try DateRules.check(date, today: desk.context.today, field: "date")
        let id = command.id ?? Identifier.town(programme: command.programme, random: desk.context.random())
        let region = try desk.region(command.region, asOf: date)
        let changes = try TownRules.register(command, id: id, region: region)
        guard try desk.towns.timeline(id) == nil else { throw alreadyThere(id) }
        let registered = TownRegistered(town: id, date: date, changes: changes, document: command.document)
        guard let programme = command.programme else {
            return Decision([registered], reply: TownReply(town: id, version: 1))
        }
        let definition = try desk.programmes.require(programme)
        let joining = try TownRules.join(definition, level: command.level, category: command.category)
        let joined = ProgrammeJoined(
            town: id,
            programme: programme,
            date: date,
            changes: joining,
            document: command.document
        )
        let stage = definition.stages.first(where: \.initial)?.id
        return Decision([registered, joined], reply: TownReply(town: id, version: 2, stage: stage))
    }

    private func alreadyThere(_ id: String) -> Problem {
        Problem(
            RegistryCode.alreadyThere,
            .conflict,
            "There is a town '\(id)' already.",
            remedy: "Take another id, or let that town join the programme (\(JoinProgramme.name)).",
            errors: [.init(pointer: "/id", message: "'\(id)' is taken")]
        )
    }
}
