import Hummingbird
import Messages
import PluginMessages

/// Plugins: which there are, and what each says of its town type.
struct PluginRoutes: EndpointGroup {
    let tag = "plugins"
    let bus: any GatewayBus
    let host: any GatewayHost

    var endpoints: [Endpoint] {
        [
            Endpoint(
                method: .get,
                path: "/api/v1/plugins",
                summary: "Plugins, the states they are in, and why.",
                answer: .json(ListPage<CataloguedPlugin>.self)
            ) { _ in
                try .json(ListPage(whole: await host.plugins()))
            },
            Endpoint(
                method: .get,
                path: "/api/v1/plugins/{id}",
                summary: "What a plugin says of its town type: indicators, thresholds, rubric, tasks, cards.",
                answer: .anyJSON
            ) { request in
                let data = try GatewayJSON.encode(FindPlugin(id: try request.path("id")))
                return .json(try await bus.request(operation: FindPlugin.name, data: data, options: request.options()))
            },
        ]
    }
}
