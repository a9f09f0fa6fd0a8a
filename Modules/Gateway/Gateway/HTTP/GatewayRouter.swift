import Hummingbird

/// Turns the groups of endpoints into a router.
enum GatewayRouter {
    /// Builds the router.
    ///
    /// - Parameters:
    ///   - groups: Every endpoint there is.
    ///   - frontDoor: What each request passes first.
    /// - Returns: A router that is not built yet.
    static func router(_ groups: [any EndpointGroup], frontDoor: FrontDoor) -> Router<GatewayContext> {
        let router = Router(context: GatewayContext.self)
        router.add(middleware: frontDoor)
        for endpoint in groups.flatMap(\.endpoints) {
            router.on(RouterPath(endpoint.path), method: endpoint.method) { request, context in
                try await endpoint.handle(GatewayRequest(request, context, parameters: endpoint.parameters.list))
            }
        }
        return router
    }
}
