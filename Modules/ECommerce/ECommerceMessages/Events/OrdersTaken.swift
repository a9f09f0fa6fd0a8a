import Messages

/// Orders and refunds of a town were taken, each once.
public struct OrdersTaken: Event {
    /// The type.
    public static let name = "ecommerce.orders-taken.v1"

    /// A new order: an array of channel, order number, shop, date, amount in 分, pieces, category, refund in 分, and 1
    /// when its month was closed already.
    public struct Line: Codable, Sendable, Hashable {
        /// The channel.
        public var channel: String
        /// The order's number.
        public var id: String
        /// The shop.
        public var shop: String
        /// The date, `yyyy-MM-dd`, in the office's time.
        public var day: String
        /// What was paid, in 分.
        public var amount: Int64
        /// Pieces.
        public var quantity: Int64
        /// The category.
        public var category: String
        /// What was given back of it, in 分.
        public var refund: Int64
        /// Whether its month was closed already.
        public var isLate: Bool

        /// States an order.
        public init(
            channel: String,
            id: String,
            shop: String,
            day: String,
            amount: Int64,
            quantity: Int64,
            category: String,
            refund: Int64,
            isLate: Bool
        ) {
            self.channel = channel
            self.id = id
            self.shop = shop
            self.day = day
            self.amount = amount
            self.quantity = quantity
            self.category = category
            self.refund = refund
            self.isLate = isLate
        }

        /// Reads an array.
        ///
        /// - Throws: `DecodingError`.
        public init(from decoder: any Decoder) throws {
            var fields = try decoder.unkeyedContainer()
            channel = try fields.decode(String.self)
            id = try fields.decode(String.self)
            shop = try fields.decode(String.self)
            day = try fields.decode(String.self)
            amount = try fields.decode(Int64.self)
            quantity = try fields.decode(Int64.self)
            category = try fields.decode(String.self)
            refund = try fields.decode(Int64.self)
            isLate = try fields.decode(Int64.self) == 1
        }

        /// Writes an array.
        public func encode(to encoder: any Encoder) throws {
            var fields = encoder.unkeyedContainer()
            for text in [channel, id, shop, day] { try fields.encode(text) }
            try fields.encode(amount)
            try fields.encode(quantity)
            try fields.encode(category)
            try fields.encode(refund)
            try fields.encode(isLate ? 1 : 0)
        }
    }

    /// The programme.
    public var programme: String
    /// The town.
    public var town: String
    /// Orders that are new.
    public var orders: [Line]
    /// Orders on record whose refund grew; the refund is what came to it, the rest is as it was.
    public var refunds: [Line]

    /// The town's id.
    public var subject: String { town }

    /// States the fact.
    public init(programme: String, town: String, orders: [Line], refunds: [Line]) {
        self.programme = programme
        self.town = town
        self.orders = orders
        self.refunds = refunds
    }
}
