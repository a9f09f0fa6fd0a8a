/// Part of a list.
public struct Page<Item: Codable & Sendable & Hashable>: Codable, Sendable, Hashable {
    /// What stands on this page.
    public var items: [Item]
    /// How many there are on all pages.
    public var total: Int
    /// Where the next page begins; unknown text to everybody but the one who answered.
    ///
    /// `null` on the last page.
    @OrNull public var next: String?

    /// Makes a page.
    public init(items: [Item], total: Int, next: String? = nil) {
        self.items = items
        self.total = total
        self._next = OrNull(wrappedValue: next)
    }
}

/// How long a page may be.
public enum PageLimit {
    /// Items on a page when nothing is said.
    public static let usual = 50
    /// Items on a page at most; more is refused.
    public static let most = 200
}
