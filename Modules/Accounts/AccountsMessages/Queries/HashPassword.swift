import Messages

/// Asks for a new password's hash, which ``SetPassword`` takes; for the installation's own doors.
///
/// It takes its time (scrypt), beside the log, and every answer has a salt of its own.
public struct HashPassword: Query {
    /// The name on the bus.
    public static let name = "accounts.hash-password"
    /// The hash.
    public typealias Reply = PasswordHash
    /// The fewest characters of a password.
    public static let shortest = 10
    /// The most bytes of a password in UTF-8.
    public static let longest = 256

    /// The password.
    public var password: String

    /// Asks.
    public init(password: String) {
        self.password = password
    }
}
