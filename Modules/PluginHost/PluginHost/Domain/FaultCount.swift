import PluginLoading

/// What a plugin is called for.
enum PluginCall: String, Sendable, Hashable, CaseIterable {
    case judge, derive
}

/// The faults of a plugin's calls, and when they are too many.
///
/// A late answer counts at once, because its library is dead. Each sort of call is counted by itself: a good judgement
/// says nothing about deriving.
struct FaultCount: Sendable {
    /// Faults in a row that are too many.
    static let limit = 3

    private var faults: [PluginCall: Int] = [:]

    /// Notes a call that ended well.
    mutating func succeeded(_ call: PluginCall) {
        faults[call] = nil
    }

    /// Notes a call that failed.
    ///
    /// - Returns: Whether the plugin must not be called any more.
    mutating func failed(_ call: PluginCall, with fault: PluginFault) -> Bool {
        guard fault.isItsOwn else { return false }
        faults[call, default: 0] += 1
        return fault.code == .late || faults[call, default: 0] >= Self.limit
    }
}

extension PluginFault {
    /// Whether the plugin's code is at fault, and not the host that was too busy or stopped it.
    var isItsOwn: Bool { code != .busy && code != .stopped }

    /// The fault on one line, with the first places.
    var reason: String {
        let shown = places.prefix(5).map { "[\($0)]" }
        let rest = places.count > shown.count ? ["and \(places.count - shown.count) more"] : []
        return (["\(code.rawValue): \(text)"] + shown + rest).joined(separator: " ")
    }
}
