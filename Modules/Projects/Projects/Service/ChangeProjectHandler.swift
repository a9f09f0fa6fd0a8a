import Foundation
import Messages
import ModuleKit
import ProjectsMessages

/// Carries out ``ChangeProject``.
struct ChangeProjectHandler {
    let desk: Desk

    /// Decides.
    func decide(_ command: ChangeProject) throws -> Decision<ProjectReply> {
        let project = try desk.project(command.project, expectedVersion: command.expectedVersion)
        _ = try ReasonRules.require(desk.context.reason, for: "A change of what is said of a project")
        let library = try desk.known.library(project.programme)
        var facts = command.facts
        facts.number = project.facts.number
        var faults = Faults()
        library.check(facts, milestones: [], at: "/facts", &faults)
        var towns = KnownTowns(known: desk.known)
        try towns.check(facts.town, at: "/facts", &faults)
        try faults.refuse("The project cannot be changed like this.")
        let changes = try FactChanges.changes(from: project.facts, to: facts)
        guard !changes.isEmpty else {
            throw Problem(
                ProjectsCode.nothingToChange,
                .conflict,
                "The project '\(project.id)' says just this already.",
                remedy: "Alter its facts, then send them."
            )
        }
        let warnings = WarningRules(units: library.units).warnings(of: facts)
        let now = ProjectRegistered(
            project: project.id,
            programme: project.programme,
            facts: facts,
            milestones: project.milestones,
            status: project.status,
            date: desk.context.today,
            warnings: warnings
        )
        return Decision(
            [ProjectChanged(now, changes: changes, light: LightRules.light(facts, report: project.latest).colour)],
            reply: .init(project: project.id, version: project.version + 1, status: project.status, warnings: warnings)
        )
    }
}

/// What differs between two descriptions of a project, member by member.
enum FactChanges {
    /// The members that differ, by name.
    static func changes(from old: ProjectFacts, to new: ProjectFacts) throws -> [ProjectChanged.Change] {
        let (before, after) = (try members(of: old), try members(of: new))
        return after.keys.sorted().compactMap { field in
            let (from, to) = (before[field] ?? "null", after[field] ?? "null")
            return from == to ? nil : .init(field: field, from: from, to: to)
        }
    }

    /// Each member as JSON text.
    private static func members(of facts: ProjectFacts) throws -> [String: String] {
        let bytes = Data(try MessageCoding.encode(facts))
        let object = try JSONSerialization.jsonObject(with: bytes) as? [String: Any] ?? [:]
        return try object.mapValues { member in
            let options: JSONSerialization.WritingOptions = [.sortedKeys, .withoutEscapingSlashes, .fragmentsAllowed]
            return String(decoding: try JSONSerialization.data(withJSONObject: member, options: options), as: UTF8.self)
        }
    }
}
