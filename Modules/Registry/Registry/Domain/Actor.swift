import Messages
import RegistryMessages

/// The unit that acts, as far as the registers know it.
struct Actor {
    /// What the request calls it.
    let called: String
    /// The registered unit, `nil` when there is none of that id or name.
    let unit: OfficeUnit?
    /// Whether its region is the town's, above it or in it.
    let isOfOwnRegion: Bool

    /// Refuses an actor that the rule does not let act.
    ///
    /// - Throws: ``Problem`` `registry.actor-refused`, saying who may.
    func check(against rule: ActorRule, for step: StepDefinition) throws {
        guard let unit else {
            throw refusal(rule, step, "'\(called)' is not in the unit register")
        }
        guard rule.units.contains(unit.id) || rule.kinds.contains(unit.kind) else {
            throw refusal(rule, step, "\(unit.names.zh) is of kind '\(unit.kind)'")
        }
        guard !rule.ownRegion || isOfOwnRegion else {
            throw refusal(rule, step, "\(unit.names.zh) is not of the town's own place")
        }
    }

    private func refusal(_ rule: ActorRule, _ step: StepDefinition, _ why: String) -> Problem {
        let kinds = rule.kinds.isEmpty ? [] : ["units of kind \(rule.kinds.joined(separator: ", "))"]
        let units = rule.units.isEmpty ? [] : [rule.units.joined(separator: ", ")]
        let own = rule.ownRegion ? " of the town's own place" : ""
        return Problem(
            RegistryCode.actorRefused,
            .forbidden,
            "\(why); '\(step.id)' (\(step.names.zh)) may be taken by \((kinds + units).joined(separator: " or "))\(own)"
                + (step.source.map { " [\($0)]" } ?? "") + ".",
            remedy: "Let one of them act, or correct the unit register."
        )
    }
}
