import EnvironmentGovernanceMessages
import Ledger
import Messages
import ModuleKit
import RegistryMessages

/// How far towns are with focus items.
struct FocusStore {
    let tables: any TableReader

    /// The items of some groups in a town, in the programme's order.
    func states(_ groups: [FocusGroup], of programme: String, in town: String) throws -> [FocusState] {
        let rows = try tables.rows(
            "SELECT * FROM focus_states WHERE programme = ? AND town = ?",
            [.text(programme), .text(town)]
        )
        let said = Dictionary(rows.map { ($0.text("item") ?? "", $0) }) { first, _ in first }
        return groups.flatMap { group in
            group.items.map { item in
                let row = said[item.id]
                return FocusState(
                    programme: programme,
                    town: town,
                    item: item.id,
                    group: group.id,
                    names: item.names,
                    quantity: item.quantity ?? row?.int("quantity"),
                    unit: item.unit,
                    local: item.needsQuantity,
                    progress: row?.text("progress").flatMap(FocusProgress.init) ?? .planned,
                    completed: row?.int("completed"),
                    note: row?.text("note"),
                    date: row?.text("said_on")
                )
            }
        }
    }

    /// A page of items, town by town; its cursor is how many stand before it.
    func list(
        _ query: ListFocus,
        _ request: PageRequest,
        of programme: GovernedProgramme,
        in towns: [String]
    ) throws -> Page<FocusState> {
        let groups = programme.rules.focus.filter { query.group == nil || $0.id == query.group }
        let size = groups.reduce(0) { $0 + $1.items.count }
        let total = towns.count * size
        let start = min(max(request.cursor.flatMap { Int($0) } ?? 0, 0), total)
        let end = min(start + request.limit, total)
        var items: [FocusState] = []
        for index in Set((start..<end).map { $0 / max(size, 1) }).sorted() {
            let states = try states(groups, of: programme.id, in: towns[index])
            items += states[max(start - index * size, 0)..<min(end - index * size, size)]
        }
        return Page(items: items, total: total, next: end < total ? String(end) : nil)
    }

    static func apply(_ event: FocusQuantitySet, to tables: any TableWriter) throws {
        try tables.execute(
            """
            INSERT INTO focus_states (programme, town, item, quantity, progress) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (programme, town, item) DO UPDATE SET quantity = excluded.quantity
            """,
            [
                .text(event.programme), .text(event.town), .text(event.item), .init(event.quantity),
                .text(FocusProgress.planned.rawValue),
            ]
        )
    }

    static func apply(_ event: FocusProgressed, to tables: any TableWriter) throws {
        try tables.execute(
            """
            INSERT INTO focus_states (programme, town, item, progress, completed, note, said_on)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (programme, town, item) DO UPDATE SET progress = excluded.progress,
                completed = excluded.completed, note = excluded.note, said_on = excluded.said_on
            """,
            [
                .text(event.programme), .text(event.town), .text(event.item), .text(event.progress.rawValue),
                .init(event.completed), .init(event.note), .text(event.date),
            ]
        )
    }
}
