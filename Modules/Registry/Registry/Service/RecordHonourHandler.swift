import Messages
import ModuleKit
import RegistryMessages

/// Carries out ``RecordHonour``.
struct RecordHonourHandler {
    let desk: Desk

    /// Decides.
    func decide(_ command: RecordHonour) throws -> Decision<TownReply> {
        let timeline = try desk.town(command.town, expectedVersion: command.expectedVersion)
        var faults = Faults()
        faults.requireText(command.honour.name, "/honour/name")
        try faults.refuse(RegistryCode.invalid, "The honour has no name.")
        try DateRules.check(
            command.honour.date,
            today: desk.context.today,
            field: "honour/date",
            mayBeInexact: true
        )
        guard try desk.towns.lastWord(on: command.honour, of: command.town) != command.honour else {
            return Decision([], reply: TownReply(town: command.town, version: timeline.version))
        }
        let event = HonourRecorded(town: command.town, honour: command.honour)
        return Decision([event], reply: TownReply(town: command.town, version: timeline.version + 1))
    }
}
