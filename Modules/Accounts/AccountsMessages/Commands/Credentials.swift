import Messages

/// Gives an account a password, the first or another one; administrators only.
///
/// Sessions of the account end. The hash is what ``HashPassword`` answers. Send it without an idempotency key: no more
/// than the hash is kept of a password, not even a digest of the command.
public struct SetPassword: Command {
    /// The name on the bus.
    public static let name = "accounts.set-password"
    /// The account.
    public typealias Reply = Account

    /// The account's id.
    public var account: String
    /// The password's hash.
    public var hash: PasswordHash

    /// Makes a command.
    public init(account: String, hash: PasswordHash) {
        self.account = account
        self.hash = hash
    }
}

/// Puts a token for programs on record; administrators only.
///
/// Whoever asks makes the secret (256 random bits), keeps it from everybody but the one who is to have it, and sends
/// its digest.
public struct IssueToken: Command {
    /// The name on the bus.
    public static let name = "accounts.issue-token"
    /// The token, without its secret.
    public typealias Reply = AccountToken
    /// The longest life, in days.
    public static let mostDays = 366
    /// The life when nothing is said, in days.
    public static let usualDays = 90

    /// The account's id.
    public var account: String
    /// SHA-256 of the secret, in hexadecimal.
    public var digest: String
    /// What it is for.
    public var label: String?
    /// Its life in days; ``usualDays`` when left out.
    public var days: Int?

    /// Makes a command.
    public init(account: String, digest: String, label: String? = nil, days: Int? = nil) {
        self.account = account
        self.digest = digest
        self.label = label
        self.days = days
    }
}

/// Ends a token; administrators only.
public struct RevokeToken: Command {
    /// The name on the bus.
    public static let name = "accounts.revoke-token"
    /// The account.
    public typealias Reply = Account

    /// The account's id.
    public var account: String
    /// The token's id.
    public var token: String

    /// Makes a command.
    public init(account: String, token: String) {
        self.account = account
        self.token = token
    }
}

/// Puts a sign-in link on record, good for one sign-in within ``lifeMilliseconds``; administrators only.
///
/// Whoever asks makes the secret and sends its digest.
public struct IssueSignInLink: Command {
    /// The name on the bus.
    public static let name = "accounts.issue-sign-in-link"
    /// When it ends.
    public typealias Reply = IssuedLink
    /// How long it is good: ten minutes.
    public static let lifeMilliseconds: Int64 = 10 * 60_000

    /// The account's id.
    public var account: String
    /// SHA-256 of the secret, in hexadecimal.
    public var digest: String

    /// Makes a command.
    public init(account: String, digest: String) {
        self.account = account
        self.digest = digest
    }
}

/// A sign-in link, without its secret.
public struct IssuedLink: Codable, Sendable, Hashable {
    /// The account's id.
    public var account: String
    /// When it ends, RFC 3339.
    public var expires: String

    /// Describes a link.
    public init(account: String, expires: String) {
        self.account = account
        self.expires = expires
    }
}
