import PluginKit

/// The only symbol that the library exports.
@c(baizhen_plugin_query)
public func query(host: UInt32) -> UnsafeRawPointer? { PluginEntry.table(of: ForestTown.self, for: host) }

/// Judges forest and health towns by the care beds for a thousand residents, and counts their projects.
struct ForestTown: DerivingPlugin {
    static let id = "forest-town"
    static let version = "1.0.0"

    private let fullMarks: ExactDecimal

    init(manifest: PluginManifest) throws {
        guard let density = manifest.threshold("density"), density.value > 0 else {
            throw PluginError("plugin.json has no threshold 'density' above 0; put it back.")
        }
        fullMarks = density.value
    }

    func judge(_ batch: JudgementBatch) -> [Judgement] {
        batch.towns.map { town in Judgement(town: town.id, findings: [density(of: town)]) }
    }

    func derive(_ state: inout PlannedProjects, from events: [HeardEvent]) -> [DerivedObservation] {
        state.hear(events)
    }

    private func density(of town: JudgedTown) -> Finding {
        let beds = town.observation("care-beds")
        let residents = town.observation("residents")
        let from = [beds, residents].compactMap { $0?.id }
        guard let count = beds?.figure.value(in: "张"), let people = residents?.figure.value(in: "人"),
            let density = (count * 1000) / people, let score = density / fullMarks
        else {
            return Finding(
                "care-density",
                score: nil,
                why: BilingualText(zh: "缺康养床位（张）或常住人口（人）。", en: "Beds or residents are not known."),
                from: from
            )
        }
        let rounded = density.rounded(to: 2)
        return Finding(
            "care-density",
            score: min(score, 1),
            figure: Figure(rounded, unit: "张/千人"),
            why: BilingualText(
                zh: "每千人\(rounded)张康养床位，\(fullMarks)张为满分。",
                en: "\(rounded) beds for a thousand residents; \(fullMarks) are full marks."
            ),
            from: from
        )
    }
}
