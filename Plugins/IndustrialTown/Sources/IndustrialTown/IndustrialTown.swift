import PluginKit

/// The only symbol that the library exports.
@c(baizhen_plugin_query)
public func query(host: UInt32) -> UnsafeRawPointer? { PluginEntry.table(of: IndustrialTown.self, for: host) }

/// Judges industrial towns: how complete the chain is, and how much hangs on the leading firms.
///
/// > Source: 济高新管办字〔2022〕5号 二（二）1: 积极培育龙头企业和高新技术产业，建立健全完善的工业产业链。
struct IndustrialTown: DerivingPlugin {
    static let id = "industrial-town"
    static let version = "1.0.0"

    private let balance: PluginManifest.Threshold

    init(manifest: PluginManifest) throws {
        guard let balance = manifest.threshold("balanced-lead"), balance.upper != nil else {
            throw PluginError("plugin.json has no range 'balanced-lead'; put it back.")
        }
        self.balance = balance
    }

    func judge(_ batch: JudgementBatch) -> [Judgement] {
        batch.towns.map { town in
            let chain = Chain(of: town)
            return Judgement(town: town.id, findings: [chain.finding, concentration(of: town)], flags: chain.flags)
        }
    }

    func derive(_ state: inout StartedProjects, from events: [HeardEvent]) -> [DerivedObservation] {
        state.hear(events)
    }

    /// How much of the industry's output comes from its leading firms: best within the range of `balanced-lead`.
    private func concentration(of town: JudgedTown) -> Finding {
        let leading = town.observation("leading-firms-output")
        let whole = town.observation("industry-output")
        let from = [leading, whole].compactMap { $0?.id }
        guard let percent = percent(leading, whole) else {
            return Finding(
                "leading-firms-share",
                score: nil,
                why: BilingualText(
                    zh: "缺少同一时期的龙头企业产值和主导产业产值（元、万元、亿元），或前者大于后者，无法判断集中度。",
                    en: "The output of the leading firms and of the industry, in yuan and of one period, is missing, "
                        + "or the part is more than the whole."
                ),
                from: from
            )
        }
        let low = balance.value
        let high = balance.upper ?? 100
        let score = percent < low ? percent / low : percent > high ? (100 - percent) / (100 - high) : 1
        return Finding(
            "leading-firms-share",
            score: score,
            figure: Figure(percent, unit: "%"),
            why: BilingualText(
                zh: "龙头企业占主导产业产值的\(percent)%，以\(low)%至\(high)%为宜。",
                en: "The leading firms make \(percent) % of the output; between \(low) % and \(high) % is best."
            ),
            from: from
        )
    }

    private func percent(_ leading: Observation?, _ whole: Observation?) -> ExactDecimal? {
        guard let leading, let whole, leading.period == whole.period,
            let part = leading.figure.value(in: "万元"), let total = whole.figure.value(in: "万元"),
            let share = part / total, share >= 0, share <= 1
        else { return nil }
        return (share * 100).rounded(to: 2)
    }
}
