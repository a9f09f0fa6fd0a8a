import Messages

/// Asks what orders come to, by month, town, village, channel or category.
///
/// Only orders of towns that the asker may see are counted.
public struct SummarizeSales: Query {
    /// The name on the bus.
    public static let name = "ecommerce.summarize-sales"
    /// Months that a span may have at most; more is refused.
    public static let months = 120

    /// What the rows are of.
    public enum Dimension: String, Codable, Sendable, CaseIterable {
        /// Each month of the span.
        case month
        /// Each town.
        case town
        /// Each village; `null` for shops that belong to none.
        case village
        /// Each channel.
        case channel
        /// Each category.
        case category
    }

    /// The rows and their sum.
    public struct Reply: Codable, Sendable, Hashable {
        /// The programme.
        public var programme: String
        /// What the rows are of.
        public var by: Dimension
        /// The span; `null` when none was asked for and there are no orders yet.
        @OrNull public var period: Period?
        /// The rows: months in order, others by net sales, most first.
        public var items: [SalesRow]
        /// How many rows there are.
        public var total: Int
        /// All rows together; a shop that is in several counts once.
        public var sum: SalesFigures

        /// Makes a reply.
        public init(
            programme: String,
            by: Dimension,
            period: Period?,
            items: [SalesRow],
            total: Int,
            sum: SalesFigures
        ) {
            self.programme = programme
            self.by = by
            self._period = OrNull(wrappedValue: period)
            self.items = items
            self.total = total
            self.sum = sum
        }
    }

    /// The programme.
    public var programme: String
    /// What the rows are of; left out: months.
    public var by: Dimension?
    /// The span; left out: the twelve months up to the last one that has orders.
    public var period: Period?
    /// Only this town.
    public var town: String?
    /// Only shops of this village, by id.
    public var village: String?
    /// Only this channel.
    public var channel: String?
    /// Only this category.
    public var category: String?

    /// Makes a query.
    public init(
        programme: String,
        by: Dimension? = nil,
        period: Period? = nil,
        town: String? = nil,
        village: String? = nil,
        channel: String? = nil,
        category: String? = nil
    ) {
        self.programme = programme
        self.by = by
        self.period = period
        self.town = town
        self.village = village
        self.channel = channel
        self.category = category
    }
}
