import Messages
import ModuleKit
import RegistryMessages

/// Carries out ``TakeStep``.
struct TakeStepHandler {
    let desk: Desk

    /// Decides.
    func decide(_ command: TakeStep) throws -> Decision<TownReply> {
        let definition = try desk.programmes.require(command.programme)
        let timeline = try desk.town(command.town, in: command.programme, expectedVersion: command.expectedVersion)
        let date = command.date ?? desk.context.today
        let rules = StepRules(
            definition: definition,
            timeline: timeline,
            command: command,
            date: date,
            today: desk.context.today,
            reason: desk.context.reason
        )
        let (event, reply) = try rules.decide(try desk.actor(for: timeline, asOf: date))
        return Decision([event], reply: reply)
    }
}
