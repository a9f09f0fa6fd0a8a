import Messages
import PluginMessages

/// The town types: which plugins there are, and how they fare.
public struct PluginsView: View {
    /// The template.
    public static let template = Template(PackageResources.plugins_mustache)
    /// What the page is called.
    public let heading = Heading("城镇类型", "Town types and their plugins")

    let plugins: [Plugin]

    /// A plugin.
    struct Plugin {
        let id: String
        let name: String
        let version: String
        let state: Badge
        let reason: String?
        let facts: [Fact]
        let indicators: [Indicator]
        let thresholds: [Fact]
    }

    /// An indicator that it brings.
    struct Indicator {
        let name: String
        let unit: String
        let direction: String
        let source: String
    }

    /// Makes the page.
    ///
    /// - Parameters:
    ///   - plugins: The plugins.
    ///   - descriptions: What those that are there say of themselves.
    public init(_ plugins: [CataloguedPlugin], descriptions: [PluginDescription]) {
        let known = Dictionary(descriptions.map { ($0.id, $0) }) { first, _ in first }
        self.plugins = plugins.map { plugin in
            let manifest = known[plugin.id]
            return Plugin(
                id: plugin.id,
                name: manifest?.townType.names.zh ?? plugin.townType ?? plugin.id,
                version: plugin.version,
                state: plugin.state.badge,
                reason: plugin.reason,
                facts: Self.facts(plugin, manifest),
                indicators: (manifest?.indicators ?? []).map {
                    Indicator(
                        name: $0.names.zh,
                        unit: $0.unit,
                        direction: $0.direction == .more ? "越高越好" : "越低越好",
                        source: $0.source.words
                    )
                },
                thresholds: (manifest?.thresholds ?? []).map { Fact($0.names.zh, Self.words($0)) }
            )
        }
    }

    private static func facts(_ plugin: CataloguedPlugin, _ manifest: PluginDescription?) -> [Fact] {
        [
            Fact("插件", plugin.id), Fact("版本", plugin.version),
            Fact("判定方式", manifest.map { $0.library == nil ? "规则数据" : "规则数据和程序库" }),
            Fact("任务", manifest.map { "\($0.tasks.count) 项" }),
            Fact("接收事件", manifest.map { $0.hears.isEmpty ? "无" : $0.hears.joined(separator: "、") }),
        ]
    }

    private static func words(_ threshold: PluginThreshold) -> String {
        let sign =
            switch threshold.comparator {
            case .atLeast: "≥ "
            case .atMost: "≤ "
            case .about: "约 "
            case .range: ""
            }
        return "\(sign)\(threshold.value.grouped)\(threshold.upper.map { "～\($0.grouped)" } ?? "") \(threshold.unit)"
    }
}

extension PluginState {
    /// The state as a badge.
    var badge: Badge {
        switch self {
        case .loading: Badge("载入中", .active)
        case .active: Badge("运行中", .good)
        case .quarantined: Badge("已隔离", .bad)
        case .rejected: Badge("未通过检查", .bad)
        case .removed: Badge("已移除", .quiet)
        }
    }
}
