import Messages

/// Asks who holds a secret: of a session or of a token; for the installation's own doors.
public struct FindSession: Query {
    /// The name on the bus.
    public static let name = "accounts.find-session"
    /// The account and what it may see now.
    public typealias Reply = AccountSession

    /// SHA-256 of the secret, in hexadecimal.
    public var digest: String
    /// The present time, in milliseconds since 1970, UTC.
    public var now: Int64

    /// Asks.
    public init(digest: String, now: Int64) {
        self.digest = digest
        self.now = now
    }
}

/// A session or a token that holds, and whose it is.
public struct AccountSession: Codable, Sendable, Hashable {
    /// Whose.
    public var account: Account
    /// What the account may see and do: its role, its programmes, and its towns with those that lie in its regions now.
    public var access: Access
    /// When it ends, RFC 3339.
    public var expires: String

    /// Describes a session.
    public init(account: Account, access: Access, expires: String) {
        self.account = account
        self.access = access
        self.expires = expires
    }
}
