import PluginMessages

extension PluginRoster.Phase {
    /// Who the plugin is; `nil` before its manifest was read.
    var identity: PluginIdentity? {
        switch self {
        case .reading: nil
        case .rejected(let identity, _, _): identity
        case .waiting(let identity), .starting(let identity), .active(let identity), .quarantined(let identity, _),
            .stopping(let identity):
            identity
        }
    }

    /// The phase as it is told outside.
    var state: PluginState {
        switch self {
        case .reading, .waiting, .starting, .stopping: .loading
        case .active: .active
        case .quarantined: .quarantined
        case .rejected: .rejected
        }
    }

    /// Why it is in this phase, when somebody should do something about it.
    var reason: String? {
        switch self {
        case .quarantined(_, let reason), .rejected(_, let reason, _): reason
        case .reading, .waiting, .starting, .active, .stopping: nil
        }
    }

    /// Whether it will be something else soon.
    var isLoading: Bool { state == .loading }

    /// Whether its id and town type are nobody else's.
    var holds: Bool {
        switch self {
        case .starting, .active, .quarantined, .stopping: true
        case .reading, .waiting, .rejected: false
        }
    }

    /// Whether another folder stands in its way.
    var isHeldUp: Bool {
        switch self {
        case .waiting, .rejected(_, _, isBlocked: true): true
        case .reading, .starting, .active, .quarantined, .stopping, .rejected: false
        }
    }
}
