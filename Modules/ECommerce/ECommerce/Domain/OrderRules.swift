import ECommerceMessages
import Messages
import RegistryMessages

/// An order as it is on record.
struct KnownOrder: Hashable {
    var town: String
    var shop: String
    var day: String
    var amount: Int64
    var quantity: Int64
    var category: String
    var refund: Int64

    init(town: String, _ line: OrdersTaken.Line) {
        self.init(
            town: town,
            shop: line.shop,
            day: line.day,
            amount: line.amount,
            quantity: line.quantity,
            category: line.category,
            refund: line.refund
        )
    }

    init(town: String, shop: String, day: String, amount: Int64, quantity: Int64, category: String, refund: Int64) {
        self.town = town
        self.shop = shop
        self.day = day
        self.amount = amount
        self.quantity = quantity
        self.category = category
        self.refund = refund
    }

    /// Whether both say the same, whatever was given back.
    func isSameSale(as other: KnownOrder) -> Bool {
        var same = other
        same.refund = refund
        return self == same
    }
}

/// What identifies an order.
struct OrderKey: Hashable {
    var channel: String
    var id: String
}

/// Turns rows into what is new, given what is on record.
///
/// The outcome does not depend on the order in which rows come: of an order the sale counts once, and the largest
/// refund that was stated.
struct OrderIntake {
    let town: String
    let rules: ECommerceRules
    let today: String
    /// The office's date of an instant.
    let date: (Int64) -> String
    /// The shops of the town, by id.
    let shops: Set<String>
    /// Months that were closed.
    let closed: Set<String>
    /// Orders on record, grown by those of this command.
    private(set) var known: [OrderKey: KnownOrder]
    private(set) var faults = Faults()
    private(set) var reply = TakeOrders.Reply()
    private(set) var orders: [OrdersTaken.Line] = []
    private(set) var refunds: [OrdersTaken.Line] = []
    private let channels: Set<String>
    private let categories: Set<String>

    init(
        town: String,
        rules: ECommerceRules,
        today: String,
        date: @escaping (Int64) -> String,
        shops: Set<String>,
        closed: Set<String>,
        known: [OrderKey: KnownOrder]
    ) {
        self.town = town
        self.rules = rules
        self.today = today
        self.date = date
        self.shops = shops
        self.closed = closed
        self.known = known
        channels = Set(rules.channels.map(\.id))
        categories = Set(rules.categories.map(\.id))
    }

    /// Takes rows in their order.
    mutating func take(_ rows: [OrderRow]) {
        for (index, row) in rows.enumerated() {
            reply.rows += 1
            if let line = line(row, at: index) { take(line, at: index) }
        }
    }

    private mutating func take(_ line: OrdersTaken.Line, at index: Int) {
        let key = OrderKey(channel: line.channel, id: line.id)
        let stated = KnownOrder(town: town, line)
        guard let there = known[key] else {
            known[key] = stated
            orders.append(line)
            count(line)
            reply.taken += 1
            return
        }
        guard there.isSameSale(as: stated) else {
            let message = "order '\(line.id)' of '\(line.channel)' is on record with other content"
            return faults.add("/rows/\(index)/orderId", message, ECommerceCode.orderConflict)
        }
        guard stated.refund > there.refund else {
            reply.repeated += 1
            return
        }
        var more = line
        more.refund = stated.refund - there.refund
        known[key] = stated
        refunds.append(more)
        count(more)
    }

    private mutating func count(_ line: OrdersTaken.Line) {
        if line.refund > 0 { reply.refunds += 1 }
        if line.isLate { reply.late += 1 }
    }

    // MARK: One row

    private mutating func line(_ row: OrderRow, at index: Int) -> OrdersTaken.Line? {
        let before = faults.all.count
        let day = day(row, at: index)
        let amount = amount(row.amount, "/rows/\(index)/amount")
        let refund = refund(row, of: amount ?? 0, at: index)
        check(row, at: index)
        guard faults.all.count == before, let day, let amount, let refund else { return nil }
        return OrdersTaken.Line(
            channel: row.channel,
            id: row.orderId,
            shop: row.shop,
            day: day,
            amount: amount,
            quantity: Int64(row.quantity),
            category: row.category,
            refund: refund,
            isLate: closed.contains(Months.month(of: day))
        )
    }

    private mutating func check(_ row: OrderRow, at index: Int) {
        let place = "/rows/\(index)"
        faults.requireCode(row.orderId, place + "/orderId")
        faults.requireCode(row.channel, place + "/channel")
        faults.requireCode(row.category, place + "/category")
        if !channels.isEmpty, !channels.contains(row.channel) {
            faults.add(place + "/channel", "'\(row.channel.prefix(Code.limit))' is not a channel of the programme")
        }
        if !categories.isEmpty, !categories.contains(row.category) {
            faults.add(place + "/category", "'\(row.category.prefix(Code.limit))' is not a category of the programme")
        }
        if !shops.contains(row.shop) {
            faults.add(place + "/shop", "there is no shop '\(row.shop.prefix(Code.limit))' on the town's register")
        }
        if !(1...Self.mostPieces).contains(row.quantity) {
            faults.add(place + "/quantity", "expected 1 to \(Self.mostPieces) pieces, found \(row.quantity)")
        }
    }

    /// Pieces that one order may have at most; more is refused.
    static let mostPieces = 1_000_000

    private mutating func day(_ row: OrderRow, at index: Int) -> String? {
        guard let day = OrderTime.day(of: row.time, date: date) else {
            faults.add("/rows/\(index)/time", "expected \(OrderTime.expected), found '\(row.time.prefix(40))'")
            return nil
        }
        guard day <= today else {
            faults.add("/rows/\(index)/time", "is in the future: \(day), and today is \(today)")
            return nil
        }
        return day
    }

    private mutating func amount(_ value: DecimalValue, _ pointer: String) -> Int64? {
        if let cents = Money.cents(value) { return cents }
        faults.add(pointer, "expected 0 to \(Money.most) 元 with at most two places, found \(value)")
        return nil
    }

    private mutating func refund(_ row: OrderRow, of paid: Int64, at index: Int) -> Int64? {
        let pointer = "/rows/\(index)/refundAmount"
        switch (row.status, row.refundAmount) {
        case (.paid, nil): return 0
        case (.refunded, nil): return paid
        case (let status, let value?):
            guard let refund = amount(value, pointer) else { return nil }
            if status == .paid, refund > 0 {
                faults.add(pointer, "expected none with status 'paid', found \(value); say 'refunded'")
                return nil
            }
            guard refund <= paid else {
                faults.add(pointer, "is more than was paid: \(value) of \(row.amount)")
                return nil
            }
            return refund
        }
    }
}
