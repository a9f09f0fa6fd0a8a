import ECommerceMessages
import Ledger
import Messages
import ModuleKit
import RegistryMessages

/// Carries out ``CloseMonth``.
struct CloseMonthHandler {
    let desk: Desk

    func decide(_ command: CloseMonth) throws -> Decision<CloseMonth.Reply> {
        let month = try month(of: command)
        let content = try content(month)
        let kept = try MonthStore(tables: desk.tables).find(month, of: desk.place)
        if let kept, kept.content == content, kept.version == kept.closedVersion {
            return Decision([], reply: .init(month: command.month, version: kept.version, figures: content.sales))
        }
        let version = (kept?.closedVersion ?? 0) + 1
        let event = MonthClosed(
            programme: command.programme,
            town: command.town,
            month: command.month,
            version: version,
            sales: content.sales,
            figures: content.figures
        )
        return Decision([event], reply: .init(month: command.month, version: version, figures: content.sales))
    }

    private func month(of command: CloseMonth) throws -> String {
        let (first, last) = Months.ends(of: command.month)
        guard first == last else {
            throw Problem(
                ECommerceCode.invalid,
                .invalid,
                "'\(command.month)' is not one month.",
                remedy: "Name a month such as 2024-07.",
                errors: [.init(pointer: "/month", message: "expected one month")]
            )
        }
        guard Months.lastDay(of: first) < desk.context.today else {
            throw Problem(
                ECommerceCode.monthNotOver,
                .conflict,
                "\(first) is not over: today is \(desk.context.today).",
                remedy: "Close it when it has ended.",
                errors: [.init(pointer: "/month", message: "has not ended")]
            )
        }
        return first
    }

    private func content(_ month: String) throws -> MonthStore.Content {
        let store = SalesStore(
            tables: desk.tables,
            access: .everything,
            programme: desk.place.programme,
            active: ActiveShops(rule: desk.rules.active)
        )
        let filter = SalesStore.Filter(town: desk.place.town, first: month, last: month)
        let sum = try store.sums(by: nil, filter).values.first ?? SalesSum()
        let facts = MonthFacts(
            orders: Int(sum.orders),
            gross: sum.gross,
            net: sum.net,
            activeShops: sum.activeShops,
            openShops: try openShops(on: Months.lastDay(of: month)),
            streamers: try assets(.streamer, on: Months.lastDay(of: month)),
            rooms: try assets(.livestreamRoom, on: Months.lastDay(of: month)),
            coveredVillages: try coveredVillages()
        )
        let figures = facts.figures(desk.rules.indicators, units: desk.programme.units)
        return .init(sales: sum.figures, figures: figures)
    }

    private func openShops(on day: String) throws -> Int {
        try desk.tables.count(
            """
            SELECT COUNT(*) FROM shops WHERE programme = ? AND town = ? AND opened <= ?
                AND (closed IS NULL OR closed > ?)
            """,
            desk.place.arguments + [.text(day), .text(day)]
        )
    }

    private func coveredVillages() throws -> Int {
        try desk.tables.count(
            "SELECT COUNT(DISTINCT village) FROM covered_villages WHERE programme = ? AND town = ?",
            desk.place.arguments
        )
    }

    private func assets(_ kind: CommerceAsset.Kind, on day: String) throws -> Int {
        try desk.tables.rows(
            "SELECT content FROM register_entries WHERE programme = ? AND town = ? AND register = ? AND sort = ?",
            desk.place.arguments + [.text(CommerceRegister.assets.rawValue), .text(kind.rawValue)]
        ).map { try $0.json(CommerceAsset.self, "content") }
            .count { ($0.since ?? "") <= day && ($0.until.map { $0 > day } ?? true) }
    }
}
