import Messages
import ModuleKit
import RegistryMessages

/// Carries out ``DefineProgramme``.
struct DefineProgrammeHandler {
    let programmes: ProgrammeStore

    /// Decides.
    func decide(_ command: DefineProgramme) throws -> Decision<DefineProgramme.Reply> {
        let definition = command.definition
        let event = try ProgrammeRules.define(definition, over: try programmes.find(definition.id))
        let reply = DefineProgramme.Reply(id: definition.id, version: definition.version, changed: event != nil)
        return Decision(event.map { [$0] } ?? [], reply: reply)
    }
}
