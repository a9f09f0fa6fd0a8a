import Messages
import PluginLoading
import Synchronization

/// What every call to a plugin's code goes through; it closes when the plugin has failed too often.
final class PluginGate: Sendable {
    private struct State {
        var faults = FaultCount()
        /// Why no call is let through.
        var closed: Problem?
    }

    private let id: String
    private let state = Mutex(State())
    private let closed: @Sendable (_ reason: String) -> Void

    /// Makes an open gate.
    ///
    /// - Parameters:
    ///   - id: The plugin's id.
    ///   - closed: Told once, when it closes, why.
    init(_ id: String, closed: @escaping @Sendable (_ reason: String) -> Void) {
        (self.id, self.closed) = (id, closed)
    }

    /// Refuses the call when the gate is closed.
    ///
    /// - Throws: ``Problem`` `plugins.quarantined`.
    func pass() throws(Problem) {
        if let problem = state.withLock({ $0.closed }) { throw problem }
    }

    /// Whether calls are let through.
    var isOpen: Bool { state.withLock { $0.closed == nil } }

    /// Notes that a call ended well.
    func succeeded(_ call: PluginCall) {
        state.withLock { $0.faults.succeeded(call) }
    }

    /// Notes that a call failed.
    ///
    /// - Returns: What to tell the asker.
    func failed(_ call: PluginCall, with fault: PluginFault) -> Problem {
        let closes = state.withLock { state in
            guard state.faults.failed(call, with: fault), state.closed == nil else { return false }
            state.closed = PluginProblem.quarantined(id, fault)
            return true
        }
        if closes { closed(fault.reason) }
        return PluginProblem.failed(id, call, fault)
    }
}
