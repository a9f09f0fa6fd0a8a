import Messages

/// Asks what a password comes to for an account: the key that ``SignIn`` takes; for the installation's own doors.
///
/// It takes its time (scrypt), beside the log. An account that is not there, or has no password, takes as long and gets
/// a key like any other; it opens nothing.
public struct DerivePasswordKey: Query {
    /// The name on the bus.
    public static let name = "accounts.derive-password-key"
    /// The key.
    public typealias Reply = PasswordKey

    /// The account's id.
    public var account: String
    /// The password.
    public var password: String

    /// Asks.
    public init(account: String, password: String) {
        self.account = account
        self.password = password
    }
}

/// What a password comes to.
public struct PasswordKey: Codable, Sendable, Hashable {
    /// The derived key, in hexadecimal.
    public var key: String

    /// Holds a key.
    public init(key: String) {
        self.key = key
    }
}
