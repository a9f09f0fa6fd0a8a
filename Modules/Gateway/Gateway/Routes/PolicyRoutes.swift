import Messages

/// Policy texts read into drafts.
struct PolicyRoutes: EndpointGroup {
    let tag = "policy"
    let bus: any GatewayBus

    var endpoints: [Endpoint] { [] }
}
