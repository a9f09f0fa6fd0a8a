import Messages

/// Tasks with lead and joining units.
struct ResponsibilityRoutes: EndpointGroup {
    let tag = "responsibility"
    let bus: any GatewayBus

    var endpoints: [Endpoint] { [] }
}
