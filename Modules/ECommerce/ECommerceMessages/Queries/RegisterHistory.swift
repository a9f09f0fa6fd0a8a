import Messages

/// The registers that a town keeps.
public enum CommerceRegister: String, Codable, Sendable, CaseIterable {
    /// Villages.
    case villages
    /// Shops.
    case shops
    /// Couriers.
    case couriers
    /// Rooms, streamers, brands, stations, parks.
    case assets
    /// Livestream sessions and sales events.
    case activities
}

/// Asks how an entry of a register came to be what it is.
public struct FindRegisterHistory: Query {
    /// The name on the bus.
    public static let name = "ecommerce.find-register-history"

    /// An entry as it once was, and who put it so.
    public struct Version: Codable, Sendable, Hashable {
        /// The version, from 1.
        public var version: Int
        /// The entry as JSON text.
        public var content: String
        /// Who said so.
        public var actor: ActingUnit
        /// Why; `null` when nobody said.
        @OrNull public var reason: String?
        /// When it was recorded: RFC 3339 in office time.
        public var recordedAt: String

        /// Makes a version.
        public init(version: Int, content: String, actor: ActingUnit, reason: String?, recordedAt: String) {
            self.version = version
            self.content = content
            self.actor = actor
            self._reason = OrNull(wrappedValue: reason)
            self.recordedAt = recordedAt
        }
    }

    /// The versions, oldest first.
    public struct Reply: Codable, Sendable, Hashable {
        /// The versions.
        public var items: [Version]

        /// Makes a reply.
        public init(items: [Version]) {
            self.items = items
        }
    }

    /// The programme.
    public var programme: String
    /// The town.
    public var town: String
    /// The register.
    public var register: CommerceRegister
    /// The entry's id.
    public var id: String

    /// Makes a query.
    public init(programme: String, town: String, register: CommerceRegister, id: String) {
        self.programme = programme
        self.town = town
        self.register = register
        self.id = id
    }
}
