import Gateway
import PluginMessages
import Synchronization

/// A host that is ready when it is told so.
final class HostDouble: GatewayHost {
    private let reasons: Mutex<[String]>

    private let hasPlugin: Bool

    init(waitingFor reasons: [String] = [], hasPlugin: Bool = false) {
        self.reasons = Mutex(reasons)
        self.hasPlugin = hasPlugin
    }

    func becomeReady() { reasons.withLock { $0 = [] } }

    func reasonsNotReady() async -> [String] { reasons.withLock { $0 } }

    func plugins() async -> [CataloguedPlugin] {
        let plugin = CataloguedPlugin(
            id: "good-town",
            version: "1.0.0",
            townType: "good",
            state: .quarantined,
            reason: "late: it slept.",
            folder: "plugins/good-town"
        )
        return hasPlugin ? [plugin] : []
    }

    func pluginModules() async -> [String] { hasPlugin ? ["plugin.good-town"] : [] }
}
