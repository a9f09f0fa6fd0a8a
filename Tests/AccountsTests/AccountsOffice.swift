import AccountsMessages
import Foundation
import Messages
import ModuleTestKit

@testable import Accounts

/// Accounts at work on a real database in memory, with cheap passwords.
typealias AccountsOffice = ModuleOffice<AccountsModule>

extension ModuleOffice where M == AccountsModule {
    static func empty() throws -> AccountsOffice {
        try AccountsOffice(AccountsModule(passwords: PasswordRules(rounds: 16, blockSize: 1, parallelism: 1)))
    }

    /// An office with a reporter of a town and an administrator.
    static func staffed() async throws -> AccountsOffice {
        let office = try empty()
        try await office.send(CreateAccount(id: "admin", unit: "office", role: .administrator))
        try await office.send(
            CreateAccount(
                id: "reporter",
                unit: "town-office",
                post: "statistics",
                role: .reporter,
                scope: AccountScope(towns: ["t1"])
            )
        )
        return office
    }

    /// Gives an account a password: the hash first, then the command.
    @discardableResult
    func setPassword(_ account: String, _ password: String) async throws -> Account {
        try await send(SetPassword(account: account, hash: try await ask(HashPassword(password: password))))
    }

    /// Signs in by a new link.
    func signIn(_ account: String, session: Int) async throws -> SignInReply {
        try await send(IssueSignInLink(account: account, digest: digest(session + 1000)))
        return try await send(SignIn(session: digest(session), link: digest(session + 1000)))
    }

    /// Signs in by a password: the key first, then the command.
    func signIn(_ account: String, password: String, session: Int) async throws -> SignInReply {
        let key = try await ask(DerivePasswordKey(account: account, password: password)).key
        return try await send(SignIn(session: digest(session), account: account, key: key))
    }

    func session(_ number: Int) async throws -> AccountSession {
        try await ask(FindSession(digest: digest(number), now: clock.now))
    }
}

/// What a secret's digest looks like.
func digest(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: 64 - digits.count) + digits
}

/// The code that something is refused with; `nil` when it is not.
func code(_ body: () async throws -> Void) async -> String? {
    do {
        try await body()
        return nil
    } catch let problem as Problem {
        return problem.code
    } catch {
        return "\(error)"
    }
}
