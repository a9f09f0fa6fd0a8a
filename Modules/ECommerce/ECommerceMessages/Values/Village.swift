import Messages

/// A village (行政村) that shops are counted for.
public struct Village: Codable, Sendable, Hashable {
    /// The id within the town's register.
    public var id: String
    /// Its name.
    public var name: String
    /// The region's code, 12 digits; `null` when nobody said.
    @OrNull public var regionCode: String?
    /// Families that live there (家庭户数); `null` when nobody said.
    @OrNull public var households: Int?

    /// Describes a village.
    public init(id: String, name: String, regionCode: String? = nil, households: Int? = nil) {
        self.id = id
        self.name = name
        self._regionCode = OrNull(wrappedValue: regionCode)
        self._households = OrNull(wrappedValue: households)
    }
}

/// A firm that delivers parcels, and the villages that it goes to.
public struct Courier: Codable, Sendable, Hashable {
    /// The id within the town's register.
    public var id: String
    /// The firm's name.
    public var name: String
    /// The villages that it covers, by id.
    @OrEmpty public var villages: [String]

    /// Describes a courier.
    public init(id: String, name: String, villages: [String] = []) {
        self.id = id
        self.name = name
        self._villages = OrEmpty(wrappedValue: villages)
    }
}
