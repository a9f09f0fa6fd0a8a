import Messages

/// Grids, inspections, faults and rankings.
struct EnvironmentRoutes: EndpointGroup {
    let tag = "environment"
    let bus: any GatewayBus

    var endpoints: [Endpoint] { [] }
}
