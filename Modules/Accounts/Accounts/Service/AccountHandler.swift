import AccountsMessages
import Ledger
import Messages
import ModuleKit

/// Carries out ``CreateAccount`` and ``ChangeAccount``.
struct AccountHandler {
    let tables: any TableReader

    /// Makes an account.
    func create(_ command: CreateAccount) throws -> Decision<Account> {
        let usual = [command.unit, command.post].compactMap { $0 }.joined(separator: " ")
        let account = Account(
            id: command.id,
            names: command.names ?? LocalizedName(zh: usual),
            unit: command.unit,
            post: command.post,
            role: command.role,
            scope: command.scope ?? AccountScope()
        )
        try AccountRules.check(account, places: true)
        guard try AccountStore(tables: tables).find(command.id) == nil else {
            throw Problem(
                AccountsCode.alreadyThere,
                .conflict,
                "There is an account '\(command.id)' already.",
                remedy: "Choose another id, or change that account (\(ChangeAccount.name)).",
                errors: [.init(pointer: "/id", message: "'\(command.id)' is taken")]
            )
        }
        try AccountRules.requireScope(command.scope, of: command.role)
        return Decision([AccountCreated(account)], reply: account)
    }

    /// Changes an account.
    func change(_ command: ChangeAccount) throws -> Decision<Account> {
        let store = AccountStore(tables: tables)
        let old = try store.require(command.account)
        var account = old
        account.names = command.names ?? old.names
        account.post = command.post ?? old.post
        account.role = command.role ?? old.role
        account.scope = command.scope ?? old.scope
        account.disabled = command.disabled ?? old.disabled
        try AccountRules.check(account, places: command.role != nil || command.scope != nil)
        try keepAnAdministrator(old, account, store)
        if account.disabled { account.tokens = [] }
        return Decision(account == old ? [] : [AccountChanged(account)], reply: account)
    }

    /// Refuses to take the last administrator away.
    private func keepAnAdministrator(_ old: Account, _ new: Account, _ store: AccountStore) throws {
        let was = old.role == .administrator && !old.disabled
        let stays = new.role == .administrator && !new.disabled
        guard was, !stays, try store.administrators(besides: old.id) == 0 else { return }
        throw Problem(
            AccountsCode.lastAdministrator,
            .conflict,
            "'\(old.id)' is the last administrator that can sign in.",
            remedy: "Make another account an administrator first."
        )
    }
}
