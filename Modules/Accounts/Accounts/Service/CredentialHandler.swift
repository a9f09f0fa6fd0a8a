import AccountsMessages
import Ledger
import Messages
import ModuleKit

/// Carries out the commands that give an account something to sign in with, and take it away.
struct CredentialHandler {
    let tables: any TableReader
    let context: CommandContext

    private var accounts: AccountStore { AccountStore(tables: tables) }

    /// Sets a password.
    func set(_ command: SetPassword, _ rules: PasswordRules) throws -> Decision<Account> {
        var account = try enabled(command.account)
        try rules.check(command.hash)
        account.hasPassword = true
        return Decision([PasswordSet(account: account.id, hash: command.hash)], reply: account)
    }

    /// Puts a token on record.
    func issue(_ command: IssueToken) throws -> Decision<AccountToken> {
        let account = try enabled(command.account)
        let days = command.days ?? IssueToken.usualDays
        try AccountRules.check(label: command.label, days: days)
        try fresh(command.digest)
        let event = TokenIssued(
            account: account.id,
            token: "t" + String(context.random(), radix: 36),
            digest: command.digest,
            label: command.label,
            expiresMilliseconds: context.now + Int64(days) * 86_400_000
        )
        let expires = OfficeTime.timestamp(of: event.expiresMilliseconds)
        return Decision([event], reply: AccountToken(id: event.token, label: event.label, expires: expires))
    }

    /// Ends a token.
    func revoke(_ command: RevokeToken) throws -> Decision<Account> {
        var account = try accounts.require(command.account)
        guard account.tokens.contains(where: { $0.id == command.token }) else {
            throw Problem(
                AccountsCode.notFound,
                .notFound,
                "'\(account.id)' has no token '\(command.token)'.",
                remedy: "Its tokens stand in the account (\(FindAccount.name))."
            )
        }
        account.tokens.removeAll { $0.id == command.token }
        return Decision([TokenRevoked(account: account.id, token: command.token)], reply: account)
    }

    /// Puts a sign-in link on record.
    func issue(_ command: IssueSignInLink) throws -> Decision<IssuedLink> {
        let account = try enabled(command.account)
        try fresh(command.digest)
        let expires = context.now + IssueSignInLink.lifeMilliseconds
        return Decision(
            [SignInLinkIssued(account: account.id, digest: command.digest, expiresMilliseconds: expires)],
            reply: IssuedLink(account: account.id, expires: OfficeTime.timestamp(of: expires))
        )
    }

    /// An account that may sign in.
    private func enabled(_ id: String) throws -> Account {
        let account = try accounts.require(id)
        guard !account.disabled else {
            throw Problem(
                AccountsCode.disabled,
                .conflict,
                "The account '\(id)' is disabled.",
                remedy: "Enable it first (\(ChangeAccount.name), disabled: false)."
            )
        }
        return account
    }

    /// Refuses what is no digest, or one that is on record.
    private func fresh(_ digest: String) throws {
        try AccountRules.check(digest: digest, at: "/digest")
        guard try SecretStore(tables: tables).isKnown(digest) else { return }
        try AccountRules.refuse(
            [.init(pointer: "/digest", message: "stands for another secret already")],
            "The secret was used before."
        )
    }
}
