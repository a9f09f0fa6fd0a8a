import Gateway
import PluginMessages
import Synchronization

/// A host that is ready when it is told so.
final class HostDouble: GatewayHost {
    private let reasons: Mutex<[String]>

    init(waitingFor reasons: [String] = []) {
        self.reasons = Mutex(reasons)
    }

    func becomeReady() { reasons.withLock { $0 = [] } }

    func reasonsNotReady() async -> [String] { reasons.withLock { $0 } }

    func plugins() async -> [CataloguedPlugin] {
        [
            CataloguedPlugin(
                id: "good-town",
                version: "1.0.0",
                townType: "good",
                state: .quarantined,
                reason: "late: it slept.",
                folder: "plugins/good-town"
            )
        ]
    }

    func pluginModules() async -> [String] { ["plugin.good-town"] }
}
