import Ledger
import Messages
import ModuleKit
import ProjectsMessages

/// What every handler has before it: the stores, and who asks when and why.
struct Desk {
    let known: KnownStore
    let projects: ProjectStore
    let rounds: RoundStore
    let context: CommandContext

    init(_ tables: any TableReader, _ context: CommandContext) {
        known = KnownStore(tables: tables)
        projects = ProjectStore(tables: tables)
        rounds = RoundStore(tables: tables)
        self.context = context
    }

    /// A project as the asker saw it.
    ///
    /// - Throws: ``Problem`` when there is none that the asker is there for, or when it changed since.
    func project(_ id: String, expectedVersion: Int? = nil) throws -> Project {
        let project = try projects.require(id)
        let place = Place(programme: project.programme, town: project.facts.town)
        guard context.access.covers(place) else { throw ProjectStore.notFound(id) }
        try VersionRules.check(expected: expectedVersion, actual: project.version, project: id)
        return project
    }

    /// Refuses somebody who is not there for all of a programme, before anything of it is told.
    ///
    /// - Throws: ``Problem`` `projects.not-in-scope`.
    func requireWhole(of programme: String) throws(Problem) {
        try ScopeRules.require(context.access, toCover: Place(programme: programme), of: ProjectsModule.name)
    }
}
