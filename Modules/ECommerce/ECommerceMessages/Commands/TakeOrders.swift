import Messages

/// Takes orders of a town, all or none, each exactly once by channel and order number.
///
/// The same row again counts nothing. The same number with other content is a conflict, unless only the refund grew:
/// then the refund is taken. An order counts in the month in which it was made, however late it comes.
public struct TakeOrders: Command {
    /// The name on the bus.
    public static let name = "ecommerce.take-orders"
    /// Rows in one command at most; more is refused.
    public static let limit = 500

    /// What became of the rows.
    public struct Reply: Codable, Sendable, Hashable {
        /// How many rows there were.
        public var rows: Int
        /// Orders that are new.
        public var taken: Int
        /// Rows that say what is on record, or less.
        public var repeated: Int
        /// Rows that brought a refund, those of new orders too.
        public var refunds: Int
        /// Rows that came after their month was closed, and changed it.
        public var late: Int

        /// Makes a reply.
        public init(rows: Int = 0, taken: Int = 0, repeated: Int = 0, refunds: Int = 0, late: Int = 0) {
            self.rows = rows
            self.taken = taken
            self.repeated = repeated
            self.refunds = refunds
            self.late = late
        }
    }

    /// The programme.
    public var programme: String
    /// The town.
    public var town: String
    /// The orders.
    public var rows: [OrderRow]

    /// Makes a command.
    public init(programme: String, town: String, _ rows: [OrderRow]) {
        self.programme = programme
        self.town = town
        self.rows = rows
    }
}

/// Closes a month of a town: its figures are told to whoever hears them, such as targets.
///
/// What comes later still counts into the month and raises its version; closing it again tells the new figures. Closing
/// a month that has not changed since says nothing new.
public struct CloseMonth: Command {
    /// The name on the bus.
    public static let name = "ecommerce.close-month"

    /// The month as it was closed.
    public struct Reply: Codable, Sendable, Hashable {
        /// The month.
        public var month: Period
        /// Its version: 1, and one more each time that late rows changed it.
        public var version: Int
        /// Its figures.
        public var figures: SalesFigures

        /// Makes a reply.
        public init(month: Period, version: Int, figures: SalesFigures) {
            self.month = month
            self.version = version
            self.figures = figures
        }
    }

    /// The programme.
    public var programme: String
    /// The town.
    public var town: String
    /// The month, `2024-07`.
    public var month: Period

    /// Makes a command.
    public init(programme: String, town: String, month: Period) {
        self.programme = programme
        self.town = town
        self.month = month
    }
}
