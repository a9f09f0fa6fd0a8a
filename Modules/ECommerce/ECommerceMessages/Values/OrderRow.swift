import Messages

/// One order, as a platform or a shop states it.
public struct OrderRow: Codable, Sendable, Hashable {
    /// How far the order has come.
    public enum Status: String, Codable, Sendable, CaseIterable {
        /// Paid (已付款).
        case paid
        /// Paid, then given back in part or whole (已退款).
        case refunded
    }

    /// The order's number, unique on its channel.
    public var orderId: String
    /// The channel (platform), by id.
    public var channel: String
    /// The shop, by id.
    public var shop: String
    /// When it was ordered: a date, or an instant in RFC 3339; its date in the office's time counts.
    public var time: String
    /// What was paid, in 元, at most two places.
    public var amount: DecimalValue
    /// How many pieces.
    public var quantity: Int
    /// What was sold, by the category's id.
    public var category: String
    /// How far it has come.
    public var status: Status
    /// What was given back in all, in 元; left out: all of it where ``status`` is `refunded`, otherwise nothing.
    @OrNull public var refundAmount: DecimalValue?

    /// States an order.
    public init(
        orderId: String,
        channel: String,
        shop: String,
        time: String,
        amount: DecimalValue,
        quantity: Int = 1,
        category: String,
        status: Status = .paid,
        refundAmount: DecimalValue? = nil
    ) {
        self.orderId = orderId
        self.channel = channel
        self.shop = shop
        self.time = time
        self.amount = amount
        self.quantity = quantity
        self.category = category
        self.status = status
        self._refundAmount = OrNull(wrappedValue: refundAmount)
    }
}
