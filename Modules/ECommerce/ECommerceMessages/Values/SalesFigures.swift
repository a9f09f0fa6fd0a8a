import Messages

/// What orders come to.
///
/// Sums are exact: they are kept in 分 and told in 元.
public struct SalesFigures: Codable, Sendable, Hashable {
    /// Orders, refunded ones too.
    public var orders: Int
    /// Pieces.
    public var quantity: Int
    /// What was paid, in 元.
    public var gross: DecimalValue
    /// What was given back, in 元, in the month of the order.
    public var refunds: DecimalValue
    /// ``gross`` less ``refunds``, in 元.
    public var net: DecimalValue
    /// Orders with a refund.
    public var refundedOrders: Int
    /// Rows that came after their month was closed.
    public var late: Int
    /// Shops that the programme's rule calls active (活跃网店).
    public var activeShops: Int

    /// States figures.
    public init(
        orders: Int = 0,
        quantity: Int = 0,
        gross: DecimalValue = DecimalValue(0),
        refunds: DecimalValue = DecimalValue(0),
        net: DecimalValue = DecimalValue(0),
        refundedOrders: Int = 0,
        late: Int = 0,
        activeShops: Int = 0
    ) {
        self.orders = orders
        self.quantity = quantity
        self.gross = gross
        self.refunds = refunds
        self.net = net
        self.refundedOrders = refundedOrders
        self.late = late
        self.activeShops = activeShops
    }
}

/// Figures of one month, village, channel, category or town.
public struct SalesRow: Codable, Sendable, Hashable {
    /// What they are of: `2024-07`, or the id of a village, channel, category or town; `null` for what belongs to none.
    @OrNull public var key: String?
    /// Its name; the key where there is no other.
    public var name: String
    /// The figures.
    public var figures: SalesFigures
    /// Net sales against the same span a year before (同比), in % with one place; `null` when there was nothing then.
    @OrNull public var yearOnYear: DecimalValue?
    /// Net sales against the month before (环比), in %; `null` when there was nothing then, and for longer spans.
    @OrNull public var monthOnMonth: DecimalValue?

    /// States a row.
    public init(
        key: String?,
        name: String,
        figures: SalesFigures,
        yearOnYear: DecimalValue? = nil,
        monthOnMonth: DecimalValue? = nil
    ) {
        self._key = OrNull(wrappedValue: key)
        self.name = name
        self.figures = figures
        self._yearOnYear = OrNull(wrappedValue: yearOnYear)
        self._monthOnMonth = OrNull(wrappedValue: monthOnMonth)
    }
}
