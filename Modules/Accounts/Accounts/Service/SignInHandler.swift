import AccountsMessages
import Ledger
import Messages
import ModuleKit

/// Carries out ``SignIn`` and ``SignOut``.
struct SignInHandler {
    let tables: any TableReader
    let context: CommandContext

    private var accounts: AccountStore { AccountStore(tables: tables) }
    private var secrets: SecretStore { SecretStore(tables: tables) }

    /// Begins a session, or says why not.
    func decide(_ command: SignIn) throws -> Decision<SignInReply> {
        try AccountRules.check(digest: command.session, at: "/session")
        guard try !secrets.isKnown(command.session) else { return refuse(SignInRules.linkSpent) }
        if let link = command.link { return try byLink(link, command.session) }
        return try byPassword(command.account ?? "", command.key ?? "", command.session)
    }

    /// Ends a session.
    func decide(_ command: SignOut) throws -> Decision<SignOutReply> {
        guard let session = try secrets.find(command.session, [.session], now: context.now) else {
            return Decision([], reply: SignOutReply(ended: false))
        }
        let event = SignedOut(account: session.account, session: command.session)
        return Decision([event], reply: SignOutReply(ended: true))
    }

    private func byLink(_ link: String, _ session: String) throws -> Decision<SignInReply> {
        guard let holding = try secrets.find(link, [.link], now: context.now) else {
            return refuse(SignInRules.linkSpent)
        }
        let account = try accounts.require(holding.account)
        guard !account.disabled else { return refuse(SignInRules.disabled) }
        return begin(account, .link, session, link: link)
    }

    private func byPassword(_ id: String, _ key: String, _ session: String) throws -> Decision<SignInReply> {
        guard let account = try accounts.find(id), let hash = try accounts.password(of: id),
            SignInRules.lockedUntil(try accounts.failures(of: id), now: context.now) == nil
        else { return refuse(SignInRules.wrong) }
        guard PasswordRules.opens(key, hash) else {
            return Decision([SignInFailed(account: id)], reply: SignInReply(SignInRules.wrong))
        }
        guard !account.disabled else { return refuse(SignInRules.disabled) }
        return begin(account, .password, session, link: nil)
    }

    private func begin(
        _ account: Account,
        _ means: SignedIn.Means,
        _ session: String,
        link: String?
    ) -> Decision<SignInReply> {
        let expires = context.now + SignIn.lifeMilliseconds
        let event = SignedIn(
            account: account.id,
            means: means,
            session: session,
            link: link,
            expiresMilliseconds: expires
        )
        return Decision([event], reply: SignInReply(account, expires: OfficeTime.timestamp(of: expires)))
    }

    private func refuse(_ problem: Problem) -> Decision<SignInReply> {
        Decision([], reply: SignInReply(problem))
    }
}

/// Answers ``FindSession``.
struct SessionQuery {
    let tables: any TableReader

    /// Whose a secret is, and what the account may see now.
    ///
    /// - Throws: ``Problem`` `accounts.not-found` for a secret that opens nothing, or no more.
    func find(_ query: FindSession) throws -> AccountSession {
        let secret = try SecretStore(tables: tables).find(query.digest, [.session, .token], now: query.now)
        guard let secret, let account = try AccountStore(tables: tables).find(secret.account), !account.disabled else {
            throw Problem(
                AccountsCode.notFound,
                .notFound,
                "No session and no token has this digest, or they have ended.",
                remedy: "Sign in again."
            )
        }
        return AccountSession(
            account: account,
            access: try PlaceStore(tables: tables).access(of: account),
            expires: OfficeTime.timestamp(of: secret.expires)
        )
    }
}
