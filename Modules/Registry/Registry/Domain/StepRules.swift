import Messages
import RegistryMessages

/// The path of a town through a programme: only the definition's steps, in the definition's order.
struct StepRules {
    let definition: ProgrammeDefinition
    let timeline: TownTimeline
    let command: TakeStep
    /// The day of the step.
    let date: String
    /// The office's date.
    let today: String
    let reason: String?

    /// What follows from the command.
    ///
    /// - Throws: ``Problem`` naming the rule that is broken.
    func decide(_ actor: Actor) throws -> (event: StepTaken, reply: TownReply) {
        let stage = try currentStage()
        let step = try resolve(from: stage)
        try checkOrder(of: step, at: stage)
        try actor.check(against: actors(of: step), for: step)
        try checkDate()
        try checkYear(of: step)
        try checkPapers(of: step)
        let versions = (old: timeline.value(.programmeVersion, in: definition.id), new: String(definition.version))
        let event = StepTaken(
            town: command.town,
            programme: definition.id,
            step: step.id,
            date: date,
            changes: [FieldChange(.stage, from: stage, to: step.to)]
                + (versions.old == versions.new
                    ? [] : [.init(.programmeVersion, from: versions.old, to: versions.new)]),
            document: command.document,
            materials: command.materials
        )
        let reply = TownReply(
            town: command.town,
            version: timeline.version + 1,
            stage: step.to,
            notices: notices(on: step)
        )
        return (event, reply)
    }

    private func currentStage() throws -> String {
        if let stage = timeline.value(.stage, in: definition.id) { return stage }
        throw Problem(
            RegistryCode.notFound,
            .notFound,
            "The town '\(command.town)' is not in the programme '\(definition.id)'.",
            remedy: "Let it join the programme first (\(JoinProgramme.name))."
        )
    }

    /// The step meant: by its id, or by its collection where the stage leaves one choice.
    private func resolve(from stage: String) throws -> StepDefinition {
        if let step = definition.steps.first(where: { $0.id == command.step }) { return step }
        let shared = definition.steps.filter { $0.collection == command.step }
        let fitting = shared.filter { $0.from.contains(stage) }
        if let only = fitting.count == 1 ? fitting.first : shared.count == 1 ? shared.first : nil { return only }
        guard let first = shared.first else {
            throw Problem(
                RegistryCode.notFound,
                .notFound,
                "'\(definition.id)' has no step '\(command.step)'.",
                remedy: "Its steps: \(definition.steps.map(\.id).joined(separator: ", "))."
            )
        }
        if fitting.isEmpty { return first }
        throw Problem(
            RegistryCode.stepAmbiguous,
            .invalid,
            "From '\(stage)' several steps are called '\(command.step)'.",
            remedy: "Name one: \(fitting.map(\.id).joined(separator: ", ")).",
            errors: [.init(pointer: "/step", message: "expected one of \(fitting.map(\.id).joined(separator: ", "))")]
        )
    }

    private func checkOrder(of step: StepDefinition, at stage: String) throws {
        guard step.from.contains(stage) else {
            let possible = definition.steps.filter { $0.from.contains(stage) }.map { "\($0.id) (\($0.names.zh))" }
            throw Problem(
                RegistryCode.stepOutOfOrder,
                .conflict,
                "'\(step.id)' (\(step.names.zh)) leaves from \(names(step.from)); "
                    + "'\(command.town)' is at \(names([stage]))\(rule(step)). No step can be skipped.",
                remedy: possible.isEmpty ? "No step leaves from there." : "Next: \(possible.joined(separator: ", "))."
            )
        }
        let taken = Set(stepsSinceListing().compactMap(\.step))
        let missing = step.after.filter { !taken.contains($0) }
        guard missing.isEmpty else {
            throw Problem(
                RegistryCode.stepOutOfOrder,
                .conflict,
                "'\(step.id)' (\(step.names.zh)) comes after \(missing.joined(separator: ", ")), "
                    + "which '\(command.town)' has not been through\(rule(step)). No step can be skipped.",
                remedy: "Take \(missing.joined(separator: ", ")) first."
            )
        }
    }

