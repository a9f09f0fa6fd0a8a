import Gateway
import Synchronization

/// What is still missing before the host is ready, in words.
///
/// The gateway tells it to whoever asks.
final class Readiness: GatewayHost {
    private let missing: Mutex<[String]>

    init(waitingFor reasons: [String]) {
        missing = Mutex(reasons)
    }

    /// Takes a reason away.
    func done(_ reason: String) {
        missing.withLock { $0.removeAll { $0 == reason } }
    }

    func reasonsNotReady() async -> [String] {
        missing.withLock { $0 }
    }

    /// No plugin is loaded yet; town types come as plugins.
    func plugins() async -> [GatewayPlugin] { [] }
}
