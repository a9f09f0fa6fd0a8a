import Messages

/// Asks for the accounts, by id; administrators only.
public struct ListAccounts: Query {
    /// The name on the bus.
    public static let name = "accounts.list-accounts"
    /// A page of accounts.
    public typealias Reply = Page<Account>

    /// Only those of a role.
    public var role: Access.Role?
    /// Accounts on the page; ``PageLimit/usual`` when left out.
    public var limit: Int?
    /// The `next` of the page before.
    public var cursor: String?

    /// Asks.
    public init(role: Access.Role? = nil, limit: Int? = nil, cursor: String? = nil) {
        self.role = role
        self.limit = limit
        self.cursor = cursor
    }
}

/// Asks for one account; administrators only.
public struct FindAccount: Query {
    /// The name on the bus.
    public static let name = "accounts.find-account"
    /// The account.
    public typealias Reply = Account

    /// Its id.
    public var id: String

    /// Asks.
    public init(id: String) {
        self.id = id
    }
}
