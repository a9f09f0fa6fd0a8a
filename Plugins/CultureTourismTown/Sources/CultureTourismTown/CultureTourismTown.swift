import PluginKit

/// The only symbol that the library exports.
@c(baizhen_plugin_query)
public func query(host: UInt32) -> UnsafeRawPointer? { PluginEntry.table(of: CultureTourismTown.self, for: host) }

/// Judges culture and tourism towns: whether the offer is complete, and whether visitors come all year.
struct CultureTourismTown: TownTypePlugin {
    static let id = "culture-tourism-town"
    static let version = "1.0.0"

    init(manifest: PluginManifest) {}

    func judge(_ batch: JudgementBatch) -> [Judgement] {
        batch.towns.map { town in
            Judgement(
                town: town.id,
                findings: [offer(of: town), seasons(of: town, in: String(batch.period.prefix(4)))]
            )
        }
    }

    /// What the programme's document asks a tourist town to have, and the indicator that shows it.
    ///
    /// > Source: 济高新管办字〔2022〕5号 二（二）3.
    private static let offer: [(indicator: String, zh: String, en: String)] = [
        ("tourism-routes", "特色旅游线路", "routes"), ("a-grade-sites", "A级景区", "A-grade sites"),
        ("tourism-products", "文创产品、旅游伴手礼", "products"), ("travel-firms", "旅游企业", "travel firms"),
        ("heritage-repaired", "历史建筑修缮", "repaired heritage"),
    ]

    /// The share of the offer that is there, once it is known of every part.
    private func offer(of town: JudgedTown) -> Finding {
        let parts = Self.offer.map { part in (part: part, seen: town.observation(part.indicator)) }
        let known = parts.map { (part: $0.part, isThere: $0.seen.map { $0.figure.value ?? 0 > 0 }) }
        let there = known.filter { $0.isThere == true }.map(\.part)
        let lacking = known.filter { $0.isThere == false }.map(\.part)
        let unknown = known.filter { $0.isThere == nil }.map(\.part)
        let share = unknown.isEmpty ? ExactDecimal(there.count) / ExactDecimal(parts.count) : nil
        let words = [(there, "已有", "There"), (lacking, "没有", "Lacking"), (unknown, "缺数据", "Not known")]
            .filter { !$0.0.isEmpty }
        return Finding(
            "offer-completeness",
            score: share,
            figure: share.map { Figure($0 * 100, unit: "%") },
            why: BilingualText(
                zh: words.map { "\($0.1)：\($0.0.map(\.zh).joined(separator: "、"))" }.joined(separator: "；") + "。",
                en: words.map { "\($0.2): \($0.0.map(\.en).joined(separator: ", "))" }.joined(separator: ". ") + "."
            ),
            from: parts.compactMap { $0.seen?.id }
        )
    }

    /// How evenly visitors are spread: the weakest quarter against the average quarter of the year.
    private func seasons(of town: JudgedTown, in year: String) -> Finding {
        let indicator = "season-balance"
        let quarters = (1...4).compactMap { town.observation("visitors", in: "\(year)-Q\($0)") }
        let counts = quarters.compactMap { $0.figure.value(in: "人次") }
        let sum = counts.reduce(0, +)
        guard let least = counts.min(), let most = counts.max(), counts.count == 4, let share = most / sum,
            let balance = (least * 4) / sum
        else {
            let why =
                counts.count == 4
                ? BilingualText(zh: "\(year)年没有游客，谈不上淡旺季。", en: "Nobody came in \(year): there is no season.")
                : BilingualText(
                    zh: "\(year)年四个季度的游客人数（人次、万人次）只有\(counts.count)个，无法判断淡旺季。",
                    en: "Visitors are known for \(counts.count) of the four quarters of \(year)."
                )
            return Finding(indicator, score: nil, why: why, from: quarters.map(\.id))
        }
        let percent = (share * 100).rounded(to: 2)
        return Finding(
            indicator,
            score: balance,
            figure: Figure(percent, unit: "%"),
            why: BilingualText(
                zh: "最旺的季度占全年游客的\(percent)%；四季相同为25%。",
                en: "The strongest quarter has \(percent) % of the year's visitors; 25 % would be even."
            ),
            from: quarters.map(\.id)
        )
    }
}
