import Messages

/// What became of a list for a register.
public struct RegisterReply: Codable, Sendable, Hashable {
    /// How many are new.
    public var registered: Int
    /// How many were put right; the old words stay in their history.
    public var changed: Int
    /// How many were there in the same words.
    public var unchanged: Int

    /// Makes a reply.
    public init(registered: Int, changed: Int, unchanged: Int) {
        self.registered = registered
        self.changed = changed
        self.unchanged = unchanged
    }
}

/// How long a list for a register may be.
public enum RegisterLimit {
    /// Entries in one command at most; more is refused.
    public static let entries = 500
    /// Villages that one courier may name; more is refused.
    public static let villages = 2000
    /// Attributions that one shop may have; more is refused.
    public static let attributions = 20
}

/// Puts villages on a town's register, all or none; one that is there is put right, which needs a reason.
public struct DefineVillages: Command {
    /// The name on the bus.
    public static let name = "ecommerce.define-villages"
    /// What became of it.
    public typealias Reply = RegisterReply

    /// The programme.
    public var programme: String
    /// The town.
    public var town: String
    /// The villages.
    public var villages: [Village]

    /// Makes a command.
    public init(programme: String, town: String, _ villages: [Village]) {
        self.programme = programme
        self.town = town
        self.villages = villages
    }
}

/// Puts shops on a town's register, all or none; one that is there is put right, which needs a reason.
public struct DefineShops: Command {
    /// The name on the bus.
    public static let name = "ecommerce.define-shops"
    /// What became of it.
    public typealias Reply = RegisterReply

    /// The programme.
    public var programme: String
    /// The town.
    public var town: String
    /// The shops.
    public var shops: [Shop]

    /// Makes a command.
    public init(programme: String, town: String, _ shops: [Shop]) {
        self.programme = programme
        self.town = town
        self.shops = shops
    }
}

/// Puts couriers on a town's register, all or none; one that is there is put right, which needs a reason.
public struct DefineCouriers: Command {
    /// The name on the bus.
    public static let name = "ecommerce.define-couriers"
    /// What became of it.
    public typealias Reply = RegisterReply

    /// The programme.
    public var programme: String
    /// The town.
    public var town: String
    /// The couriers.
    public var couriers: [Courier]

    /// Makes a command.
    public init(programme: String, town: String, _ couriers: [Courier]) {
        self.programme = programme
        self.town = town
        self.couriers = couriers
    }
}

/// Puts rooms, streamers, brands, stations and parks on a town's register, all or none; one that is there is put right,
/// which needs a reason.
public struct DefineAssets: Command {
    /// The name on the bus.
    public static let name = "ecommerce.define-assets"
    /// What became of it.
    public typealias Reply = RegisterReply

    /// The programme.
    public var programme: String
    /// The town.
    public var town: String
    /// The entries.
    public var assets: [CommerceAsset]

    /// Makes a command.
    public init(programme: String, town: String, _ assets: [CommerceAsset]) {
        self.programme = programme
        self.town = town
        self.assets = assets
    }
}

/// Records livestream sessions and sales events, all or none; one that is there is put right, which needs a reason.
public struct RecordActivities: Command {
    /// The name on the bus.
    public static let name = "ecommerce.record-activities"
    /// What became of it.
    public typealias Reply = RegisterReply

    /// The programme.
    public var programme: String
    /// The town.
    public var town: String
    /// The activities.
    public var activities: [CommerceActivity]

    /// Makes a command.
    public init(programme: String, town: String, _ activities: [CommerceActivity]) {
        self.programme = programme
        self.town = town
        self.activities = activities
    }
}
