import Messages

/// Asks for the trail of events, newest first.
///
/// All filters given must hold.
public struct ListAudit: Query {
    /// The name on the bus.
    public static let name = "audit.list"
    /// Items on a page when nothing is said.
    public static let usualLimit = 50
    /// Items on a page at most; more is refused.
    public static let mostLimit = 200

    /// A page of entries.
    public struct Reply: Codable, Sendable, Hashable {
        /// What stands on this page.
        public var items: [AuditEntry]
        /// How many there are on all pages.
        public var total: Int
        /// Where the next page begins; `null` on the last page.
        public var next: String?

        private enum CodingKeys: String, CodingKey { case items, total, next }

        /// Makes a page.
        public init(items: [AuditEntry], total: Int, next: String?) {
            self.items = items
            self.total = total
            self.next = next
        }

        /// Writes the page; the `next` of the last one is `null`.
        public func encode(to encoder: any Encoder) throws {
            var fields = encoder.container(keyedBy: CodingKeys.self)
            try fields.encode(items, forKey: .items)
            try fields.encode(total, forKey: .total)
            try fields.encode(next, forKey: .next)
        }
    }

    /// Only events about this.
    public var subject: String?
    /// Only events caused by this unit.
    public var actor: String?
    /// Only events whose type begins like this (`registry.`, `registry.step-`).
    public var type: String?
    /// Only events recorded on or after this day, `yyyy-MM-dd`, office time.
    public var since: String?
    /// Only events recorded on or before this day, `yyyy-MM-dd`, office time.
    public var until: String?
    /// Items on the page.
    public var limit: Int?
    /// The `next` of the page before.
    public var cursor: String?

    /// Makes a query.
    public init(
        subject: String? = nil,
        actor: String? = nil,
        type: String? = nil,
        since: String? = nil,
        until: String? = nil,
        limit: Int? = nil,
        cursor: String? = nil
    ) {
        self.subject = subject
        self.actor = actor
        self.type = type
        self.since = since
        self.until = until
        self.limit = limit
        self.cursor = cursor
    }
}
