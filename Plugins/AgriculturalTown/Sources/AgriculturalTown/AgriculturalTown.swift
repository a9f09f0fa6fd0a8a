import PluginKit

/// The only symbol that the library exports.
@c(baizhen_plugin_query)
public func query(host: UInt32) -> UnsafeRawPointer? { PluginEntry.table(of: AgriculturalTown.self, for: host) }

/// Judges agricultural towns: how far the chain goes from the field to the market, and what it brings to incomes.
struct AgriculturalTown: TownTypePlugin {
    static let id = "agricultural-town"
    static let version = "1.0.0"

    private let gain: PluginManifest.Threshold

    init(manifest: PluginManifest) throws {
        guard let gain = manifest.threshold("income-gain"), gain.value > 0 else {
            throw PluginError("plugin.json has no threshold 'income-gain' above 0; put it back.")
        }
        self.gain = gain
    }

    func judge(_ batch: JudgementBatch) -> [Judgement] {
        batch.towns.map { town in Judgement(town: town.id, findings: [depth(of: town), income(of: town)]) }
    }

    private typealias Stage = (zh: String, en: String, shownBy: [String])

    /// The stages of the chain, each with the indicators of which any one shows it.
    ///
    /// > Source: 济高新管办字〔2022〕5号 二（二）4: 农产品加工、仓储、物流；农产品交易市场；打造农产品品牌.
    private static let stages: [Stage] = [
        ("种植", "growing", ["planting-area"]),
        ("加工", "processing", ["processing-firms", "daily-processing"]),
        ("系列产品", "products", ["product-classes", "product-kinds"]),
        ("检验追溯", "inspection", ["inspection-centres", "inspection-stations"]),
        ("交易平台", "trading", ["quality-platforms", "platform-firms"]),
        ("销售", "sales", ["sales-provinces", "sales-cities", "national-market-share"]),
    ]

    /// How many stages, from the field on, follow each other without a gap.
    private func depth(of town: JudgedTown) -> Finding {
        let stages = Self.stages.map { stage in
            (stage: stage, seen: stage.shownBy.compactMap { town.observation($0) })
        }
        let shown = stages.prefix { $0.seen.contains { $0.figure.value ?? 0 > 0 } }
        let next = stages.dropFirst(shown.count).first
        let isKnown = next.map { !$0.seen.isEmpty } ?? true
        let share = isKnown ? ExactDecimal(shown.count) / ExactDecimal(stages.count) : nil
        return Finding(
            "processing-depth",
            score: share,
            figure: share.map { Figure(($0 * 100).rounded(to: 2), unit: "%") },
            why: reason(shown.map(\.stage), next: next?.stage, isKnown: isKnown),
            from: stages.flatMap { $0.seen.map(\.id) }
        )
    }

    private func reason(_ shown: [Stage], next: Stage?, isKnown: Bool) -> BilingualText {
        let all = Self.stages.count
        let zh = "\(all)个阶段中连续有\(shown.count)个" + (shown.isEmpty ? "" : "：" + shown.map(\.zh).joined(separator: "—"))
        let en =
            "\(shown.count) of \(all) stages in a row"
            + (shown.isEmpty ? "" : ": " + shown.map(\.en).joined(separator: ", "))
        guard let next else { return BilingualText(zh: "\(zh)，产业链完整。", en: "\(en): the chain is whole.") }
        return isKnown
            ? BilingualText(zh: "\(zh)，没有“\(next.zh)”。", en: "\(en). There is no \(next.en).")
            : BilingualText(
                zh: "\(zh)；“\(next.zh)”缺数据，无法判断还有多深。",
                en: "\(en). Nothing is known of \(next.en), so the depth cannot be judged."
            )
    }

    /// What a head gains in a year, as a share of what a head has: full marks at the threshold `income-gain`.
    private func income(of town: JudgedTown) -> Finding {
        let gained = town.observation("income-gain")
        let people = town.observation("people-benefited")
        let income = town.observation("rural-income")
        let from = [gained, people, income].compactMap { $0?.id }
        let perHead = gained?.figure.value(in: "元/年")
        let total = perHead.flatMap { gain in people?.figure.value(in: "人").flatMap { (gain * $0) / 10_000 } }
        let sum = total.map { (zh: "合计年增收\($0)万元。", en: " In all it is \($0) times 10,000 yuan a year.") }
        guard let perHead, let whole = income?.figure.value(in: "元/年"), let share = perHead / whole,
            let score = (share * 100) / gain.value
        else {
            let missing = perHead == nil ? (zh: "人均年增收", en: "gain per head") : (zh: "农村居民人均收入", en: "rural income")
            return Finding(
                "income-effect",
                score: nil,
                why: BilingualText(
                    zh: "\(sum?.zh ?? "")缺\(missing.zh)（元/年），无法判断增收效果。",
                    en: "The \(missing.en) (in yuan a year) is not known.\(sum?.en ?? "")"
                ),
                from: from
            )
        }
        let percent = (share * 100).rounded(to: 2)
        return Finding(
            "income-effect",
            score: min(max(score, 0), 1),
            figure: Figure(percent, unit: "%"),
            why: BilingualText(
                zh: "\(sum?.zh ?? "")人均年增收占农村居民人均收入的\(percent)%，\(gain.value)%为满分。",
                en: "The gain is \(percent) % of the rural income; \(gain.value) % is full marks.\(sum?.en ?? "")"
            ),
            from: from
        )
    }
}
