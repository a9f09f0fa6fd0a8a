import Messages

/// Something else that a town has for e-commerce: a room, a streamer, a brand, a station, a park.
public struct CommerceAsset: Codable, Sendable, Hashable {
    /// What it is.
    public enum Kind: String, Codable, Sendable, CaseIterable {
        /// A room for livestreams (直播间).
        case livestreamRoom = "livestream-room"
        /// A streamer (主播), by code, never by a person's name.
        case streamer
        /// A brand (品牌).
        case brand
        /// A service station of the county-town-village network (服务站点).
        case serviceStation = "service-station"
        /// A park or base (园区, 基地).
        case park
    }

    /// The id within the town's register; a streamer's code.
    public var id: String
    /// What it is.
    public var kind: Kind
    /// Its name; `null` for a streamer, who is known by the code alone.
    @OrNull public var name: String?
    /// The village that it is in, by id; `null` when it is the town's.
    @OrNull public var village: String?
    /// Since when, `yyyy-MM-dd`; `null` when nobody said.
    @OrNull public var since: String?
    /// Until when; `null` while it lasts.
    @OrNull public var until: String?

    /// Describes something.
    public init(
        id: String,
        kind: Kind,
        name: String? = nil,
        village: String? = nil,
        since: String? = nil,
        until: String? = nil
    ) {
        self.id = id
        self.kind = kind
        self._name = OrNull(wrappedValue: name)
        self._village = OrNull(wrappedValue: village)
        self._since = OrNull(wrappedValue: since)
        self._until = OrNull(wrappedValue: until)
    }
}

/// A livestream session or a sales event, and what it brought in the organiser's words.
///
/// Its sales are never added to those of the orders: the same sale would count twice.
public struct CommerceActivity: Codable, Sendable, Hashable {
    /// What it was.
    public enum Kind: String, Codable, Sendable, CaseIterable {
        /// A livestream (直播场次).
        case livestreamSession = "livestream-session"
        /// A festival, fair or other sales event (促销活动).
        case salesEvent = "sales-event"
    }

    /// The id within the town's register.
    public var id: String
    /// What it was.
    public var kind: Kind
    /// Its title.
    public var name: String
    /// The day, `yyyy-MM-dd`.
    public var date: String
    /// The room, by id; `null` when there was none.
    @OrNull public var room: String?
    /// The streamer's code; `null` when there was none.
    @OrNull public var streamer: String?
    /// Orders that it brought; `null` when nobody counted.
    @OrNull public var orders: Int?
    /// What they came to, in 元; `null` when nobody counted.
    @OrNull public var sales: DecimalValue?

    /// Describes an activity.
    public init(
        id: String,
        kind: Kind,
        name: String,
        date: String,
        room: String? = nil,
        streamer: String? = nil,
        orders: Int? = nil,
        sales: DecimalValue? = nil
    ) {
        self.id = id
        self.kind = kind
        self.name = name
        self.date = date
        self._room = OrNull(wrappedValue: room)
        self._streamer = OrNull(wrappedValue: streamer)
        self._orders = OrNull(wrappedValue: orders)
        self._sales = OrNull(wrappedValue: sales)
    }
}
