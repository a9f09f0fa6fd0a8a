import Ledger
import Messages
import ModuleKit
import ResponsibilityMessages

/// What every handler has before it: the stores, and who asks when and why.
struct Desk {
    let known: KnownStore
    let assignments: AssignmentStore
    let groups: GroupStore
    let matters: MatterStore
    let context: CommandContext

    init(_ tables: any TableReader, _ context: CommandContext) {
        known = KnownStore(tables: tables)
        assignments = AssignmentStore(tables: tables, access: context.access, today: context.today)
        groups = GroupStore(tables: tables)
        matters = MatterStore(tables: tables)
        self.context = context
    }

    /// Refuses a town or a programme that the asker is not there for.
    ///
    /// - Throws: ``Problem`` `responsibility.not-in-scope`.
    func require(programme: String, town: String?) throws {
        let place = Place(programme: programme, town: town)
        try ScopeRules.require(context.access, toCover: place, of: ResponsibilityModule.name)
    }
}
