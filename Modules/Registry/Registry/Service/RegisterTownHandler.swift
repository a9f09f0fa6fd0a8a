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
        let definition = try command.programme.map { try desk.programmes.require($0) }
        let joining = try definition.map {
            try TownRules.join($0, level: command.level, category: command.category)
        }
        if let town = try desk.towns.timeline(id) {
            return try known(id, town, changes + (joining ?? []), in: command.programme)
        }
        let registered = TownRegistered(town: id, date: date, changes: changes, document: command.document)
        guard let definition, let joining else {
            return Decision([registered], reply: TownReply(town: id, version: 1))
        }
        let joined = ProgrammeJoined(
            town: id,
            programme: definition.id,
            date: date,
            changes: joining,
            document: command.document
        )
        let stage = definition.stages.first(where: \.initial)?.id
        return Decision([registered, joined], reply: TownReply(town: id, version: 2, stage: stage))
    }

    /// A town that is there: left alone when everything said of it holds.
    private func known(
        _ id: String,
        _ town: TownTimeline,
        _ said: [FieldChange],
        in programme: String?
    ) throws -> Decision<TownReply> {
        let differences = TownRules.differences(said, in: programme, from: town)
        guard differences.isEmpty else {
            throw Problem(
                RegistryCode.alreadyThere,
                .conflict,
                "There is a town '\(id)' already, and something else is said of it.",
                remedy:
                    "Correct that town (\(CorrectTown.name)), let it join (\(JoinProgramme.name)), or leave it out.",
                errors: differences
            )
        }
        let stage = programme.flatMap { town.value(.stage, in: $0) }
        let reply = TownReply(town: id, version: town.version, stage: stage, unchanged: true)
        return Decision([], reply: reply)
    }
}
