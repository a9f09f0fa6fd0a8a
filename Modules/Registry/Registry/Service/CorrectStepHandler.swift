import Messages
import ModuleKit
import RegistryMessages

/// Carries out ``CorrectStep``.
struct CorrectStepHandler {
    let desk: Desk

    /// Decides.
    func decide(_ command: CorrectStep) throws -> Decision<TownReply> {
        try ReasonRules.require(desk.context.reason, for: "A correction")
        let timeline = try desk.town(command.town, expectedVersion: command.expectedVersion)
        let event = try TownRules.correct(command, timeline, today: desk.context.today)
        let stage = event.programme.flatMap { timeline.value(.stage, in: $0) }
        return Decision([event], reply: TownReply(town: command.town, version: timeline.version + 1, stage: stage))
    }
}
