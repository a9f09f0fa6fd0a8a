import Messages

/// What a programme says of e-commerce: what is active, what qualifies, which figures its indicators take.
public struct ECommerceRules: Codable, Sendable, Hashable {
    /// When a shop is active (活跃网店); `null` when one order a month is enough.
    @OrNull public var active: ActiveShopRule?
    /// What makes a village one of e-commerce (淘宝村); `null` when there is no such rule.
    @OrNull public var village: CommerceVillageRule?
    /// What makes a town one of e-commerce (淘宝镇); `null` when there is no such rule.
    @OrNull public var town: CommerceTownRule?
    /// The channels (platforms); none: any.
    @OrEmpty public var channels: [Named]
    /// What is sold, in categories; none: any.
    @OrEmpty public var categories: [Named]
    /// Which of the programme's indicators take figures of a closed month.
    @OrEmpty public var indicators: [CommerceIndicator]
    /// The clause.
    @OrNull public var source: String?

    /// Something with an id and a name.
    public struct Named: Codable, Sendable, Hashable {
        /// The id within the programme.
        public var id: String
        /// Its name.
        public var names: LocalizedName

        /// Names something.
        public init(id: String, names: LocalizedName) {
            self.id = id
            self.names = names
        }
    }

    /// Defines the rules.
    public init(
        active: ActiveShopRule? = nil,
        village: CommerceVillageRule? = nil,
        town: CommerceTownRule? = nil,
        channels: [Named] = [],
        categories: [Named] = [],
        indicators: [CommerceIndicator] = [],
        source: String? = nil
    ) {
        self._active = OrNull(wrappedValue: active)
        self._village = OrNull(wrappedValue: village)
        self._town = OrNull(wrappedValue: town)
        self._channels = OrEmpty(wrappedValue: channels)
        self._categories = OrEmpty(wrappedValue: categories)
        self._indicators = OrEmpty(wrappedValue: indicators)
        self._source = OrNull(wrappedValue: source)
    }
}

/// When a shop is active.
public struct ActiveShopRule: Codable, Sendable, Hashable {
    /// Days that it is open at the end of the span, at least.
    public var openDays: Int
    /// Orders a month, at least; over several months on average.
    public var ordersPerMonth: Int
    /// The clause.
    @OrNull public var source: String?

    /// Defines a rule.
    public init(openDays: Int, ordersPerMonth: Int, source: String? = nil) {
        self.openDays = openDays
        self.ordersPerMonth = ordersPerMonth
        self._source = OrNull(wrappedValue: source)
    }
}

/// What makes a village one of e-commerce: sales of a year, and active shops by number or by share of the households.
public struct CommerceVillageRule: Codable, Sendable, Hashable {
    /// Net sales of twelve months, at least.
    public var sales: DecimalValue
    /// The unit of the sales: 元, 万元 or 亿元.
    public var unit: String
    /// Active shops, at least; or the share.
    public var shops: Int
    /// Active shops against households, in %, at least; `null` when only the number counts.
    @OrNull public var householdShare: DecimalValue?
    /// The clause.
    @OrNull public var source: String?

    /// Defines a rule.
    public init(
        sales: DecimalValue,
        unit: String,
        shops: Int,
        householdShare: DecimalValue? = nil,
        source: String? = nil
    ) {
        self.sales = sales
        self.unit = unit
        self.shops = shops
        self._householdShare = OrNull(wrappedValue: householdShare)
        self._source = OrNull(wrappedValue: source)
    }
}

/// What makes a town one of e-commerce: villages that qualify, or sales and active shops of its own.
public struct CommerceTownRule: Codable, Sendable, Hashable {
    /// The other way to qualify: sales and shops.
    public struct Alternative: Codable, Sendable, Hashable {
        /// Net sales of twelve months must be more than this.
        public var salesOver: DecimalValue
        /// The unit of the sales: 元, 万元 or 亿元.
        public var unit: String
        /// Active shops must be more than this.
        public var shopsOver: Int

        /// Defines a way.
        public init(salesOver: DecimalValue, unit: String, shopsOver: Int) {
            self.salesOver = salesOver
            self.unit = unit
            self.shopsOver = shopsOver
        }
    }

    /// Villages that qualify, at least.
    public var villages: Int
    /// The other way to qualify; `null` when there is none.
    @OrNull public var or: Alternative?
    /// The clause.
    @OrNull public var source: String?

    /// Defines a rule.
    public init(villages: Int, or: Alternative? = nil, source: String? = nil) {
        self.villages = villages
        self._or = OrNull(wrappedValue: or)
        self._source = OrNull(wrappedValue: source)
    }
}

/// A figure of a closed month that an indicator of the programme takes.
public struct CommerceIndicator: Codable, Sendable, Hashable {
    /// What is counted of a town's month.
    public enum Metric: String, Codable, Sendable, CaseIterable {
        /// Shops that are active in the month.
        case activeShops = "active-shops"
        /// Shops that are open at its end.
        case shops
        /// Streamers on the register at its end.
        case streamers
        /// Livestream rooms on the register at its end.
        case livestreamRooms = "livestream-rooms"
        /// Orders.
        case orders
        /// Gross sales.
        case grossSales = "gross-sales"
        /// Net sales.
        case netSales = "net-sales"
        /// Villages that parcels reach.
        case coveredVillages = "covered-villages"

        /// Whether it is money.
        public var isMoney: Bool { self == .grossSales || self == .netSales }
    }

    /// What is counted.
    public var metric: Metric
    /// The indicator's id.
    public var indicator: String

    /// Maps a figure.
    public init(metric: Metric, indicator: String) {
        self.metric = metric
        self.indicator = indicator
    }
}

/// Units of money that the rules may use.
public enum CommerceMoney {
    /// How many 分 a unit has, `nil` when it is none of 元, 万元 and 亿元.
    public static func cents(in unit: String) -> Int64? {
        switch unit {
        case "元": 100
        case "万元": 1_000_000
        case "亿元": 10_000_000_000
        default: nil
        }
    }
}
