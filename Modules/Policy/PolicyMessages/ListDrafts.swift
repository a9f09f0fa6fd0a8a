import Messages

/// Asks for the drafts, oldest first, without the texts of their files.
public struct ListDrafts: Query {
    /// The name on the bus.
    public static let name = "policy.list-drafts"
    /// A page of drafts; their files have names and no text.
    public typealias Reply = Page<PolicyDraft>

    /// Items on the page; see ``PageLimit``.
    public var limit: Int?
    /// The `next` of the page before.
    public var cursor: String?

    /// Makes a query.
    public init(limit: Int? = nil, cursor: String? = nil) {
        self.limit = limit
        self.cursor = cursor
    }
}

/// Asks for a draft with its files.
public struct FindDraft: Query {
    /// The name on the bus.
    public static let name = "policy.find-draft"
    /// The draft.
    public typealias Reply = PolicyDraft

    /// The draft's id.
    public var id: String

    /// Makes a query.
    public init(id: String) {
        self.id = id
    }
}
