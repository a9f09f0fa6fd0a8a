import AccountsMessages
import ArgumentParser
import Foundation
import GatewayClient
import Messages

/// `baizhen account`: who may sign in, as what, and for which places.
struct AccountCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "account",
        abstract: "账号。Accounts: who may sign in, as what, and for which places.",
        discussion:
            "No account has a password until it is given one: 'add' and 'link' print a link that signs in once.",
        subcommands: [
            Add.self, List.self, Link.self, Password.self, Token.self, Revoke.self, Disable.self, Enable.self,
        ]
    )

    /// What `POST …/sign-in-links` answers.
    fileprivate struct SignInLink: Decodable {
        var path: String
        var account: String
        var expires: String
    }

    /// What `POST …/tokens` answers.
    fileprivate struct IssuedToken: Decodable {
        var token: AccountToken
        var secret: String
    }

    /// One line about an account.
    fileprivate static func line(_ account: Account) -> String {
        func places(_ word: String, _ ids: [String]?) -> String? { ids.map { "\(word) \($0.joined(separator: ","))" } }
        let scope = account.scope
        let parts = [
            places("programmes", scope.programmes), places("towns", scope.towns), places("regions", scope.regions),
        ].compactMap { $0 }
        let state = account.disabled ? "disabled" : account.hasPassword ? "password" : "links only"
        let whole = parts.isEmpty ? "everything" : parts.joined(separator: "; ")
        let place = account.lacksPlaces ? "无（未写明镇） nothing: no towns are named" : whole
        return "\(account.id)  \(account.role.rawValue)  \(account.names.zh)  \(place)  \(state), "
            + "\(account.tokens.count) token(s)"
    }
}

extension HostOptionGroup {
    /// Sends a command about an account, in the name of whoever holds the host's token.
    fileprivate func send(_ path: String, _ members: [String: Any]) throws -> [UInt8] {
        var members = members
        members["actor"] = ["unit": "baizhen", "post": "command line"]
        let body = try JSONSerialization.data(withJSONObject: members)
        return try client().post("/api/v1/accounts\(path)", [UInt8](body))
    }

    /// Makes a sign-in link and prints it.
    fileprivate func printLink(of account: String) throws {
        let answer = try send("/\(GatewayClient.escaped(account))/sign-in-links", [:])
        if json { return Output.json(answer) }
        let link = try Self.decode(AccountCommand.SignInLink.self, answer)
        let address = try HostAddress.find(data: data, environment: ProcessInfo.processInfo.environment)
        Output.line("sign in http://\(address.host):\(address.port)\(link.path)")
        Output.line("good once, until \(link.expires)")
    }
}

