import Messages

/// What says that a shop belongs to a village, the most trusted first.
///
/// > Source: research, section 2.7: registered, usual sending, usual receiving address.
public enum ShopProvenance: String, Codable, Sendable, CaseIterable {
    /// The address that it is registered under (注册地址).
    case registered
    /// The address that it usually sends from (常用发货地址).
    case usualSending = "usual-sending"
    /// The address that it usually receives at (常用收货地址).
    case usualReceiving = "usual-receiving"

    /// 0 for the most trusted.
    public var rank: Int { Self.allCases.firstIndex(of: self) ?? Self.allCases.count }
}

/// A village that a shop is said to belong to.
public struct ShopAttribution: Codable, Sendable, Hashable {
    /// The village, by id.
    public var village: String
    /// What says so.
    public var provenance: ShopProvenance
    /// Since when, `yyyy-MM-dd`.
    public var since: String

    /// Says where a shop belongs.
    public init(village: String, provenance: ShopProvenance, since: String) {
        self.village = village
        self.provenance = provenance
        self.since = since
    }
}

/// An online shop (网店).
public struct Shop: Codable, Sendable, Hashable {
    /// The id within the town's register; orders name it.
    public var id: String
    /// Its name.
    public var name: String
    /// The channel (platform) that it is on, by id.
    public var channel: String
    /// What it sells, by the category's id; `null` when nobody said.
    @OrNull public var category: String?
    /// When it was opened, `yyyy-MM-dd`.
    public var opened: String
    /// When it was closed; `null` while it is open.
    @OrNull public var closed: String?
    /// Villages that it is said to belong to; in each month the most trusted one counts.
    @OrEmpty public var attributions: [ShopAttribution]

    /// Describes a shop.
    public init(
        id: String,
        name: String,
        channel: String,
        category: String? = nil,
        opened: String,
        closed: String? = nil,
        attributions: [ShopAttribution] = []
    ) {
        self.id = id
        self.name = name
        self.channel = channel
        self._category = OrNull(wrappedValue: category)
        self.opened = opened
        self._closed = OrNull(wrappedValue: closed)
        self._attributions = OrEmpty(wrappedValue: attributions)
    }
}
