import Messages
import ModuleKit
import RegistryMessages

/// Carries out ``CorrectTown``.
struct CorrectTownHandler {
    let desk: Desk

    /// Decides.
    func decide(_ command: CorrectTown) throws -> Decision<TownReply> {
        try ReasonRules.require(desk.context.reason, for: "A correction")
        let timeline = try desk.town(command.town, expectedVersion: command.expectedVersion)
        let definition = try command.programme.map { try desk.programmes.require($0) }
        if let definition, timeline.value(.stage, in: definition.id) == nil {
            throw Problem(
                RegistryCode.notFound,
                .notFound,
                "The town '\(command.town)' is not in the programme '\(definition.id)'.",
                remedy: "Let it join the programme first (\(JoinProgramme.name))."
            )
        }
        let region = try desk.region(command.region, asOf: command.validFrom ?? desk.context.today)
        let events = try TownRules.correct(
            command,
            timeline,
            region: region,
            definition: definition,
            today: desk.context.today
        )
        let stage = definition.flatMap { timeline.value(.stage, in: $0.id) }
        let version = timeline.version + events.count
        return Decision(events, reply: TownReply(town: command.town, version: version, stage: stage))
    }
}
