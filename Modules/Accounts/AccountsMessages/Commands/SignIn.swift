import Messages

/// Begins a session, by a sign-in link or by account and password.
///
/// It comes from the installation, for somebody who is not known yet, and without an idempotency key.
public struct SignIn: Command {
    /// The name on the bus.
    public static let name = "accounts.sign-in"
    /// What became of it.
    public typealias Reply = SignInReply
    /// How long a session lives: twelve hours.
    public static let lifeMilliseconds: Int64 = 12 * 3_600_000
    /// So many wrong passwords within ``windowMilliseconds`` lock an account for as long.
    public static let wrongPasswords = 5
    /// The time in which wrong passwords count, and how long an account stays locked: fifteen minutes.
    public static let windowMilliseconds: Int64 = 15 * 60_000

    /// SHA-256 of the session's secret, in hexadecimal.
    public var session: String
    /// SHA-256 of a sign-in link's secret, in hexadecimal.
    public var link: String?
    /// The account's id, with a password's key.
    public var account: String?
    /// What ``DerivePasswordKey`` makes of the password.
    public var key: String?

    /// Signs in by a link.
    public init(session: String, link: String) {
        self.session = session
        self.link = link
    }

    /// Signs in by a password's key.
    public init(session: String, account: String, key: String) {
        self.session = session
        self.account = account
        self.key = key
    }
}

/// What became of a sign-in: a session, or why there is none.
///
/// A wrong password is an answer and no failure of the command, since it is counted and kept.
public struct SignInReply: Codable, Sendable, Hashable {
    /// Who signed in.
    @OrNull public var account: Account?
    /// When the session ends, RFC 3339.
    @OrNull public var expires: String?
    /// Why nobody did.
    @OrNull public var problem: Problem?

    /// Says who signed in.
    public init(_ account: Account, expires: String) {
        self._account = OrNull(wrappedValue: account)
        self._expires = OrNull(wrappedValue: expires)
        self._problem = OrNull(wrappedValue: nil)
    }

    /// Says why nobody did.
    public init(_ problem: Problem) {
        self._account = OrNull(wrappedValue: nil)
        self._expires = OrNull(wrappedValue: nil)
        self._problem = OrNull(wrappedValue: problem)
    }
}

/// Ends a session.
public struct SignOut: Command {
    /// The name on the bus.
    public static let name = "accounts.sign-out"
    /// Whether there was one.
    public typealias Reply = SignOutReply

    /// SHA-256 of the session's secret, in hexadecimal.
    public var session: String

    /// Makes a command.
    public init(session: String) {
        self.session = session
    }
}

/// What became of a sign-out.
public struct SignOutReply: Codable, Sendable, Hashable {
    /// Whether there was a session to end.
    public var ended: Bool

    /// Makes a reply.
    public init(ended: Bool) {
        self.ended = ended
    }
}
