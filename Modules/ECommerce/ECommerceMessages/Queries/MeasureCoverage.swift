import Messages

/// Asks how many villages parcels reach, town by town.
public struct MeasureCoverage: Query {
    /// The name on the bus.
    public static let name = "ecommerce.measure-coverage"

    /// A town's coverage.
    public struct Row: Codable, Sendable, Hashable {
        /// The programme.
        public var programme: String
        /// The town.
        public var town: String
        /// Its name.
        public var name: String
        /// Couriers.
        public var couriers: Int
        /// Villages on the register.
        public var villages: Int
        /// Villages that one courier at least goes to.
        public var covered: Int
        /// ``covered`` of ``villages``, in % with one place; `null` without villages.
        @OrNull public var share: DecimalValue?
        /// Open shops, rooms, streamers, brands, stations and parks, by kind; what there is none of is left out.
        public var counts: [String: Int]

        /// States a row.
        public init(
            programme: String,
            town: String,
            name: String,
            couriers: Int,
            villages: Int,
            covered: Int,
            share: DecimalValue?,
            counts: [String: Int]
        ) {
            self.programme = programme
            self.town = town
            self.name = name
            self.couriers = couriers
            self.villages = villages
            self.covered = covered
            self._share = OrNull(wrappedValue: share)
            self.counts = counts
        }
    }

    /// The rows.
    public struct Reply: Codable, Sendable, Hashable {
        /// Towns that have registers, by id.
        public var items: [Row]
        /// How many there are.
        public var total: Int

        /// Makes a reply.
        public init(items: [Row]) {
            self.items = items
            total = items.count
        }
    }

    /// The programme.
    public var programme: String
    /// Only this town.
    public var town: String?

    /// Makes a query.
    public init(programme: String, town: String? = nil) {
        self.programme = programme
        self.town = town
    }
}
