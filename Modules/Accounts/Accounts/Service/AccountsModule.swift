import AccountsMessages
import Ledger
import Messages
import ModuleKit
import RegistryMessages

/// Who may sign in, as what, and for which places.
public struct AccountsModule: Module {
    /// Its service on the bus.
    public static let name = "accounts"
    /// What makes its tables.
    public static let migrations = AccountsTables.migrations
    /// The tables that its own events write.
    public static let tables = AccountsTables.names
    /// The tables that events of the registry write.
    public static let heardTables = AccountsTables.heard

    private let passwords: PasswordRules

    /// Makes the module.
    public init() {
        self.init(passwords: PasswordRules())
    }

    /// Makes the module with another price of a password.
    init(passwords: PasswordRules) {
        self.passwords = passwords
    }

    /// Names every command, query and event, and that the registry is heard.
    public func declare(_ declaration: inout ModuleDeclaration) {
        declareAccounts(&declaration)
        declareCredentials(&declaration)
        declareQueries(&declaration)
        declareEvents(&declaration)
        declaration.hears([DefineProgramme.service]) { event, tables in try PlaceStore.hear(event, to: tables) }
    }

    private func declareAccounts(_ declaration: inout ModuleDeclaration) {
        declaration.command(CreateAccount.self, onlyBy: [.administrator]) { command, _, tables in
            try AccountHandler(tables: tables).create(command)
        }
        declaration.command(ChangeAccount.self, onlyBy: [.administrator]) { command, _, tables in
            try AccountHandler(tables: tables).change(command)
        }
    }

    private func declareCredentials(_ declaration: inout ModuleDeclaration) {
        let passwords = passwords
        declaration.command(SetPassword.self, onlyBy: [.administrator]) { command, context, tables in
            try CredentialHandler(tables: tables, context: context).set(command, passwords)
        }
        declaration.command(IssueToken.self, onlyBy: [.administrator]) { command, context, tables in
            try CredentialHandler(tables: tables, context: context).issue(command)
        }
        declaration.command(RevokeToken.self, onlyBy: [.administrator]) { command, context, tables in
            try CredentialHandler(tables: tables, context: context).revoke(command)
        }
        declaration.command(IssueSignInLink.self, onlyBy: [.administrator]) { command, context, tables in
            try CredentialHandler(tables: tables, context: context).issue(command)
        }
        declaration.command(SignIn.self, onlyBy: [.administrator]) { command, context, tables in
            try SignInHandler(tables: tables, context: context).decide(command)
        }
        declaration.command(SignOut.self, onlyBy: [.administrator]) { command, context, tables in
            try SignInHandler(tables: tables, context: context).decide(command)
        }
    }

    private func declareQueries(_ declaration: inout ModuleDeclaration) {
        declaration.query(ListAccounts.self, onlyBy: [.administrator]) { query, tables in
            let request = try PageRequest(limit: query.limit, cursor: query.cursor, of: Self.name)
            return try AccountStore(tables: tables).list(query, request)
        }
        declaration.query(FindAccount.self, onlyBy: [.administrator]) { query, tables in
            try AccountStore(tables: tables).require(query.id)
        }
        declaration.query(FindSession.self, onlyBy: [.administrator]) { query, tables in
            try SessionQuery(tables: tables).find(query)
        }
        let passwords = passwords
        declaration.query(HashPassword.self, onlyBy: [.administrator]) { query, _ in
            try PasswordRules.check(query.password)
            return try passwords.hash(
                query.password,
                salt: (0..<PasswordRules.saltBytes).map { _ in .random(in: 0...255) }
            )
        }
        declaration.query(DerivePasswordKey.self, onlyBy: [.administrator]) { query, tables in
            let hash = try AccountStore(tables: tables).password(of: query.account)
            return PasswordKey(key: try passwords.key(query.password, like: hash))
        }
    }

    private func declareEvents(_ declaration: inout ModuleDeclaration) {
        declaration.event(AccountCreated.self) { event, _, tables in try AccountStore.apply(event, to: tables) }
        declaration.event(AccountChanged.self) { event, _, tables in try AccountStore.apply(event, to: tables) }
        declaration.event(PasswordSet.self) { event, _, tables in try AccountStore.apply(event, to: tables) }
        declaration.event(SignInFailed.self) { event, context, tables in
            try AccountStore.apply(event, at: context.time, to: tables)
        }
        declaration.event(TokenIssued.self) { try SecretStore.apply($0, at: $1.time, to: $2) }
        declaration.event(TokenRevoked.self) { event, _, tables in try SecretStore.apply(event, to: tables) }
        declaration.event(SignInLinkIssued.self) { try SecretStore.apply($0, at: $1.time, to: $2) }
        declaration.event(SignedIn.self) { try SecretStore.apply($0, at: $1.time, to: $2) }
        declaration.event(SignedOut.self) { event, _, tables in try SecretStore.apply(event, to: tables) }
    }
}
