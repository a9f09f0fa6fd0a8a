import Bus
import Console
import Messages
import PluginMessages

/// The installation itself: town types, the bus.
struct SystemPages: EndpointGroup {
    let tag = "console"
    let desk: ConsoleDesk
    let status: StatusCollector

    var endpoints: [Endpoint] {
        [
            .page("/plugins", "The town types and their plugins.", on: desk, view: plugins),
            .page("/bus", "Events as they happen, modules and services.", on: desk, view: bus),
        ]
    }

    @Sendable private func plugins(_ request: GatewayRequest) async throws -> PluginsView {
        let plugins = try await desk.ask(ListPlugins(), for: request).items
        var descriptions: [PluginDescription] = []
        for plugin in plugins {
            guard let found = try await desk.ask(orNothing: FindPlugin(id: plugin.id), for: request) else { continue }
            descriptions.append(found.manifest)
        }
        return PluginsView(plugins, descriptions: descriptions)
    }

    @Sendable private func bus(_ request: GatewayRequest) async throws -> BusView {
        try request.identity.requireWhole()
        let status = await status.collect(trace: request.context.trace)
        return BusView(
            isReady: status.ready,
            modules: status.modules.map(Self.module),
            services: status.services.map {
                .init(name: $0.name, requests: $0.requests, failures: $0.problems, waiting: $0.outstanding)
            }
        )
    }

    private static func module(_ module: HostStatus.Module) -> BusView.Module {
        let cursors = module.status["cursors"]?.elements ?? []
        let lags = cursors.compactMap { $0["lag"]?.integer }
        return BusView.Module(
            name: module.name,
            head: module.status["stream"]?["head"]?.integer,
            lag: lags.isEmpty ? nil : lags.reduce(0, +),
            deadLetters: module.status["deadLetters"]?.integer,
            problem: module.problem
        )
    }
}

extension JSONValue {
    /// The number, when this is a whole one.
    fileprivate var integer: Int64? {
        if case .integer(let number) = self { number } else { nil }
    }
}
