import PluginMessages

/// What the gateway asks of the host that it stands in.
public protocol GatewayHost: Sendable {
    /// Why the host is not ready yet, in words; empty when it is.
    func reasonsNotReady() async -> [String]
    /// The plugins and their states, by id.
    func plugins() async -> [CataloguedPlugin]
    /// The modules that came with plugins: like the composition's, they keep a log and have a status.
    func pluginModules() async -> [String]
}

/// The modules that keep a log: the composition's, and those that came with plugins.
struct ModuleNames: Sendable {
    let composed: [String]
    let host: any GatewayHost

    /// Their names as of now.
    func all() async -> [String] { composed + (await host.pluginModules()) }
}
