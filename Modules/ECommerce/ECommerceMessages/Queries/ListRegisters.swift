import Messages

/// A village as it stands on a town's register.
public struct VillageEntry: Codable, Sendable, Hashable {
    /// The programme.
    public var programme: String
    /// The town.
    public var town: String
    /// The village.
    public var village: Village
    /// Couriers that go there, by id.
    public var couriers: [String]
    /// Counts its changes, from 1.
    public var version: Int

    /// Makes an entry.
    public init(programme: String, town: String, village: Village, couriers: [String], version: Int) {
        self.programme = programme
        self.town = town
        self.village = village
        self.couriers = couriers
        self.version = version
    }
}

/// A shop as it stands on a town's register.
public struct ShopEntry: Codable, Sendable, Hashable {
    /// The programme.
    public var programme: String
    /// The town.
    public var town: String
    /// The shop.
    public var shop: Shop
    /// The village that it counts for now, by id; `null` when it belongs to none.
    @OrNull public var village: String?
    /// What says so; `null` when it belongs to none.
    @OrNull public var provenance: ShopProvenance?
    /// Counts its changes, from 1.
    public var version: Int

    /// Makes an entry.
    public init(
        programme: String,
        town: String,
        shop: Shop,
        village: String?,
        provenance: ShopProvenance?,
        version: Int
    ) {
        self.programme = programme
        self.town = town
        self.shop = shop
        self._village = OrNull(wrappedValue: village)
        self._provenance = OrNull(wrappedValue: provenance)
        self.version = version
    }
}

/// A courier as it stands on a town's register.
public struct CourierEntry: Codable, Sendable, Hashable {
    /// The programme.
    public var programme: String
    /// The town.
    public var town: String
    /// The courier.
    public var courier: Courier
    /// Counts its changes, from 1.
    public var version: Int

    /// Makes an entry.
    public init(programme: String, town: String, courier: Courier, version: Int) {
        self.programme = programme
        self.town = town
        self.courier = courier
        self.version = version
    }
}

/// Something else on a town's register.
public struct AssetEntry: Codable, Sendable, Hashable {
    /// The programme.
    public var programme: String
    /// The town.
    public var town: String
    /// The thing.
    public var asset: CommerceAsset
    /// Counts its changes, from 1.
    public var version: Int

    /// Makes an entry.
    public init(programme: String, town: String, asset: CommerceAsset, version: Int) {
        self.programme = programme
        self.town = town
        self.asset = asset
        self.version = version
    }
}

/// A livestream session or sales event on record.
public struct ActivityEntry: Codable, Sendable, Hashable {
    /// The programme.
    public var programme: String
    /// The town.
    public var town: String
    /// The activity.
    public var activity: CommerceActivity
    /// Counts its changes, from 1.
    public var version: Int

    /// Makes an entry.
    public init(programme: String, town: String, activity: CommerceActivity, version: Int) {
        self.programme = programme
        self.town = town
        self.activity = activity
        self.version = version
    }
}

/// Asks for villages, by programme, town and id.
public struct ListVillages: Query {
    /// The name on the bus.
    public static let name = "ecommerce.list-villages"
    /// A page of villages.
    public typealias Reply = Page<VillageEntry>

    /// Only those of this programme.
    public var programme: String?
    /// Only those of this town.
    public var town: String?
    /// Only those with this in their name or id.
    public var q: String?
    /// Items on the page; see ``PageLimit``.
    public var limit: Int?
    /// The `next` of the page before.
    public var cursor: String?

    /// Makes a query.
    public init(
        programme: String? = nil,
        town: String? = nil,
        q: String? = nil,
        limit: Int? = nil,
        cursor: String? = nil
    ) {
        self.programme = programme
        self.town = town
        self.q = q
        self.limit = limit
        self.cursor = cursor
    }
}

/// Asks for shops, by programme, town and id.
public struct ListShops: Query {
    /// The name on the bus.
    public static let name = "ecommerce.list-shops"
    /// A page of shops.
    public typealias Reply = Page<ShopEntry>

    /// Only those of this programme.
    public var programme: String?
    /// Only those of this town.
    public var town: String?
    /// Only those that count for this village now.
    public var village: String?
    /// Only those on this channel.
    public var channel: String?
    /// Only those with this in their name or id.
    public var q: String?
    /// Items on the page; see ``PageLimit``.
    public var limit: Int?
    /// The `next` of the page before.
    public var cursor: String?

    /// Makes a query.
    public init(
        programme: String? = nil,
        town: String? = nil,
        village: String? = nil,
        channel: String? = nil,
        q: String? = nil,
        limit: Int? = nil,
        cursor: String? = nil
    ) {
        self.programme = programme
        self.town = town
        self.village = village
        self.channel = channel
        self.q = q
        self.limit = limit
        self.cursor = cursor
    }
}

/// Asks for couriers, by programme, town and id.
public struct ListCouriers: Query {
    /// The name on the bus.
    public static let name = "ecommerce.list-couriers"
    /// A page of couriers.
    public typealias Reply = Page<CourierEntry>

    /// Only those of this programme.
    public var programme: String?
    /// Only those of this town.
    public var town: String?
    /// Items on the page; see ``PageLimit``.
    public var limit: Int?
    /// The `next` of the page before.
    public var cursor: String?

    /// Makes a query.
    public init(programme: String? = nil, town: String? = nil, limit: Int? = nil, cursor: String? = nil) {
        self.programme = programme
        self.town = town
        self.limit = limit
        self.cursor = cursor
    }
}

/// Asks for rooms, streamers, brands, stations and parks, by programme, town and id.
public struct ListAssets: Query {
    /// The name on the bus.
    public static let name = "ecommerce.list-assets"
    /// A page of them.
    public typealias Reply = Page<AssetEntry>

    /// Only those of this programme.
    public var programme: String?
    /// Only those of this town.
    public var town: String?
    /// Only those of this kind.
    public var kind: CommerceAsset.Kind?
    /// Items on the page; see ``PageLimit``.
    public var limit: Int?
    /// The `next` of the page before.
    public var cursor: String?

    /// Makes a query.
    public init(
        programme: String? = nil,
        town: String? = nil,
        kind: CommerceAsset.Kind? = nil,
        limit: Int? = nil,
        cursor: String? = nil
    ) {
        self.programme = programme
        self.town = town
        self.kind = kind
        self.limit = limit
        self.cursor = cursor
    }
}

/// Asks for livestream sessions and sales events, by programme, town and id.
public struct ListActivities: Query {
    /// The name on the bus.
    public static let name = "ecommerce.list-activities"
    /// A page of them.
    public typealias Reply = Page<ActivityEntry>

    /// Only those of this programme.
    public var programme: String?
    /// Only those of this town.
    public var town: String?
    /// Items on the page; see ``PageLimit``.
    public var limit: Int?
    /// The `next` of the page before.
    public var cursor: String?

    /// Makes a query.
    public init(programme: String? = nil, town: String? = nil, limit: Int? = nil, cursor: String? = nil) {
        self.programme = programme
        self.town = town
        self.limit = limit
        self.cursor = cursor
    }
}
