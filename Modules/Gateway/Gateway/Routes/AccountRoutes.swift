import Messages

/// Accounts, sessions, tokens.
struct AccountRoutes: EndpointGroup {
    let tag = "accounts"
    let bus: any GatewayBus

    var endpoints: [Endpoint] { [] }
}
