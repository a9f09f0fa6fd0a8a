import ECommerceMessages
import Foundation

/// Orders from a generator with a seed.
enum OrderFile {
    /// A row as it stands in the file.
    struct Row {
        var id: String
        var channel: String
        var shop: String
        var day: String
        /// In 分.
        var amount: Int
        var quantity: Int
        var category: String
        /// What was given back in all, in 分; `nil` for a paid order.
        var refund: Int?
    }

    static let villages = ["v0", "v1", "v2", "v3", "v4"]
    static let channels = ["taobao", "douyin", "pinduoduo"]
    static let categories = ["herbs", "fruit", "millet"]
    static let period = "2023-01..2024-06"
    private static let months = (1...12).map { String(format: "2023-%02d", $0) } + (1...6).map { "2024-0\($0)" }
    private static let shopCount = 40

    static let shops = (0..<shopCount).map { number in
        Shop(
            id: "s\(number)",
            name: "网店 \(number)",
            channel: channels[number % channels.count],
            opened: "2022-01-01",
            attributions: [.init(village: village(of: "s\(number)"), provenance: .registered, since: "2022-01-01")]
        )
    }

    /// The village of a shop.
    static func village(of shop: String) -> String { villages[(Int(shop.dropFirst()) ?? 0) % villages.count] }

    /// Rows in two parts: what comes before some months are closed, and what comes after.
    ///
    /// Of 100 rows five are copies of earlier ones and six are refunds of earlier orders, some in part, some again.
    static func parts(rows count: Int, seed: UInt64) -> (first: [Row], second: [Row]) {
        var random = Generator(state: seed)
        var rows: [Row] = []
        rows.reserveCapacity(count)
        var sales: [Row] = []
        while rows.count < count {
            let sort = random.next(100)
            if sort < 5, !rows.isEmpty {
                rows.append(rows[random.next(rows.count)])
            } else if sort < 11, !sales.isEmpty {
                var row = sales[random.next(sales.count)]
                row.refund = sort < 8 ? row.amount : row.amount / (2 + random.next(3))
                rows.append(row)
            } else {
                let row = sale(sales.count, &random)
                sales.append(row)
                rows.append(row)
            }
        }
        return (Array(rows.prefix(count * 2 / 5)), Array(rows.dropFirst(count * 2 / 5)))
    }

    private static func sale(_ number: Int, _ random: inout Generator) -> Row {
        Row(
            id: "D\(number)",
            channel: channels[random.next(channels.count)],
            shop: "s\(random.next(shopCount))",
            day: months[random.next(months.count)] + String(format: "-%02d", 1 + random.next(28)),
            amount: 100 + random.next(50_000),
            quantity: 1 + random.next(5),
            category: categories[random.next(categories.count)]
        )
    }

    /// The rows as CSV.
    static func csv(_ rows: [Row]) -> [UInt8] {
        var text = "订单号,平台,网店,下单时间,金额,件数,品类,状态,退款金额\n"
        for row in rows {
            let refund = row.refund.map { "已退款,\(yuan($0))" } ?? "已付款,"
            text += "\(row.id),\(row.channel),\(row.shop),\(row.day),\(yuan(row.amount)),\(row.quantity),"
            text += "\(row.category),\(refund)\n"
        }
        return Array(text.utf8)
    }

    private static func yuan(_ cents: Int) -> String { "\(cents / 100).\(cents % 100 / 10)\(cents % 10)" }

    /// Numbers from a seed.
    ///
    /// > Source: Knuth, MMIX.
    private struct Generator {
        var state: UInt64

        mutating func next(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(limit))
        }
    }
}

/// What an undisturbed run comes to, worked out simply: a dictionary of orders.
struct OrderBook {
    /// What the host answers to an upload.
    struct Totals: Decodable, Equatable {
        var rows = 0
        var taken = 0
        var repeated = 0
        var refunds = 0
        var late = 0
        var batches = 0
    }

    /// Sums of a group.
    struct Sum {
        var orders = 0
        var quantity = 0
        /// In 分.
        var gross = 0
        /// In 分.
        var refunds = 0
        var late = 0

        fileprivate mutating func add(_ order: Order) {
            orders += 1
            quantity += order.row.quantity
            gross += order.row.amount
            refunds += order.refund
            late += order.late
        }
    }

    fileprivate struct Order {
        var row: OrderFile.Row
        var refund: Int
        var late: Int
    }

    /// Months that are closed.
    var closed: Set<String> = []
    private var orders: [String: Order] = [:]

    /// Takes rows and says what the host should say.
    mutating func take(_ rows: [OrderFile.Row]) -> Totals {
        var totals = Totals(rows: rows.count, batches: (rows.count + 499) / 500)
        for row in rows {
            let key = "\(row.channel) \(row.id)"
            let late = closed.contains(String(row.day.prefix(7))) ? 1 : 0
            let refund = row.refund ?? 0
            if let known = orders[key] {
                guard refund > known.refund else {
                    totals.repeated += 1
                    continue
                }
                orders[key]?.refund = refund
                orders[key]?.late += late
                totals.refunds += 1
            } else {
                orders[key] = Order(row: row, refund: refund, late: late)
                totals.taken += 1
                totals.refunds += refund > 0 ? 1 : 0
            }
            totals.late += late
        }
        return totals
    }

    /// Sums by what a roll-up is of.
    func sums(by dimension: SummarizeSales.Dimension) -> [String: Sum] {
        var sums: [String: Sum] = [:]
        for order in orders.values {
            let key =
                switch dimension {
                case .month: String(order.row.day.prefix(7))
                case .village: OrderFile.village(of: order.row.shop)
                case .channel: order.row.channel
                case .category: order.row.category
                case .town: ""
                }
            sums[key, default: Sum()].add(order)
        }
        return sums
    }
}
