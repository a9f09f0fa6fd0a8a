import Messages

/// Villages were put on a town's register or put right.
public struct VillagesDefined: Event {
    /// The type.
    public static let name = "ecommerce.villages-defined.v1"

    /// The programme.
    public var programme: String
    /// The town.
    public var town: String
    /// Those that are new or changed, as they are now.
    public var villages: [Village]

    /// The town's id.
    public var subject: String { town }

    /// States the fact.
    public init(programme: String, town: String, villages: [Village]) {
        self.programme = programme
        self.town = town
        self.villages = villages
    }
}

/// Shops were put on a town's register or put right.
public struct ShopsDefined: Event {
    /// The type.
    public static let name = "ecommerce.shops-defined.v1"

    /// The programme.
    public var programme: String
    /// The town.
    public var town: String
    /// Those that are new or changed, as they are now.
    public var shops: [Shop]

    /// The town's id.
    public var subject: String { town }

    /// States the fact.
    public init(programme: String, town: String, shops: [Shop]) {
        self.programme = programme
        self.town = town
        self.shops = shops
    }
}

/// Couriers were put on a town's register or put right.
public struct CouriersDefined: Event {
    /// The type.
    public static let name = "ecommerce.couriers-defined.v1"

    /// The programme.
    public var programme: String
    /// The town.
    public var town: String
    /// Those that are new or changed, as they are now.
    public var couriers: [Courier]

    /// The town's id.
    public var subject: String { town }

    /// States the fact.
    public init(programme: String, town: String, couriers: [Courier]) {
        self.programme = programme
        self.town = town
        self.couriers = couriers
    }
}

/// Rooms, streamers, brands, stations or parks were put on a town's register or put right.
public struct AssetsDefined: Event {
    /// The type.
    public static let name = "ecommerce.assets-defined.v1"

    /// The programme.
    public var programme: String
    /// The town.
    public var town: String
    /// Those that are new or changed, as they are now.
    public var assets: [CommerceAsset]

    /// The town's id.
    public var subject: String { town }

    /// States the fact.
    public init(programme: String, town: String, assets: [CommerceAsset]) {
        self.programme = programme
        self.town = town
        self.assets = assets
    }
}

/// Livestream sessions or sales events were recorded or put right.
public struct ActivitiesRecorded: Event {
    /// The type.
    public static let name = "ecommerce.activities-recorded.v1"

    /// The programme.
    public var programme: String
    /// The town.
    public var town: String
    /// Those that are new or changed, as they are now.
    public var activities: [CommerceActivity]

    /// The town's id.
    public var subject: String { town }

    /// States the fact.
    public init(programme: String, town: String, activities: [CommerceActivity]) {
        self.programme = programme
        self.town = town
        self.activities = activities
    }
}
