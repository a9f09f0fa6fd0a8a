import Messages

/// An account was made.
public struct AccountCreated: Event {
    /// The type.
    public static let name = "accounts.account-created.v1"

    /// The account, without credentials.
    public var account: Account

    /// The account's id.
    public var subject: String { account.id }

    /// States the fact.
    public init(_ account: Account) {
        self.account = account
    }
}

/// An account was changed.
public struct AccountChanged: Event {
    /// The type.
    public static let name = "accounts.account-changed.v1"

    /// What it is called on a page.
    public var names: LocalizedName
    /// The post.
    @OrNull public var post: String?
    /// The role.
    public var role: Access.Role
    /// The places.
    public var scope: AccountScope
    /// Whether it may no longer sign in.
    public var disabled: Bool
    /// The account's id.
    public var account: String

    /// The account's id.
    public var subject: String { account }

    /// States the fact.
    public init(_ account: Account) {
        self.account = account.id
        names = account.names
        _post = OrNull(wrappedValue: account.post)
        role = account.role
        scope = account.scope
        disabled = account.disabled
    }
}

/// An account has a password, or another one.
///
/// The hash stands here because the log is what the tables are made from. It does not leave the installation: the
/// gateway gives this type to nobody.
public struct PasswordSet: Event {
    /// The type.
    public static let name = "accounts.password-set.v1"

    /// The account's id.
    public var account: String
    /// The hash and how it was made.
    public var hash: PasswordHash

    /// The account's id.
    public var subject: String { account }

    /// States the fact.
    public init(account: String, hash: PasswordHash) {
        self.account = account
        self.hash = hash
    }
}

/// What is kept of a password: enough to know it again, too little to find it.
///
/// > Source: RFC 7914, The scrypt Password-Based Key Derivation Function.
public struct PasswordHash: Codable, Sendable, Hashable {
    /// scrypt's cost N, a power of two.
    public var rounds: Int
    /// scrypt's block size r.
    public var blockSize: Int
    /// scrypt's parallelism p.
    public var parallelism: Int
    /// The salt, in hexadecimal.
    public var salt: String
    /// The derived key, in hexadecimal.
    public var key: String

    /// Puts a hash together.
    public init(rounds: Int, blockSize: Int, parallelism: Int, salt: String, key: String) {
        self.rounds = rounds
        self.blockSize = blockSize
        self.parallelism = parallelism
        self.salt = salt
        self.key = key
    }
}
