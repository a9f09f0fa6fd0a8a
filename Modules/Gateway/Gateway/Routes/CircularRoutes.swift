import Messages

/// The monthly circular from a frozen snapshot.
struct CircularRoutes: EndpointGroup {
    let tag = "circulars"
    let bus: any GatewayBus

    var endpoints: [Endpoint] { [] }
}
