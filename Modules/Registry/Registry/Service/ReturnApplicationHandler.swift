import Messages
import ModuleKit
import RegistryMessages

/// Carries out ``ReturnApplication``.
struct ReturnApplicationHandler {
    let desk: Desk

    /// Decides.
    func decide(_ command: ReturnApplication) throws -> Decision<TownReply> {
        let reason = desk.context.reason ?? ""
        try ReasonRules.require(reason, for: "Returning an application")
        let definition = try desk.programmes.require(command.programme)
        let timeline = try desk.town(command.town, in: command.programme, expectedVersion: command.expectedVersion)
        let today = desk.context.today
        let rules = ReturnRules(definition: definition, timeline: timeline, command: command, today: today)
        let event = try rules.decide(by: try desk.actor(for: timeline, asOf: today), reason: reason)
        let stage = event.changes.first?.to
        return Decision([event], reply: TownReply(town: command.town, version: timeline.version + 1, stage: stage))
    }
}
