import PluginKit

/// The only symbol that the library exports.
@c(baizhen_plugin_query)
public func query(host: UInt32) -> UnsafeRawPointer? { PluginEntry.table(of: TemplateTown.self, for: host) }

/// Judges towns by how many of the workshops they should have are there.
struct TemplateTown: TownTypePlugin {
    static let id = "template-town"
    static let version = "0.1.0"

    private let wanted: PluginManifest.Threshold

    init(manifest: PluginManifest) throws {
        guard let wanted = manifest.threshold("workshops"), wanted.value > 0 else {
            throw PluginError("plugin.json has no threshold 'workshops' above 0; put it back.")
        }
        self.wanted = wanted
    }

    func judge(_ batch: JudgementBatch) -> [Judgement] {
        batch.towns.map { town in Judgement(town: town.id, findings: [progress(of: town)]) }
    }

    private func progress(of town: JudgedTown) -> Finding {
        guard let workshops = town.observation("workshops"), let count = workshops.figure.value(in: wanted.unit),
            let share = count / wanted.value
        else {
            return Finding(
                "workshop-progress",
                score: nil,
                why: BilingualText(zh: "缺工坊数（\(wanted.unit)）。", en: "The number of workshops is not known.")
            )
        }
        return Finding(
            "workshop-progress",
            score: min(share, 1),
            figure: Figure((share * 100).rounded(to: 2), unit: "%"),
            why: BilingualText(
                zh: "工坊\(workshops.figure.words.zh)，\(wanted.value)\(wanted.unit)为满分。",
                en: "Workshops: \(workshops.figure.words.en); \(wanted.value) are full marks."
            ),
            from: [workshops.id]
        )
    }
}
