import Messages
import ModuleKit
import RegistryMessages

/// Carries out ``JoinProgramme``.
struct JoinProgrammeHandler {
    let desk: Desk

    /// Decides.
    func decide(_ command: JoinProgramme) throws -> Decision<TownReply> {
        let timeline = try desk.town(command.town, expectedVersion: command.expectedVersion)
        let definition = try desk.programmes.require(command.programme)
        let date = command.date ?? desk.context.today
        try DateRules.check(date, today: desk.context.today, field: "date")
        guard timeline.value(.stage, in: definition.id) == nil else {
            throw Problem(
                RegistryCode.alreadyThere,
                .conflict,
                "The town '\(command.town)' is in the programme '\(definition.id)' already.",
                remedy: "Take its next step (\(TakeStep.name))."
            )
        }
        let joined = ProgrammeJoined(
            town: command.town,
            programme: definition.id,
            date: date,
            changes: try TownRules.join(definition, level: command.level, category: command.category),
            document: command.document
        )
        let stage = definition.stages.first(where: \.initial)?.id
        return Decision([joined], reply: TownReply(town: command.town, version: timeline.version + 1, stage: stage))
    }
}
