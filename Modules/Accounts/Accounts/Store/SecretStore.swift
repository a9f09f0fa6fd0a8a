import AccountsMessages
import Ledger
import Messages
import ModuleKit

/// What opens accounts: the digests of sessions, tokens and sign-in links.
struct SecretStore {
    /// What a secret opens.
    enum Kind: String {
        case session, token, link
    }

    /// A secret that holds.
    struct Holding {
        var account: String
        var expires: Int64
    }

    let tables: any TableReader

    /// Whose a secret of some kinds is, when it holds still.
    func find(_ digest: String, _ kinds: [Kind], now: Int64) throws -> Holding? {
        let row = try tables.row(
            """
            SELECT account, expires FROM secrets
            WHERE digest = ? AND kind IN \(SQL.places(kinds.count)) AND expires > ?
            """,
            [.text(digest)] + kinds.map { .text($0.rawValue) } + [.integer(now)]
        )
        return row.map { Holding(account: $0.text("account") ?? "", expires: $0.integer("expires") ?? 0) }
    }

    /// Whether a digest is on record, holding or not.
    func isKnown(_ digest: String) throws -> Bool {
        try tables.row("SELECT digest FROM secrets WHERE digest = ?", [.text(digest)]) != nil
    }

    /// An account's tokens, without secrets.
    func tokens(of account: String) throws -> [AccountToken] {
        try tables.rows(
            "SELECT token, label, expires FROM secrets WHERE account = ? AND kind = ? ORDER BY expires, token",
            [.text(account), .text(Kind.token.rawValue)]
        ).map { row in
            AccountToken(
                id: row.text("token") ?? "",
                label: row.text("label"),
                expires: OfficeTime.timestamp(of: row.integer("expires") ?? 0)
            )
        }
    }
}

/// What events do to the secrets; those that have ended go with the next one.
extension SecretStore {
    /// Applies ``TokenIssued``.
    static func apply(_ event: TokenIssued, at time: Int64, to tables: any TableWriter) throws {
        try clear(time, tables)
        try tables.execute(
            "INSERT INTO secrets (digest, account, kind, token, label, expires) VALUES (?, ?, ?, ?, ?, ?)",
            [
                .text(event.digest), .text(event.account), .text(Kind.token.rawValue), .text(event.token),
                .init(event.label), .integer(event.expiresMilliseconds),
            ]
        )
    }

    /// Applies ``TokenRevoked``.
    static func apply(_ event: TokenRevoked, to tables: any TableWriter) throws {
        try tables.execute(
            "DELETE FROM secrets WHERE account = ? AND token = ?",
            [.text(event.account), .text(event.token)]
        )
    }

    /// Applies ``SignInLinkIssued``.
    static func apply(_ event: SignInLinkIssued, at time: Int64, to tables: any TableWriter) throws {
        try clear(time, tables)
        try put(event.digest, event.account, .link, event.expiresMilliseconds, tables)
    }

    /// Applies ``SignedIn``: the link is spent, the session holds, the wrong passwords are forgotten.
    static func apply(_ event: SignedIn, at time: Int64, to tables: any TableWriter) throws {
        try clear(time, tables)
        if let link = event.link { try tables.execute("DELETE FROM secrets WHERE digest = ?", [.text(link)]) }
        try put(event.session, event.account, .session, event.expiresMilliseconds, tables)
        try AccountStore.forget(event.account, tables)
    }

    /// Applies ``SignedOut``.
    static func apply(_ event: SignedOut, to tables: any TableWriter) throws {
        try tables.execute("DELETE FROM secrets WHERE digest = ?", [.text(event.session)])
    }

    private static func put(
        _ digest: String,
        _ account: String,
        _ kind: Kind,
        _ expires: Int64,
        _ tables: any TableWriter
    ) throws {
        try tables.execute(
            "INSERT INTO secrets (digest, account, kind, expires) VALUES (?, ?, ?, ?)",
            [.text(digest), .text(account), .text(kind.rawValue), .integer(expires)]
        )
    }

    private static func clear(_ time: Int64, _ tables: any TableWriter) throws {
        try tables.execute("DELETE FROM secrets WHERE expires <= ?", [.integer(time)])
    }
}
