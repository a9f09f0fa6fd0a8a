import ECommerceMessages
import Ledger
import Messages
import ModuleKit
import RegistryMessages

/// Answers ``CheckQualification`` and ``MeasureCoverage``.
struct QualificationQueries {
    let tables: any TableReader
    let access: Access
    let programme: String
    private let rules: ECommerceRules
    private let store: SalesStore

    /// - Throws: ``Problem`` `ecommerce.unknown-programme`, also for one that the asker may not see.
    init(_ programme: String, _ tables: any TableReader, _ access: Access) throws {
        self.tables = tables
        self.access = access
        self.programme = programme
        guard access.covers(programme: programme) else { throw KnownStore.unknown(programme) }
        rules = try KnownStore(tables: tables).programme(programme).rules
        store = SalesStore(
            tables: tables,
            access: access,
            programme: programme,
            active: ActiveShops(rule: rules.active)
        )
    }

    // MARK: Qualification

    func check(_ query: CheckQualification) throws -> CheckQualification.Reply {
        let asked = query.month.map { Months.ends(of: $0).last }
        let last = try asked ?? store.lastMonth(query.town)
        let span = last.map { (first: Months.shift($0, by: -11), last: $0) }
        let towns = try KnownStore(tables: tables).towns()
        let items = try places(query.town).map { town in
            try judge(town, name: towns[town] ?? town, span)
        }
        return .init(
            programme: programme,
            period: span.map { Months.period($0.first, $0.last) },
            items: items
        )
    }

    private func judge(
        _ town: String,
        name: String,
        _ span: (first: String, last: String)?
    ) throws -> CheckQualification.TownResult {
        let filter = span.map { SalesStore.Filter(town: town, first: $0.first, last: $0.last) }
        let sums = try filter.map { try store.sums(by: .village, $0) } ?? [:]
        let villages = try rules.village.map { rule in
            try self.villages(of: town).map { village in
                let sum = sums[.init(town: town, id: village.id)] ?? SalesSum()
                let facts = QualificationFacts(
                    id: village.id,
                    name: village.name,
                    sales: sum.net,
                    activeShops: sum.activeShops,
                    households: village.households
                )
                return QualificationRules.judge(facts, by: rule)
            }
        }
        let whole = try filter.map { try store.sums(by: nil, $0) }?.values.first ?? SalesSum()
        let facts = QualificationFacts(id: town, name: name, sales: whole.net, activeShops: whole.activeShops)
        let qualified = (villages ?? []).count(where: \.qualified)
        return .init(
            town: rules.town.map { QualificationRules.judge(facts, villages: qualified, by: $0) },
            villages: (villages ?? []).sorted(by: Self.isBefore)
        )
    }

    private static func isBefore(_ left: Qualification, _ right: Qualification) -> Bool {
        if left.qualified != right.qualified { return left.qualified }
        return left.sales == right.sales ? left.id < right.id : left.sales > right.sales
    }

    private func villages(of town: String) throws -> [Village] {
        let (condition, arguments) = store.scope("e", town)
        return try tables.rows(
            "SELECT e.content FROM register_entries e WHERE \(condition) AND e.register = ? ORDER BY e.id",
            arguments + [.text(CommerceRegister.villages.rawValue)]
        ).map { try $0.json(Village.self, "content") }
    }

    /// The towns that have registers or orders.
    private func places(_ town: String?) throws -> [String] {
        let (entries, entryArguments) = store.scope("e", town)
        let (cells, cellArguments) = store.scope("c", town)
        return try tables.rows(
            """
            SELECT DISTINCT e.town AS town FROM register_entries e WHERE \(entries)
            UNION SELECT DISTINCT c.town FROM sales_cells c WHERE \(cells) ORDER BY town
            """,
            entryArguments + cellArguments
        ).compactMap { $0.text("town") }
    }

    // MARK: Coverage

    func measure(_ query: MeasureCoverage) throws -> MeasureCoverage.Reply {
        let towns = try KnownStore(tables: tables).towns()
        let counts = try counts(query.town)
        let covered = try covered(query.town)
        let items = try places(query.town).map { town in
            let own = counts[town] ?? [:]
            let villages = own[CommerceRegister.villages.rawValue] ?? 0
            let hidden = Set(CommerceRegister.allCases.map(\.rawValue)).subtracting([CommerceRegister.shops.rawValue])
            return MeasureCoverage.Row(
                programme: programme,
                town: town,
                name: towns[town] ?? town,
                couriers: own[CommerceRegister.couriers.rawValue] ?? 0,
                villages: villages,
                covered: covered[town] ?? 0,
                share: Share.percent(Int64(covered[town] ?? 0), of: Int64(villages)),
                counts: own.filter { !hidden.contains($0.key) }
            )
        }
        return .init(items: items)
    }

    /// Villages that a courier goes to, by town.
    private func covered(_ town: String?) throws -> [String: Int] {
        let (condition, arguments) = store.scope("v", town)
        let rows = try tables.rows(
            """
            SELECT v.town AS town, COUNT(DISTINCT v.village) AS n FROM covered_villages v WHERE \(condition)
            GROUP BY v.town
            """,
            arguments
        )
        return Dictionary(rows.map { ($0.text("town") ?? "", $0.int("n") ?? 0) }) { first, _ in first }
    }

    /// How many entries there are, by town and register, or by town and kind of asset.
    private func counts(_ town: String?) throws -> [String: [String: Int]] {
        let (condition, arguments) = store.scope("e", town)
        var counts: [String: [String: Int]] = [:]
        let rows = try tables.rows(
            """
            SELECT e.town AS town, e.register, e.sort, COUNT(*) AS n FROM register_entries e WHERE \(condition)
            GROUP BY e.town, e.register, e.sort
            """,
            arguments
        )
        for row in rows {
            let sort = row.text("register") == CommerceRegister.assets.rawValue ? row.text("sort") : nil
            counts[row.text("town") ?? "", default: [:]][sort ?? row.text("register") ?? "", default: 0] +=
                row.int("n") ?? 0
        }
        for (town, shops) in try openShops(town) {
            counts[town, default: [:]][CommerceRegister.shops.rawValue] = shops
        }
        return counts
    }

    private func openShops(_ town: String?) throws -> [String: Int] {
        let (condition, arguments) = store.scope("s", town)
        let rows = try tables.rows(
            "SELECT s.town AS town, SUM(CASE WHEN s.closed IS NULL THEN 1 ELSE 0 END) AS n FROM shops s "
                + "WHERE \(condition) GROUP BY s.town",
            arguments
        )
        return Dictionary(rows.map { ($0.text("town") ?? "", $0.int("n") ?? 0) }) { first, _ in first }
    }
}
