import Messages

/// One town, joined from all modules.
struct TownPageRoutes: EndpointGroup {
    let tag = "towns"
    let bus: any GatewayBus

    var endpoints: [Endpoint] { [] }
}
