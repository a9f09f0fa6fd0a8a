import Messages

/// Shops, orders and their sums.
struct ECommerceRoutes: EndpointGroup {
    let tag = "ecommerce"
    let bus: any GatewayBus

    var endpoints: [Endpoint] { [] }
}
