import AccountsMessages
import Bus
import HTTPTypes
import Hummingbird
import Messages

/// Accounts and what opens them; for administrators.
struct AccountRoutes: EndpointGroup {
    let tag = "accounts"
    let bus: any GatewayBus
    let places: AccountPlaces

    var endpoints: [Endpoint] { reading + changing + [password, token, revocation, link] }

    private var reading: [Endpoint] {
        [
            .query(ListAccounts.self, at: "/api/v1/accounts", "Accounts, by id, without secrets.", on: bus),
            .query(FindAccount.self, at: "/api/v1/accounts/{id}", fields: ["id": "id"], "One account.", on: bus),
        ]
    }

    private var changing: [Endpoint] {
        [
            .command(
                CreateAccount.self,
                at: "/api/v1/accounts",
                "Makes an account; it cannot sign in yet.",
                on: bus,
                check: { try await places.check(unit: $0.unit, scope: $0.scope, for: $1) }
            ),
            .command(
                ChangeAccount.self,
                at: "/api/v1/accounts/{id}/changes",
                fields: ["id": "account"],
                "Changes an account; a disabled one is out at its next request.",
                on: bus,
                check: { try await places.check(unit: nil, scope: $0.scope, for: $1) }
            ),
        ]
    }

    // MARK: What carries a secret, and is therefore sent without a key

    /// A token with its secret, shown once.
    struct TokenWithSecret: Codable, Sendable {
        var token: AccountToken
        /// What a program sends as `Authorization: Bearer`.
        var secret: String
    }

    /// A sign-in link, shown once.
    struct LinkWithSecret: Codable, Sendable {
        /// The path to open on this host (`/sign-in?link=…`).
        var path: String
        var account: String
        var expires: String
    }

    /// A password as it is sent here; the module's log gets its hash only.
    struct NewPassword: Command {
        static let name = SetPassword.name
        typealias Reply = Account

        var account: String
        var password: String
    }

    private var password: Endpoint {
        let shape = FirstUse { BodyShape(NewPassword.self, given: ["account"], usual: []) }
        return Endpoint(
            method: .post,
            path: "/api/v1/accounts/{id}/passwords",
            summary: "Gives an account a password; its sessions end.",
            body: shape,
            status: .created,
            answer: .json(Account.self)
        ) { request in
            let given: [String: JSONValue] = ["account": .string(try request.path("id"))]
            let (new, author) = try await request.command(NewPassword.self, shape, given: given, usual: [:])
            var options = request.options(author)
            options.key = nil
            let query = try GatewayJSON.encode(HashPassword(password: new.password))
            let hash = try await bus.request(operation: HashPassword.name, data: query, options: options)
            let command = SetPassword(account: new.account, hash: try GatewayJSON.decode(PasswordHash.self, from: hash))
            let data = try GatewayJSON.encode(command)
            return .json(
                try await bus.request(operation: SetPassword.name, data: data, options: options),
                status: .created
            )
        }
    }

    private var token: Endpoint {
        secretly(
            IssueToken.self,
            at: "/api/v1/accounts/{id}/tokens",
            answer: TokenWithSecret.self,
            "Makes a token for a program; its secret is shown in this answer and never again."
        ) { secret, reply in
            try .json(TokenWithSecret(token: reply, secret: secret.text), status: .created)
        }
    }

    private var link: Endpoint {
        secretly(
            IssueSignInLink.self,
            at: "/api/v1/accounts/{id}/sign-in-links",
            answer: LinkWithSecret.self,
            "Makes a link that signs in once, within ten minutes."
        ) { secret, reply in
            let path = "/sign-in?link=\(secret.text)"
            return try .json(
                LinkWithSecret(path: path, account: reply.account, expires: reply.expires),
                status: .created
            )
        }
    }

    private var revocation: Endpoint {
        .command(
            RevokeToken.self,
            at: "/api/v1/accounts/{id}/tokens/{token}/revocations",
            fields: ["id": "account", "token": "token"],
            "Ends a token.",
            on: bus
        )
    }

    /// A command about a secret that is made here, and of which the module gets the digest.
    private func secretly<C: Command, Answer: Codable & Sendable>(
        _ type: C.Type,
        at path: String,
        answer: Answer.Type,
        _ summary: String,
        respond: @escaping @Sendable (Secret, C.Reply) throws -> Response
    ) -> Endpoint {
        let shape = FirstUse { BodyShape(type, given: ["account", "digest"], usual: []) }
        return Endpoint(
            method: .post,
            path: path,
            summary: summary,
            body: shape,
            status: .created,
            answer: .json(answer)
        ) { request in
            let secret = Secret()
            let given: [String: JSONValue] = [
                "account": .string(try request.path("id")), "digest": .string(secret.digest),
            ]
            let (command, author) = try await request.command(C.self, shape, given: given, usual: [:])
            var options = request.options(author)
            options.key = nil
            let data = try GatewayJSON.encode(command)
            let reply = try await bus.request(operation: C.name, data: data, options: options)
            return try respond(secret, try GatewayJSON.decode(C.Reply.self, from: reply))
        }
    }
}
