/// The names that a plugin has on the bus.
public enum PluginNames {
    /// The catalogue's module.
    public static let catalogue = "plugins"

    /// What every plugin's module is called: `plugin.`, and its id.
    public static let prefix = "plugin."

    /// A plugin's module, its service and its stream: `plugin.ID`.
    public static func module(of id: String) -> String { prefix + id }

    /// The operation that judges: ``JudgingBatch`` in, ``JudgingReply`` out.
    public static func judge(_ id: String) -> String { "\(module(of: id)).judge" }

    /// The event with an observation that a plugin derived: ``ObservationDerived``.
    public static func observationDerived(_ id: String) -> String { "\(module(of: id)).observation-derived.v1" }
}
