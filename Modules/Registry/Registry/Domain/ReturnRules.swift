import Messages
import RegistryMessages

/// When an application may be returned, and by whom.
struct ReturnRules {
    let definition: ProgrammeDefinition
    let timeline: TownTimeline
    let command: ReturnApplication
    /// The office's date.
    let today: String

    /// What follows from the command.
    ///
    /// - Throws: ``Problem`` `registry.nothing-to-return`, `registry.actor-refused` or `registry.invalid`.
    func decide(by actor: Actor, reason: String) throws -> ApplicationReturned {
        let (application, step) = try waiting()
        try check(actor, step)
        try checkMaterials()
        let before = application.changes.first { $0.field == .stage }?.from
        return ApplicationReturned(
            town: command.town,
            programme: definition.id,
            unit: actor.unit?.id ?? actor.called,
            applicant: application.actor.unit,
            reason: reason,
            materials: command.materials,
            date: today,
            changes: [FieldChange(.stage, from: step.to, to: before)]
        )
    }

    /// The application that nobody has taken further yet.
    private func waiting() throws -> (TownHistoryEntry, StepDefinition) {
        if let rule = definition.application, let step = definition.steps.first(where: { $0.id == rule.step }),
            let last = timeline.path(in: definition.id).last, last.step == step.id
        {
            return (last, step)
        }
        throw Problem(
            RegistryCode.nothingToReturn,
            .conflict,
            "'\(command.town)' has no application in '\(definition.id)' that waits for its next step.",
            remedy: "Only the last thing that happened can be returned, and only when it is the application."
        )
    }

    private func check(_ actor: Actor, _ step: StepDefinition) throws {
        let receiver = definition.application?.receiver ?? ""
        if actor.unit?.id == receiver { return }
        let next = definition.steps.filter { $0.from.contains(step.to) }
        let mayGoOn = next.contains { step in
            step.by.map { (try? actor.check(against: $0, for: step)) != nil } ?? false
        }
        guard !mayGoOn else { return }
        throw Problem(
            RegistryCode.actorRefused,
            .forbidden,
            "'\(actor.called)' neither receives applications of '\(definition.id)' nor takes their next step.",
            remedy: "Let \(receiver) return it."
        )
    }

    private func checkMaterials() throws {
        var faults = Faults()
        let known = definition.application?.materials.map(\.id) ?? []
        for (index, id) in command.materials.enumerated() {
            faults.requireKnown(id, among: known, "material", "/materials/\(index)")
        }
        try faults.refuse(RegistryCode.invalid, "The application has no such materials.")
    }
}
