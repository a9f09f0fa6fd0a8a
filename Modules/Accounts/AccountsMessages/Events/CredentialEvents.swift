import Messages

/// A token for programs was put on record.
public struct TokenIssued: Event {
    /// The type.
    public static let name = "accounts.token-issued.v1"

    /// The account's id.
    public var account: String
    /// The token's id.
    public var token: String
    /// SHA-256 of its secret, in hexadecimal.
    public var digest: String
    /// What it is for.
    @OrNull public var label: String?
    /// When it ends, in milliseconds since 1970, UTC.
    public var expiresMilliseconds: Int64

    /// The account's id.
    public var subject: String { account }

    /// States the fact.
    public init(account: String, token: String, digest: String, label: String?, expiresMilliseconds: Int64) {
        self.account = account
        self.token = token
        self.digest = digest
        self._label = OrNull(wrappedValue: label)
        self.expiresMilliseconds = expiresMilliseconds
    }
}

/// A token was ended.
public struct TokenRevoked: Event {
    /// The type.
    public static let name = "accounts.token-revoked.v1"

    /// The account's id.
    public var account: String
    /// The token's id.
    public var token: String

    /// The account's id.
    public var subject: String { account }

    /// States the fact.
    public init(account: String, token: String) {
        self.account = account
        self.token = token
    }
}

/// A sign-in link was put on record.
public struct SignInLinkIssued: Event {
    /// The type.
    public static let name = "accounts.sign-in-link-issued.v1"

    /// The account's id.
    public var account: String
    /// SHA-256 of its secret, in hexadecimal.
    public var digest: String
    /// When it ends, in milliseconds since 1970, UTC.
    public var expiresMilliseconds: Int64

    /// The account's id.
    public var subject: String { account }

    /// States the fact.
    public init(account: String, digest: String, expiresMilliseconds: Int64) {
        self.account = account
        self.digest = digest
        self.expiresMilliseconds = expiresMilliseconds
    }
}

/// Somebody signed in: a session began.
public struct SignedIn: Event {
    /// The type.
    public static let name = "accounts.signed-in.v1"

    /// By what.
    public enum Means: String, Codable, Sendable, CaseIterable {
        /// A sign-in link, which is spent now.
        case link
        /// A password.
        case password
    }

    /// The account's id.
    public var account: String
    /// By what.
    public var means: Means
    /// SHA-256 of the session's secret, in hexadecimal.
    public var session: String
    /// SHA-256 of the link's secret, for a link.
    @OrNull public var link: String?
    /// When the session ends, in milliseconds since 1970, UTC.
    public var expiresMilliseconds: Int64

    /// The account's id.
    public var subject: String { account }

    /// States the fact.
    public init(account: String, means: Means, session: String, link: String?, expiresMilliseconds: Int64) {
        self.account = account
        self.means = means
        self.session = session
        self._link = OrNull(wrappedValue: link)
        self.expiresMilliseconds = expiresMilliseconds
    }
}

/// Somebody gave a wrong password for an account.
public struct SignInFailed: Event {
    /// The type.
    public static let name = "accounts.sign-in-failed.v1"

    /// The account's id.
    public var account: String

    /// The account's id.
    public var subject: String { account }

    /// States the fact.
    public init(account: String) {
        self.account = account
    }
}

/// A session was ended by who began it.
public struct SignedOut: Event {
    /// The type.
    public static let name = "accounts.signed-out.v1"

    /// The account's id.
    public var account: String
    /// SHA-256 of the session's secret, in hexadecimal.
    public var session: String

    /// The account's id.
    public var subject: String { account }

    /// States the fact.
    public init(account: String, session: String) {
        self.account = account
        self.session = session
    }
}
