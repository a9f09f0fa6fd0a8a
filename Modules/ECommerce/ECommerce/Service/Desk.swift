import ECommerceMessages
import Ledger
import Messages
import ModuleKit
import RegistryMessages

/// What every handler has before it: a town of a programme that the asker is there for, and its rules.
struct Desk {
    let place: CommercePlace
    let programme: KnownStore.Programme
    let tables: any TableReader
    let context: CommandContext

    /// - Throws: ``Problem`` when the town is outside the asker's scope, or it or the programme is unknown.
    init(_ programme: String, _ town: String, _ tables: any TableReader, _ context: CommandContext) throws {
        let known = KnownStore(tables: tables)
        let asked = Place(programme: programme, town: town)
        try ScopeRules.require(context.access, toCover: asked, of: ECommerceModule.name)
        self.programme = try known.programme(programme)
        try known.requireTown(town)
        place = CommercePlace(programme: programme, town: town)
        self.tables = tables
        self.context = context
    }

    var rules: ECommerceRules { programme.rules }

    /// Refuses a list that is empty or too long.
    func requireLength(_ count: Int, _ limit: Int, _ pointer: String) throws {
        guard !(1...limit).contains(count) else { return }
        throw Problem(
            ECommerceCode.invalid,
            .invalid,
            "A list of \(count) is not possible.",
            remedy: "Send 1 to \(limit) at once.",
            errors: [.init(pointer: pointer, message: "expected 1 to \(limit), found \(count)")]
        )
    }
}
