import AccountsMessages
import Bus
import Console
import Hummingbird
import Messages

/// Accounts, for administrators.
struct AccountPages: EndpointGroup {
    let tag = "console"
    let desk: ConsoleDesk
    let places: AccountPlaces

    var endpoints: [Endpoint] {
        [
            .page("/accounts", "The accounts.", filters: ["cursor"], on: desk) { try await accounts($0) },
            .form("/accounts", "Makes an account.", on: desk) { form, request in
                let account = Self.account(form)
                try await places.check(unit: account.unit, scope: account.scope, for: request)
                _ = try await desk.give(account, of: form, for: request)
                return .seeOther("/accounts", done: "account-created")
            } refused: { form, problem, request in
                try await accounts(request, form: SentForm(name: "new", values: form.fields, problem: problem))
            },
            .form("/accounts/{id}/changes", "Disables or enables an account.", on: desk) { form, request in
                let id = try request.path("id")
                let command = ChangeAccount(account: id, disabled: form["disabled"] == "true")
                _ = try await desk.give(command, of: form, for: request)
                return .seeOther("/accounts", done: "account-changed")
            } refused: { _, _, request in
                try await accounts(request)
            },
            link,
        ]
    }

    /// Shows the link in its answer; it is kept nowhere, so there is no way on to redirect to.
    private var link: Endpoint {
        .form("/accounts/{id}/links", "Makes a link that signs in once.", on: desk) { _, request in
            let (id, secret) = (try request.path("id"), Secret())
            var options = request.options(Author(actor: request.identity.acting))
            options.key = nil
            let command = try GatewayJSON.encode(IssueSignInLink(account: id, digest: secret.digest))
            _ = try await desk.bus.request(operation: IssueSignInLink.name, data: command, options: options)
            let address = "\(request.origin)/sign-in?link=\(secret.text)"
            return desk.show(try await accounts(request, link: .init(account: id, address: address)), for: request)
        } refused: { _, _, request in
            try await accounts(request)
        }
    }

    private func accounts(
        _ request: GatewayRequest,
        link: AccountsView.NewLink? = nil,
        form: SentForm? = nil
    ) async throws -> AccountsView {
        let cursor = request.text("cursor")
        let accounts = try await desk.ask(ListAccounts(cursor: cursor), for: request)
        let scopes = accounts.items.map(\.scope)
        return AccountsView(
            accounts,
            cursor: cursor ?? "",
            names: try await desk.names(
                units: true,
                towns: scopes.flatMap { $0.towns ?? [] },
                regions: scopes.flatMap { $0.regions ?? [] },
                for: request
            ),
            link: link,
            form: form,
            key: desk.key()
        )
    }

    private static func account(_ form: ConsoleForm) -> CreateAccount {
        let named = AccountScope(
            programmes: form["programmes"].map { [$0] },
            towns: list(form["towns"]),
            regions: list(form["regions"])
        )
        let scope = named.isWhole && form["whole"] != "true" ? nil : named
        return CreateAccount(
            id: form["id"] ?? "",
            names: form["name"].map { LocalizedName(zh: $0) },
            unit: form["unit"] ?? "",
            post: form["post"],
            role: form["role"].flatMap(Access.Role.init) ?? .viewer,
            scope: scope
        )
    }

    private static func list(_ text: String?) -> [String]? {
        text.map { text in
            text.split { ",，、 ".contains($0) }.map(String.init)
        }
    }
}
