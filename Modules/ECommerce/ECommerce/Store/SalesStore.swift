import ECommerceMessages
import Ledger
import Messages
import ModuleKit

/// Sums over the cells, of what the asker may see.
struct SalesStore {
    let tables: any TableReader
    let access: Access
    let programme: String
    let active: ActiveShops

    /// Which cells are summed.
    struct Filter {
        var town: String?
        var village: String?
        var channel: String?
        var category: String?
        var first: String
        var last: String

        /// The same cells of other months.
        func shifted(by months: Int) -> Filter {
            var other = self
            other.first = Months.shift(first, by: months)
            other.last = Months.shift(last, by: months)
            return other
        }
    }

    /// What a sum is of; a village goes with its town.
    struct Key: Hashable {
        var town: String?
        var id: String?
    }

    private struct ShopKey: Hashable {
        let town: String
        let id: String
    }

    /// Sums by a dimension.
    ///
    /// - Parameters:
    ///   - dimension: What to group by; `nil` for one sum of all, under the key without an id.
    ///   - filter: Which cells.
    /// - Returns: The sums of groups that have cells.
    /// - Throws: What the tables throw.
    func sums(by dimension: SummarizeSales.Dimension?, _ filter: Filter) throws -> [Key: SalesSum] {
        let shops = try shops(filter.town)
        var sums: [Key: SalesSum] = [:]
        for row in try rows(by: dimension, filter) {
            let shop = ShopKey(town: row.text("town") ?? "", id: row.text("shop") ?? "")
            let place = dimension == .village ? row.text("key").map { _ in shop.town } : nil
            let key = Key(town: place, id: row.text("key"))
            let isMonth = dimension == .month
            let first = isMonth ? key.id ?? filter.first : filter.first
            let last = isMonth ? key.id ?? filter.last : filter.last
            let orders = row.integer("orders") ?? 0
            let isActive = shops[shop].map { active.isActive($0, orders: orders, from: first, through: last) } ?? false
            sums[key, default: SalesSum()].add(row, isActive: isActive)
        }
        return sums
    }

    /// The last month that has orders; `nil` when there are none.
    func lastMonth(_ town: String?) throws -> String? {
        let (condition, arguments) = scope("c", town)
        return try tables.row("SELECT MAX(c.month) AS month FROM sales_cells c WHERE \(condition)", arguments)?
            .text("month")
    }

    private func rows(by dimension: SummarizeSales.Dimension?, _ filter: Filter) throws -> [SQLRow] {
        let key =
            switch dimension {
            case .month: "c.month"
            case .town: "c.town"
            case .village: "p.village"
            case .channel: "c.channel"
            case .category: "c.category"
            case nil: "NULL"
            }
        var (conditions, arguments) = scope("c", filter.town)
        conditions += " AND c.month >= ? AND c.month <= ?"
        arguments += [.text(filter.first), .text(filter.last)]
        let equal = [
            ("p.village", filter.village), ("c.channel", filter.channel), ("c.category", filter.category),
        ]
        for case (let column, let value?) in equal {
            conditions += " AND \(column) = ?"
            arguments.append(.text(value))
        }
        return try tables.rows(
            """
            SELECT \(key) AS key, c.town AS town, c.shop AS shop, SUM(c.orders) AS orders,
                SUM(c.quantity) AS quantity, SUM(c.gross) AS gross, SUM(c.refunds) AS refunds,
                SUM(c.refunded) AS refunded, SUM(c.late) AS late
            FROM sales_cells c LEFT JOIN shop_places p ON p.programme = c.programme AND p.town = c.town
                AND p.shop = c.shop AND p.from_month <= c.month AND p.to_month > c.month
            WHERE \(conditions) GROUP BY \(dimension == nil ? "" : "\(key), ")c.town, c.shop
            """,
            arguments
        )
    }

    private func shops(_ town: String?) throws -> [ShopKey: ShopSpan] {
        let (condition, arguments) = scope("s", town)
        var shops: [ShopKey: ShopSpan] = [:]
        for row in try tables.rows("SELECT town, id, opened, closed FROM shops s WHERE \(condition)", arguments) {
            shops[ShopKey(town: row.text("town") ?? "", id: row.text("id") ?? "")] = ShopSpan(
                opened: row.text("opened") ?? "",
                closed: row.text("closed")
            )
        }
        return shops
    }

    /// The names of the villages on the registers.
    func villageNames() throws -> [Key: String] {
        let (condition, arguments) = scope("e", nil)
        var names: [Key: String] = [:]
        let rows = try tables.rows(
            "SELECT e.town, e.id, e.name FROM register_entries e WHERE \(condition) AND e.register = ?",
            arguments + [.text(CommerceRegister.villages.rawValue)]
        )
        for row in rows { names[Key(town: row.text("town"), id: row.text("id"))] = row.text("name") }
        return names
    }

    /// The condition on rows of the programme that the asker may see, of one town where one is given.
    func scope(_ table: String, _ town: String?) -> (sql: String, arguments: [SQLValue]) {
        let scope = access.condition(programme: "\(table).programme", town: "\(table).town")
        let base = ("\(table).programme = ? AND \(scope.sql)", [SQLValue.text(programme)] + scope.arguments)
        return town.map { (base.0 + " AND \(table).town = ?", base.1 + [.text($0)]) } ?? base
    }
}

/// A sum of cells; money in 分.
struct SalesSum {
    private(set) var orders: Int64 = 0
    private(set) var quantity: Int64 = 0
    private(set) var gross: Int64 = 0
    private(set) var refunds: Int64 = 0
    private(set) var refunded: Int64 = 0
    private(set) var late: Int64 = 0
    private(set) var activeShops = 0

    /// What was paid less what was given back.
    var net: Int64 { gross - refunds }

    /// Adds what one shop sold.
    mutating func add(_ row: SQLRow, isActive: Bool) {
        orders += row.integer("orders") ?? 0
        quantity += row.integer("quantity") ?? 0
        gross += row.integer("gross") ?? 0
        refunds += row.integer("refunds") ?? 0
        refunded += row.integer("refunded") ?? 0
        late += row.integer("late") ?? 0
        activeShops += isActive ? 1 : 0
    }

    /// The sum in 元.
    var figures: SalesFigures {
        SalesFigures(
            orders: Int(orders),
            quantity: Int(quantity),
            gross: Money.yuan(gross),
            refunds: Money.yuan(refunds),
            net: Money.yuan(net),
            refundedOrders: Int(refunded),
            late: Int(late),
            activeShops: activeShops
        )
    }
}
