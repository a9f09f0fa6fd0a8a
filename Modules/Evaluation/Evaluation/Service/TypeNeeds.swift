import EvaluationMessages
import PluginMessages
import RegistryMessages

/// Which plugins a run needs for its towns, and which of them are not there.
struct TypeNeeds {
    /// The plugins that judge, by town type.
    let plugins: [RunPlugin]
    /// The town types that cannot be judged, by id.
    let blocked: [BlockedType]

    /// Holds the types of towns against the types that plugins bring.
    ///
    /// - Parameters:
    ///   - known: The types that active plugins bring.
    ///   - rubric: The programme's; without a section for town types no plugin is needed.
    ///   - types: The types of the towns, by id.
    ///   - towns: The ids of the towns of a type, by which it is named when it is blocked.
    init(
        _ known: [KnownStore.TownType],
        _ rubric: Rubric,
        types: [String],
        towns: (_ type: String) throws -> [String]
    ) rethrows {
        guard rubric.sections.contains(where: { $0.from == .townType }) else {
            (plugins, blocked) = ([], [])
            return
        }
        let there = Dictionary(known.map { ($0.id, $0) }) { first, _ in first }
        var (plugins, blocked) = ([RunPlugin](), [BlockedType]())
        for type in types {
            if let own = there[type], own.trouble == nil || own.plugin.library == nil {
                plugins.append(RunPlugin(own))
            } else {
                blocked.append(BlockedType(type, try towns(type), there[type]))
            }
        }
        (self.plugins, self.blocked) = (plugins, blocked)
    }
}

extension RunPlugin {
    /// A plugin as it is active now.
    init(_ type: KnownStore.TownType) {
        self.init(
            townType: type.id,
            id: type.plugin.id,
            version: type.plugin.version,
            judges: type.plugin.library != nil && type.plugin.rubric != nil
        )
    }
}

extension BlockedType {
    /// A type whose plugin is not there, or has failed.
    init(_ type: String, _ towns: [String], _ known: KnownStore.TownType?) {
        let reason =
            known.map { known in
                "The plugin '\(known.plugin.id)' \(known.plugin.version) of town type '\(type)' has failed: "
                    + "\(known.trouble ?? ""). Replace its folder; the run goes on by itself."
            }
            ?? "No active plugin brings the town type '\(type)'. Put its plugin into the plugin folder, or correct the "
            + "towns' type; the run goes on by itself."
        self.init(type, towns, reason: reason)
    }

    /// A type whose plugin did not answer.
    init(_ type: String, _ towns: [String], reason: String, failedActivation: Int? = nil) {
        self.init(
            townType: type,
            towns: Array(towns.prefix(Self.listed)),
            count: towns.count,
            reason: reason,
            failedActivation: failedActivation
        )
    }
}