    private func stepsSinceListing() -> [TownHistoryEntry] {
        let path = timeline.path(in: definition.id)
        let listing = definition.steps.first(where: \.lists)?.id
        let last = path.lastIndex { $0.kind == .listed || ($0.step != nil && $0.step == listing) }
        return Array(last.map { path[($0 + 1)...] } ?? path[...])
    }

    private func actors(of step: StepDefinition) -> ActorRule {
        if let application = definition.application, application.step == step.id { return application.applicants }
        return step.by ?? ActorRule()
    }

    private func checkDate() throws {
        let last = timeline.path(in: definition.id).compactMap { timeline.date(of: $0.entry) }.max() ?? ""
        try DateRules.check(date, notBefore: last, today: today, field: "date")
    }

    private func checkYear(of step: StepDefinition) throws {
        guard step.yearly else { return }
        let path = timeline.path(in: definition.id)
        let taken = path.indices.filter { path[$0].step == step.id && !isReturned(path, at: $0) }.map { path[$0] }
        let dates = taken.compactMap { timeline.date(of: $0.entry) }
        guard let same = dates.first(where: { OfficialDate.year(of: $0) == OfficialDate.year(of: date) }) else {
            return
        }
        throw Problem(
            RegistryCode.stepYearly,
            .conflict,
            "'\(step.id)' (\(step.names.zh)) is taken once a year; "
                + "'\(command.town)' was through it on \(same)\(rule(step)).",
            remedy: "Wait for the next year, or correct the date of the earlier one."
        )
    }

    /// Whether the entry is an application that was returned: it counts as not taken.
    private func isReturned(_ path: [TownHistoryEntry], at index: Int) -> Bool {
        index + 1 < path.count && path[index + 1].kind == .applicationReturned
    }

    private func checkPapers(of step: StepDefinition) throws {
        if step.documentRequired, command.document?.title.isEmpty ?? true {
            throw Problem(
                RegistryCode.documentMissing,
                .invalid,
                "'\(step.id)' (\(step.names.zh)) needs a document\(rule(step)).",
                remedy: "Give its title and number.",
                errors: [.init(pointer: "/document", message: "expected a document with a title")]
            )
        }
        if step.reasonRequired { try ReasonRules.require(reason, for: "'\(step.id)' (\(step.names.zh))") }
        guard let application = definition.application, application.step == step.id else { return }
        let missing = application.materials.filter { !command.materials.contains($0.id) }
        guard missing.isEmpty else {
            throw Problem(
                RegistryCode.materialsMissing,
                .invalid,
                "The application lacks \(missing.map { "\($0.id) (\($0.names.zh))" }.joined(separator: ", ")).",
                remedy: "Hand in all of \(application.materials.map(\.id).joined(separator: ", ")).",
                errors: missing.map { .init(pointer: "/materials", message: "expected '\($0.id)' (\($0.names.zh))") }
            )
        }
    }

    private func notices(on step: StepDefinition) -> [String] {
        guard let naming = definition.naming, naming.step == step.id, let deadline = naming.deadline,
            let end = OfficialDate.lastDay(of: deadline), date > end
        else { return [] }
        return ["The deadline of '\(step.id)' was \(deadline)" + (naming.source.map { " [\($0)]" } ?? "") + "."]
    }

    private func names(_ stages: [String]) -> String {
        stages.map { id in
            let name = definition.stages.first { $0.id == id }?.names.zh
            return "'\(id)'" + (name.map { " (\($0))" } ?? "")
        }.joined(separator: " or ")
    }

    private func rule(_ step: StepDefinition) -> String {
        step.source.map { " [\($0)]" } ?? ""
    }
}
