import AccountsMessages
import Ledger
import Messages
import ModuleKit

/// The accounts.
struct AccountStore {
    let tables: any TableReader

    /// An account by its id, with its tokens.
    func find(_ id: String) throws -> Account? {
        let row = try tables.row(
            """
            SELECT a.definition, a.disabled, p.account AS password FROM accounts a
            LEFT JOIN passwords p ON p.account = a.id WHERE a.id = ?
            """,
            [.text(id)]
        )
        return try row.map(account)
    }

    /// An account by its id.
    ///
    /// - Throws: ``Problem`` `accounts.not-found`.
    func require(_ id: String) throws -> Account {
        if let account = try find(id) { return account }
        throw Problem(
            AccountsCode.notFound,
            .notFound,
            "There is no account '\(id)'.",
            remedy: "List the accounts (\(ListAccounts.name))."
        )
    }

    /// Accounts by id.
    func list(_ query: ListAccounts, _ request: PageRequest) throws -> Page<Account> {
        let condition = query.role == nil ? "1 = 1" : "a.role = ?"
        let arguments = query.role.map { [SQLValue.text($0.rawValue)] } ?? []
        let rows = try tables.rows(
            """
            SELECT a.definition, a.disabled, p.account AS password FROM accounts a
            LEFT JOIN passwords p ON p.account = a.id WHERE \(condition) AND a.id > ? ORDER BY a.id LIMIT ?
            """,
            arguments + [.text(request.cursor ?? ""), .init(request.limit + 1)]
        )
        let total = try tables.count("SELECT COUNT(*) FROM accounts a WHERE \(condition)", arguments)
        return request.page(try rows.map(account), total: total, key: \.id)
    }

    /// How many administrators may sign in, besides one account.
    func administrators(besides id: String) throws -> Int {
        try tables.count(
            "SELECT COUNT(*) FROM accounts WHERE role = ? AND disabled = ? AND id <> ?",
            [.text(Access.Role.administrator.rawValue), .init(false), .text(id)]
        )
    }

    /// The hash of an account's password.
    func password(of id: String) throws -> PasswordHash? {
        try tables.row("SELECT hash FROM passwords WHERE account = ?", [.text(id)])?.json(PasswordHash.self, "hash")
    }

    /// When wrong passwords were given for an account since its last sign-in.
    func failures(of id: String) throws -> [Int64] {
        try tables.rows("SELECT time FROM sign_in_failures WHERE account = ?", [.text(id)])
            .compactMap { $0.integer("time") }
    }

    private func account(_ row: SQLRow) throws -> Account {
        var account = try row.json(Account.self, "definition")
        account.disabled = row.bool("disabled") ?? true
        account.hasPassword = row.text("password") != nil
        account.tokens = try SecretStore(tables: tables).tokens(of: account.id)
        return account
    }
}

/// What events do to the accounts.
extension AccountStore {
    /// Applies ``AccountCreated``.
    static func apply(_ event: AccountCreated, to tables: any TableWriter) throws {
        try keep(event.account, tables)
    }

    /// Applies ``AccountChanged``: a disabled account loses all that opened it.
    static func apply(_ event: AccountChanged, to tables: any TableWriter) throws {
        guard var account = try AccountStore(tables: tables).find(event.account) else { return }
        account.names = event.names
        account.post = event.post
        account.role = event.role
        account.scope = event.scope
        account.disabled = event.disabled
        try keep(account, tables)
        if event.disabled {
            try tables.execute("DELETE FROM secrets WHERE account = ?", [.text(event.account)])
        }
    }

    /// Applies ``PasswordSet``: sessions end, the lock opens.
    static func apply(_ event: PasswordSet, to tables: any TableWriter) throws {
        try tables.execute("DELETE FROM passwords WHERE account = ?", [.text(event.account)])
        try tables.execute(
            "INSERT INTO passwords (account, hash) VALUES (?, ?)",
            [.text(event.account), try .init(json: event.hash)]
        )
        try tables.execute(
            "DELETE FROM secrets WHERE account = ? AND kind = ?",
            [.text(event.account), .text(SecretStore.Kind.session.rawValue)]
        )
        try forget(event.account, tables)
    }

    /// Applies ``SignInFailed``.
    static func apply(_ event: SignInFailed, at time: Int64, to tables: any TableWriter) throws {
        try tables.execute(
            "INSERT INTO sign_in_failures (account, time) VALUES (?, ?)",
            [.text(event.account), .integer(time)]
        )
    }

    /// Forgets the wrong passwords of an account.
    static func forget(_ account: String, _ tables: any TableWriter) throws {
        try tables.execute("DELETE FROM sign_in_failures WHERE account = ?", [.text(account)])
    }

    private static func keep(_ account: Account, _ tables: any TableWriter) throws {
        var definition = account
        definition.tokens = []
        definition.hasPassword = false
        try tables.execute("DELETE FROM accounts WHERE id = ?", [.text(account.id)])
        try tables.execute(
            "INSERT INTO accounts (id, role, disabled, definition) VALUES (?, ?, ?, ?)",
            [.text(account.id), .text(account.role.rawValue), .init(account.disabled), try .init(json: definition)]
        )
    }
}
