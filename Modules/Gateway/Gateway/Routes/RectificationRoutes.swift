import Messages

/// Cases that were returned, until they are put right.
struct RectificationRoutes: EndpointGroup {
    let tag = "rectification"
    let bus: any GatewayBus

    var endpoints: [Endpoint] { [] }
}
