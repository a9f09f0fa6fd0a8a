import ECommerceMessages
import Ledger
import ModuleKit

/// Orders, each once, and the cells that they add up to.
struct OrderStore {
    let tables: any TableReader

    /// Ids that are asked for with one statement; fewer are filled up, so that few statements need preparing.
    private static let asked = 100
    /// Rows that one statement inserts.
    private static let inserted = 25

    /// The orders on record among some, by what identifies them.
    func known(_ keys: [OrderKey], of programme: String) throws -> [OrderKey: KnownOrder] {
        var found: [OrderKey: KnownOrder] = [:]
        for (channel, keys) in Dictionary(grouping: keys, by: \.channel) {
            for start in stride(from: 0, to: keys.count, by: Self.asked) {
                var ids = keys[start..<min(start + Self.asked, keys.count)].map { SQLValue.text($0.id) }
                ids += repeatElement(ids[0], count: Self.asked - ids.count)
                let rows = try tables.rows(
                    """
                    SELECT id, town, shop, day, amount, quantity, category, refund FROM orders
                    WHERE programme = ? AND channel = ? AND id IN \(SQL.places(Self.asked))
                    """,
                    [.text(programme), .text(channel)] + ids
                )
                for row in rows {
                    found[OrderKey(channel: channel, id: row.text("id") ?? "")] = Self.order(row)
                }
            }
        }
        return found
    }

    private static func order(_ row: SQLRow) -> KnownOrder {
        KnownOrder(
            town: row.text("town") ?? "",
            shop: row.text("shop") ?? "",
            day: row.text("day") ?? "",
            amount: row.integer("amount") ?? 0,
            quantity: row.integer("quantity") ?? 0,
            category: row.text("category") ?? "",
            refund: row.integer("refund") ?? 0
        )
    }

    // MARK: Writing

    /// Applies ``OrdersTaken``.
    static func apply(_ event: OrdersTaken, to tables: any TableWriter) throws {
        for start in stride(from: 0, to: event.orders.count, by: inserted) {
            try insert(event.orders[start..<min(start + inserted, event.orders.count)], event, tables)
        }
        let firsts = try event.refunds.map { try enter(refund: $0, event, tables) }
        try add(event, firstRefunds: firsts, tables)
        try MonthStore.late(event, tables)
    }

    /// Adds to an order's refund; answers whether it is its first.
    private static func enter(
        refund: OrdersTaken.Line,
        _ event: OrdersTaken,
        _ tables: any TableWriter
    ) throws -> Bool {
        let order = "WHERE programme = ? AND channel = ? AND id = ?"
        let key: [SQLValue] = [.text(event.programme), .text(refund.channel), .text(refund.id)]
        let added = SQLValue.integer(refund.refund)
        let changed = try tables.execute("UPDATE orders SET refund = ? \(order) AND refund = 0", [added] + key)
        if changed == 0 { try tables.execute("UPDATE orders SET refund = refund + ? \(order)", [added] + key) }
        return changed > 0
    }

    private static func insert(
        _ lines: ArraySlice<OrdersTaken.Line>,
        _ event: OrdersTaken,
        _ tables: any TableWriter
    ) throws {
        let places = repeatElement(SQL.places(10), count: lines.count).joined(separator: ", ")
        var arguments: [SQLValue] = []
        arguments.reserveCapacity(lines.count * 10)
        for line in lines {
            arguments.append(.text(event.programme))
            arguments.append(.text(line.channel))
            arguments.append(.text(line.id))
            arguments.append(.text(event.town))
            arguments.append(.text(line.shop))
            arguments.append(.text(line.day))
            arguments.append(.integer(line.amount))
            arguments.append(.integer(line.quantity))
            arguments.append(.text(line.category))
            arguments.append(.integer(line.refund))
        }
        try tables.execute(
            """
            INSERT INTO orders (programme, channel, id, town, shop, day, amount, quantity, category, refund)
            VALUES \(places)
            """,
            arguments
        )
    }

    private struct Cell: Hashable, Comparable {
        let month: String
        let shop: String
        let channel: String
        let category: String

        init(_ line: OrdersTaken.Line) {
            (month, shop) = (Months.month(of: line.day), line.shop)
            (channel, category) = (line.channel, line.category)
        }

        private var order: (String, String, String, String) { (month, shop, channel, category) }

        static func < (left: Cell, right: Cell) -> Bool { left.order < right.order }
    }

    private struct Sums {
        var orders: Int64 = 0
        var quantity: Int64 = 0
        var gross: Int64 = 0
        var refunds: Int64 = 0
        var refunded: Int64 = 0
        var late: Int64 = 0

        mutating func add(sale line: OrdersTaken.Line) {
            orders += 1
            quantity += line.quantity
            gross += line.amount
            refunds += line.refund
            refunded += line.refund > 0 ? 1 : 0
            late += line.isLate ? 1 : 0
        }

        mutating func add(refund line: OrdersTaken.Line, isFirst: Bool) {
            refunds += line.refund
            refunded += isFirst ? 1 : 0
            late += line.isLate ? 1 : 0
        }
    }

    /// Adds an event to the cells.
    private static func add(_ event: OrdersTaken, firstRefunds: [Bool], _ tables: any TableWriter) throws {
        var cells: [Cell: Sums] = [:]
        for line in event.orders { cells[Cell(line), default: Sums()].add(sale: line) }
        for (line, isFirst) in zip(event.refunds, firstRefunds) {
            cells[Cell(line), default: Sums()].add(refund: line, isFirst: isFirst)
        }
        for (cell, sums) in cells.sorted(by: { $0.key < $1.key }) {
            try tables.execute(
                """
                INSERT INTO sales_cells (programme, town, month, shop, channel, category, orders, quantity, gross,
                    refunds, refunded, late) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (programme, town, month, shop, channel, category) DO UPDATE SET
                    orders = sales_cells.orders + excluded.orders,
                    quantity = sales_cells.quantity + excluded.quantity, gross = sales_cells.gross + excluded.gross,
                    refunds = sales_cells.refunds + excluded.refunds,
                    refunded = sales_cells.refunded + excluded.refunded, late = sales_cells.late + excluded.late
                """,
                [
                    .text(event.programme), .text(event.town), .text(cell.month), .text(cell.shop),
                    .text(cell.channel), .text(cell.category), .integer(sums.orders), .integer(sums.quantity),
                    .integer(sums.gross), .integer(sums.refunds), .integer(sums.refunded), .integer(sums.late),
                ]
            )
        }
    }
}
