import Gateway
import PluginHost
import PluginMessages
import Synchronization

/// What is still missing before the host is ready, in words.
///
/// The gateway tells it to whoever asks.
final class Readiness: GatewayHost {
    private let missing: Mutex<[String]>
    private let pluginHost: PluginHost?

    init(waitingFor reasons: [String], plugins: PluginHost?) {
        missing = Mutex(reasons)
        pluginHost = plugins
    }

    /// Takes a reason away.
    func done(_ reason: String) {
        missing.withLock { $0.removeAll { $0 == reason } }
    }

    func reasonsNotReady() async -> [String] {
        missing.withLock { $0 } + (await pluginHost?.reasonsNotReady ?? [])
    }

    func plugins() async -> [CataloguedPlugin] {
        await pluginHost?.entries() ?? []
    }

    func pluginModules() async -> [String] {
        await pluginHost?.modules ?? []
    }
}