extension AccountCommand {
    /// `baizhen account add ID`.
    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "添加账号。Makes an account and prints its sign-in link."
        )

        @Argument(help: "The account's id, such as reporter-x.")
        var id: String
        @Option(help: "administrator, officer, reporter, expert, inspector or viewer.")
        var role: String
        @Option(help: "The unit that it acts as: its id, or its full name, as the unit register has it.")
        var unit: String
        @Option(help: "The post in the unit; never a person's name.")
        var post: String?
        @Option(help: "What it is called on a page, in Chinese; unit and post when left out.")
        var name: String?
        @Option(help: "A programme that it is there for; may stand several times.")
        var programme: [String] = []
        @Option(help: "A town that it is there for; may stand several times.")
        var town: [String] = []
        @Option(help: "A region that it is there for, by id or official code; may stand several times.")
        var region: [String] = []
        @ArgumentParser.Flag(help: "It is there for every programme and town; say so, or name places.")
        var everything = false
        @OptionGroup var host: HostOptionGroup

        func validate() throws {
            guard role != "administrator", !everything, programme.isEmpty, town.isEmpty, region.isEmpty else { return }
            throw ValidationError(
                "没有写明范围。Nobody said what the account is there for: name --programme, --town or --region, or say "
                    + "--everything (reporters: --town or --region)."
            )
        }

        func run() throws {
            let lists = [("programmes", programme), ("towns", town), ("regions", region)].filter { !$0.1.isEmpty }
            var members: [String: Any] = ["id": id, "role": role, "unit": unit]
            members["post"] = post
            members["names"] = name.map { ["zh": $0] }
            if !lists.isEmpty || everything { members["scope"] = Dictionary(uniqueKeysWithValues: lists) }
            let account = try HostOptionGroup.decode(Account.self, try host.send("", members))
            if !host.json { Output.line(AccountCommand.line(account)) }
            try host.printLink(of: id)
        }
    }

    /// `baizhen account list`.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "列出账号。The accounts, without secrets.")

        @OptionGroup var host: HostOptionGroup

        func run() throws {
            let answer = try host.client().get("/api/v1/accounts?limit=200")
            if host.json { return Output.json(answer) }
            for account in try HostOptionGroup.decode(ListAccounts.Reply.self, answer).items {
                Output.line(AccountCommand.line(account))
                for token in account.tokens {
                    Output.line("  token \(token.id)  \(token.label ?? "")  until \(token.expires)")
                }
            }
        }
    }

    /// `baizhen account link ID`.
    struct Link: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "登录链接。Prints a link that signs in once, within ten minutes."
        )

        @Argument(help: "The account's id.")
        var id: String
        @OptionGroup var host: HostOptionGroup

        func run() throws { try host.printLink(of: id) }
    }

    /// `baizhen account password ID`.
    struct Password: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "设置密码。Sets a password, read from standard input; sessions of the account end."
        )

        @Argument(help: "The account's id.")
        var id: String
        @OptionGroup var host: HostOptionGroup

        func run() throws {
            Output.error("type the new password and press return (\(HashPassword.shortest) characters or more)")
            let password = HiddenLine.read() ?? ""
            let answer = try host.send("/\(GatewayClient.escaped(id))/passwords", ["password": password])
            if host.json { return Output.json(answer) }
            Output.line(AccountCommand.line(try HostOptionGroup.decode(Account.self, answer)))
        }
    }

    /// `baizhen account token ID`.
    struct Token: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "接口令牌。Makes a token for a program and prints it, once."
        )

        @Argument(help: "The account's id.")
        var id: String
        @Option(help: "What it is for.")
        var label: String?
        @Option(help: "Its life in days, at most \(IssueToken.mostDays).")
        var days = IssueToken.usualDays
        @OptionGroup var host: HostOptionGroup

        func run() throws {
            var members: [String: Any] = ["days": days]
            members["label"] = label
            let answer = try host.send("/\(GatewayClient.escaped(id))/tokens", members)
            if host.json { return Output.json(answer) }
            let issued = try HostOptionGroup.decode(IssuedToken.self, answer)
            Output.line(issued.secret)
            Output.error("token \(issued.token.id), until \(issued.token.expires); it is not shown again")
        }
    }

    /// `baizhen account revoke ID TOKEN`.
    struct Revoke: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "吊销令牌。Ends a token.")

        @Argument(help: "The account's id.")
        var id: String
        @Argument(help: "The token's id, as 'list' shows it.")
        var token: String
        @OptionGroup var host: HostOptionGroup

        func run() throws {
            let path = "/\(GatewayClient.escaped(id))/tokens/\(GatewayClient.escaped(token))/revocations"
            try AccountCommand.show(try host.send(path, [:]), host)
        }
    }

    /// `baizhen account disable ID`.
    struct Disable: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "停用账号。Disables an account: its sessions, tokens and links end at once."
        )

        @Argument(help: "The account's id.")
        var id: String
        @OptionGroup var host: HostOptionGroup

        func run() throws {
            try AccountCommand.show(
                try host.send("/\(GatewayClient.escaped(id))/changes", ["disabled": true]),
                host
            )
        }
    }

    /// `baizhen account enable ID`.
    struct Enable: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "启用账号。Enables an account again; it needs a new link, or its password."
        )

        @Argument(help: "The account's id.")
        var id: String
        @OptionGroup var host: HostOptionGroup

        func run() throws {
            try AccountCommand.show(
                try host.send("/\(GatewayClient.escaped(id))/changes", ["disabled": false]),
                host
            )
        }
    }

    private static func show(_ answer: [UInt8], _ host: HostOptionGroup) throws {
        if host.json { return Output.json(answer) }
        Output.line(line(try HostOptionGroup.decode(Account.self, answer)))
    }
}

/// A line from standard input that a terminal does not show.
private enum HiddenLine {
    static func read() -> String? {
        var shown = termios()
        guard tcgetattr(STDIN_FILENO, &shown) == 0 else { return readLine() }
        var hidden = shown
        hidden.c_lflag &= ~tcflag_t(ECHO)
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden)
        defer { tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown) }
        return readLine()
    }
}
