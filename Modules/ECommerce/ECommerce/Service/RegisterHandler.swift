import ECommerceMessages
import Ledger
import Messages
import ModuleKit
import RegistryMessages

/// Carries out commands that put lists on a town's registers, all or none.
struct RegisterHandler {
    let desk: Desk

    /// Entries in one event, so that it is shorter than a record may be.
    private static let chunk = 100

    /// Decides on a list, whose name in the command is `field`; `event` makes an event of what is new or changed.
    func decide<Item: RegisterItem>(
        _ items: [Item],
        _ field: String,
        _ event: ([Item]) -> any Event
    ) throws -> Decision<RegisterReply> {
        try desk.requireLength(items.count, RegisterLimit.entries, "/\(field)")
        try check(items, field)
        let store = RegisterStore(tables: desk.tables)
        let known = try store.entries(Item.self, items.map(\.id), of: desk.place)
        let changed = items.filter { known[$0.id] != $0 }
        let corrected = changed.count { known[$0.id] != nil }
        if corrected > 0 { try requireReason() }
        let events = stride(from: 0, to: changed.count, by: Self.chunk).map { start in
            event(Array(changed[start..<min(start + Self.chunk, changed.count)]))
        }
        let reply = RegisterReply(
            registered: changed.count - corrected,
            changed: corrected,
            unchanged: items.count - changed.count
        )
        return Decision(events, reply: reply)
    }

    private func check<Item: RegisterItem>(_ items: [Item], _ field: String) throws {
        let needsVillages = Item.register != .villages
        let checks = RegisterChecks(
            channels: desk.rules.channels.map(\.id),
            categories: desk.rules.categories.map(\.id),
            villages: needsVillages ? try RegisterStore(tables: desk.tables).ids(.villages, of: desk.place) : [],
            today: desk.context.today
        )
        var faults = Faults()
        for (index, item) in items.enumerated() {
            faults.requireCode(item.id, "/\(field)/\(index)/id")
            item.check(at: "/\(field)/\(index)", checks, &faults)
        }
        faults.requireUnique(items.map(\.id)) { "/\(field)/\($0)/id" }
        try faults.refuse("The list cannot be put on record like this.")
    }

    private func requireReason() throws {
        if let reason = desk.context.reason, !reason.allSatisfy(\.isWhitespace) { return }
        throw Problem(
            ECommerceCode.reasonMissing,
            .invalid,
            "Putting right what is on record needs a reason.",
            remedy: "Say why; it is kept beside the old words.",
            errors: [.init(pointer: "/reason", message: "expected a reason")]
        )
    }
}
