import Messages

/// Asks which villages and towns meet the programme's rules over twelve months, and what the others lack.
public struct CheckQualification: Query {
    /// The name on the bus.
    public static let name = "ecommerce.check-qualification"

    /// A town and its villages.
    public struct TownResult: Codable, Sendable, Hashable {
        /// The town; `null` when the programme has no rule for towns.
        @OrNull public var town: Qualification?
        /// Its villages, those that qualify first, then by sales; none when the programme has no rule for villages.
        public var villages: [Qualification]

        /// States a result.
        public init(town: Qualification?, villages: [Qualification]) {
            self._town = OrNull(wrappedValue: town)
            self.villages = villages
        }
    }

    /// The results.
    public struct Reply: Codable, Sendable, Hashable {
        /// The programme.
        public var programme: String
        /// The twelve months; `null` when there are no orders yet.
        @OrNull public var period: Period?
        /// The towns that have registers or orders, by id.
        public var items: [TownResult]
        /// How many there are.
        public var total: Int

        /// Makes a reply.
        public init(programme: String, period: Period?, items: [TownResult]) {
            self.programme = programme
            self._period = OrNull(wrappedValue: period)
            self.items = items
            total = items.count
        }
    }

    /// The programme.
    public var programme: String
    /// Only this town.
    public var town: String?
    /// The last of the twelve months; left out: the last one that has orders.
    public var month: Period?

    /// Makes a query.
    public init(programme: String, town: String? = nil, month: Period? = nil) {
        self.programme = programme
        self.town = town
        self.month = month
    }
}
