import PluginKit

/// The only symbol that the library exports.
@c(baizhen_plugin_query)
public func query(host: UInt32) -> UnsafeRawPointer? { PluginEntry.table(of: CommerceTown.self, for: host) }

/// Judges commerce towns: whether a town is an e-commerce town, and what it lacks for that.
///
/// > Source: 阿里研究院淘宝镇标准: 3 Taobao villages or more; or online sales of more than 30 million yuan a year and more than
/// > 300 active shops. 济高新管办字〔2022〕5号 二（二）2: 积极打造“电商镇”“电商村”.
struct CommerceTown: TownTypePlugin {
    static let id = "commerce-town"
    static let version = "1.0.0"

    private let villages: PluginManifest.Threshold
    private let sales: PluginManifest.Threshold
    private let shops: PluginManifest.Threshold

    init(manifest: PluginManifest) throws {
        guard let villages = manifest.threshold("taobao-villages"), let sales = manifest.threshold("taobao-sales"),
            let shops = manifest.threshold("taobao-shops")
        else { throw PluginError("plugin.json lacks one of taobao-villages, taobao-sales, taobao-shops; put it back.") }
        (self.villages, self.sales, self.shops) = (villages, sales, shops)
    }

    func judge(_ batch: JudgementBatch) -> [Judgement] {
        batch.towns.map { town in
            Judgement(town: town.id, findings: [finding(for: town)], flags: flags(for: town))
        }
    }

    private func finding(for town: JudgedTown) -> Finding {
        let villages = Condition("淘宝村", "Taobao villages", villages, of: town, isStrict: false)
        let sales = Condition("年网络销售额", "online sales", sales, of: town, isStrict: true)
        let shops = Condition("活跃网店", "active shops", shops, of: town, isStrict: true)
        let all = [villages, sales, shops]
        let score = coversCounty(town) ? nil : progress(villages, sales, shops)
        let scope = coversCounty(town) ? (zh: "数据是全县的，不能用来判断一个镇。", en: "The figures cover the county. ") : nil
        return Finding(
            "ecommerce-town",
            score: score,
            figure: score.map { Figure(($0 * 100).rounded(to: 2), unit: "%") },
            why: BilingualText(
                zh: (scope?.zh ?? "") + "\(villages.zh)；或者\(sales.zh)，且\(shops.zh)。",
                en: (scope?.en ?? "") + "Either \(villages.en); or \(sales.en) and \(shops.en)."
            ),
            from: all.compactMap { $0.observation?.id }
        )
    }

    /// 1 when either way is kept; below that, how far the nearer way has come; `nil` when that is not known.
    private func progress(_ villages: Condition, _ sales: Condition, _ shops: Condition) -> ExactDecimal? {
        if villages.isKept == true || (sales.isKept == true && shops.isKept == true) { return 1 }
        guard let first = villages.progress, let second = sales.progress, let third = shops.progress else { return nil }
        return max(first, min(second, third))
    }

    private func coversCounty(_ town: JudgedTown) -> Bool { town.attributes["figuresCover"]?.text == "county" }

    private func flags(for town: JudgedTown) -> [Flag] {
        var flags: [Flag] = []
        if coversCounty(town), let sales = town.observation("online-sales") {
            flags.append(
                Flag(
                    "scope-mismatch",
                    BilingualText(
                        zh: "网络销售额是全县的，淘宝镇标准要的是本镇的。",
                        en: "The online sales are the county's; the rule asks for the town's."
                    ),
                    from: [sales.id]
                )
            )
        }
        if let sellers = town.observation("ecommerce-sellers"), town.observation("active-shops") == nil {
            flags.append(
                Flag(
                    "sellers-are-not-shops",
                    BilingualText(
                        zh: "电商个体数不等于活跃网店数（开通30天以上、月均订单1笔以上），没有代用。",
                        en: "Sellers are not active shops (open for 30 days, an order a month); they do not stand in."
                    ),
                    from: [sellers.id]
                )
            )
        }
        return flags
    }
}
