import Messages
import PluginLoading

/// The problems of asking a plugin.
enum PluginProblem {
    /// Its code failed.
    static func failed(_ id: String, _ call: PluginCall, _ fault: PluginFault) -> Problem {
        Problem(
            "plugins.failed",
            .unavailable,
            "The plugin '\(id)' failed in `\(call.rawValue)`. \(fault.reason)",
            remedy: "See 'baizhen plugin list'; its folder may have to be replaced by a mended one."
        )
    }

    /// Its code failed too often, or too late.
    static func quarantined(_ id: String, _ fault: PluginFault) -> Problem {
        Problem(
            "plugins.quarantined",
            .unavailable,
            "The plugin '\(id)' is quarantined. \(fault.reason)",
            remedy: "Replace its folder by a mended one, or touch its plugin.json to try it again."
        )
    }

    /// It was asked with something that is no batch.
    static func badBatch(_ id: String, _ fault: PluginFault) -> Problem {
        Problem(
            "plugins.bad-batch",
            .invalid,
            "What the plugin '\(id)' shall judge is no batch of towns: \(fault.text)",
            remedy: "Correct the named places; docs/writing-a-plugin.md describes a batch.",
            errors: fault.places.map { .init(pointer: $0.pointer, message: $0.message) }
        )
    }
}
