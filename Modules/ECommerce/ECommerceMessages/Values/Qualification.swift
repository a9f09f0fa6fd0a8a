import Messages

/// What is missing to a rule's thresholds; 0 where it is reached.
public struct QualificationDistance: Codable, Sendable, Hashable {
    /// Net sales, in 元.
    public var sales: DecimalValue
    /// Active shops.
    public var shops: Int
    /// Active shops, when counted as a share of the households; `null` when the households are not known or not asked.
    @OrNull public var shopsByHouseholds: Int?
    /// Villages that qualify; `null` where the rule asks for none.
    @OrNull public var villages: Int?

    /// States a distance.
    public init(sales: DecimalValue, shops: Int, shopsByHouseholds: Int? = nil, villages: Int? = nil) {
        self.sales = sales
        self.shops = shops
        self._shopsByHouseholds = OrNull(wrappedValue: shopsByHouseholds)
        self._villages = OrNull(wrappedValue: villages)
    }
}

/// Whether a village or a town meets the programme's rule (淘宝村, 淘宝镇 and the like), and what is missing.
public struct Qualification: Codable, Sendable, Hashable {
    /// The village's or the town's id.
    public var id: String
    /// Its name.
    public var name: String
    /// Whether it qualifies.
    public var qualified: Bool
    /// Net sales of the span, in 元.
    public var sales: DecimalValue
    /// Active shops.
    public var activeShops: Int
    /// Families of a village; `null` when nobody said, and for a town.
    @OrNull public var households: Int?
    /// Active shops against households, in % with one place; `null` without households.
    @OrNull public var householdShare: DecimalValue?
    /// Villages of a town that qualify; `null` for a village.
    @OrNull public var qualifiedVillages: Int?
    /// What is missing.
    public var missing: QualificationDistance
    /// The same in words.
    public var why: LocalizedName

    /// States a result.
    public init(
        id: String,
        name: String,
        qualified: Bool,
        sales: DecimalValue,
        activeShops: Int,
        households: Int? = nil,
        householdShare: DecimalValue? = nil,
        qualifiedVillages: Int? = nil,
        missing: QualificationDistance,
        why: LocalizedName
    ) {
        self.id = id
        self.name = name
        self.qualified = qualified
        self.sales = sales
        self.activeShops = activeShops
        self._households = OrNull(wrappedValue: households)
        self._householdShare = OrNull(wrappedValue: householdShare)
        self._qualifiedVillages = OrNull(wrappedValue: qualifiedVillages)
        self.missing = missing
        self.why = why
    }
}
