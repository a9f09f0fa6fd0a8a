import Ledger
import Messages
import ModuleKit
import PolicyMessages

/// Reads policy texts, and keeps the drafts that become programmes.
public struct PolicyModule: Module {
    /// Its service on the bus.
    public static let name = "policy"
    /// What makes its tables.
    public static let migrations = DraftTables.migrations
    /// The tables that its own events write.
    public static let tables = DraftTables.names

    private let desk = ReadingDesk()

    /// Makes the module.
    public init() {}

    /// Names every command, query and event.
    public func declare(_ declaration: inout ModuleDeclaration) {
        let desk = desk
        declaration.asks(ReadPolicy.self, by: [.officer]) { try await desk.read($0) }
        declaration.command(SaveDraft.self) { command, _, tables in try Self.save(command, DraftStore(tables: tables)) }
        declaration.command(MarkAdopted.self) { command, _, tables in
            let draft = try DraftStore(tables: tables).require(command.draft)
            let adoption = PolicyDraft.Adoption(
                programme: command.programme,
                version: command.version,
                draftVersion: command.draftVersion
            )
            let event = DraftAdopted(
                draft: draft.id,
                programme: command.programme,
                version: command.version,
                draftVersion: command.draftVersion
            )
            let reply = SaveDraft.Reply(draft: draft.id, version: draft.version)
            return Decision(draft.adopted == adoption ? [] : [event], reply: reply)
        }
        declaration.query(ListDrafts.self, onlyBy: [.administrator, .officer]) { query, tables in
            let request = try PageRequest(limit: query.limit, cursor: query.cursor, of: Self.name)
            return try DraftStore(tables: tables).list(request)
        }
        declaration.query(FindDraft.self, onlyBy: [.administrator, .officer]) { query, tables in
            try DraftStore(tables: tables).require(query.id)
        }
        declaration.event(DraftSaved.self) { try DraftStore.apply($0, $1, to: $2) }
        declaration.event(DraftAdopted.self) { event, _, tables in try DraftStore.apply(event, to: tables) }
    }

    private static func save(_ command: SaveDraft, _ store: DraftStore) throws -> Decision<SaveDraft.Reply> {
        let known = try command.draft.map(store.require)
        let events = try DraftRules.save(command, over: known, id: try store.nextID()) { file in
            try MessageCoding.encode(file).count
        }
        let reply = SaveDraft.Reply(draft: known?.id ?? events[0].draft, version: (known?.version ?? 0) + 1)
        return Decision(events, reply: reply)
    }
}
