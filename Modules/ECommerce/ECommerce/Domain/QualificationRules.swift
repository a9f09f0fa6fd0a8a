import ECommerceMessages
import Foundation
import Messages
import RegistryMessages

/// What is counted of a village or a town over twelve months.
struct QualificationFacts {
    var id: String
    var name: String
    /// Net sales in 分.
    var sales: Int64 = 0
    var activeShops = 0
    var households: Int?
}

/// Whether villages and towns meet a programme's rules, and what they lack.
struct QualificationRules {
    /// A village against its rule.
    static func judge(_ facts: QualificationFacts, by rule: CommerceVillageRule) -> Qualification {
        let unit = CommerceMoney.cents(in: rule.unit) ?? 1
        let wanted = Money.cents(rule.sales, in: unit)
        let byHouseholds = facts.households.flatMap { households in
            rule.householdShare.map { fewest(of: households, share: $0) }
        }
        let sales = max(0, wanted - facts.sales)
        let shops = max(0, rule.shops - facts.activeShops)
        let share = byHouseholds.map { max(0, $0 - facts.activeShops) }
        let qualified = sales == 0 && (shops == 0 || share == 0)
        return Qualification(
            id: facts.id,
            name: facts.name,
            qualified: qualified,
            sales: Money.yuan(facts.sales),
            activeShops: facts.activeShops,
            households: facts.households,
            householdShare: facts.households.flatMap { Share.percent(Int64(facts.activeShops), of: Int64($0)) },
            missing: QualificationDistance(sales: Money.yuan(sales), shops: shops, shopsByHouseholds: share),
            why: words(
                qualified: qualified,
                ways: [
                    lacks(sales: sales, shops: min(shops, share ?? shops)) + households(share, shops, rule)
                ]
            )
        )
    }

    /// A town against its rule.
    static func judge(
        _ facts: QualificationFacts,
        villages: Int,
        by rule: CommerceTownRule
    ) -> Qualification {
        let missingVillages = max(0, rule.villages - villages)
        let (sales, shops) = rule.or.map { lacking(facts, $0) } ?? (0, 0)
        let qualified = missingVillages == 0 || (rule.or != nil && sales == 0 && shops == 0)
        let first = missingVillages == 0 ? [] : [Lack("达标村 \(missingVillages) 个", "\(missingVillages) village(s)")]
        return Qualification(
            id: facts.id,
            name: facts.name,
            qualified: qualified,
            sales: Money.yuan(facts.sales),
            activeShops: facts.activeShops,
            qualifiedVillages: villages,
            missing: QualificationDistance(sales: Money.yuan(sales), shops: shops, villages: missingVillages),
            why: words(
                qualified: qualified,
                ways: [first] + (rule.or == nil ? [] : [lacks(sales: sales, shops: shops)])
            )
        )
    }

    /// What is missing to more than the thresholds.
    private static func lacking(_ facts: QualificationFacts, _ rule: CommerceTownRule.Alternative) -> (Int64, Int) {
        let wanted = Money.cents(rule.salesOver, in: CommerceMoney.cents(in: rule.unit) ?? 1)
        return (max(0, wanted + 1 - facts.sales), max(0, rule.shopsOver + 1 - facts.activeShops))
    }

    /// The fewest shops that are such a share of the households.
    private static func fewest(of households: Int, share: DecimalValue) -> Int {
        var exact = Decimal(households) * share.number / 100
        var rounded = Decimal()
        NSDecimalRound(&rounded, &exact, 0, .up)
        return Int("\(rounded)") ?? .max
    }

    // MARK: Words

    private struct Lack {
        let zh: String
        let en: String

        init(_ zh: String, _ en: String) {
            (self.zh, self.en) = (zh, en)
        }
    }

    private static func lacks(sales: Int64, shops: Int) -> [Lack] {
        var lacks: [Lack] = []
        if sales > 0 {
            lacks.append(Lack("销售额 \(Money.words(sales))", "\(Money.yuan(sales)) yuan of sales"))
        }
        if shops > 0 { lacks.append(Lack("活跃网店 \(shops) 家", "\(shops) active shop(s)")) }
        return lacks
    }

    /// A remark where the share of the households asks for fewer shops.
    private static func households(_ share: Int?, _ shops: Int, _ rule: CommerceVillageRule) -> [Lack] {
        guard let share, let percent = rule.householdShare, share > 0, share < shops else { return [] }
        return [Lack("（按家庭户数 \(percent)% 计）", "(by \(percent)% of the households)")]
    }

    private static func words(qualified: Bool, ways: [[Lack]]) -> LocalizedName {
        if qualified { return LocalizedName(zh: "达到标准。", en: "Qualifies.") }
        let open = ways.filter { !$0.isEmpty }
        let zh = open.map { $0.map(\.zh).joined(separator: "、").replacing("、（", with: "（") }.joined(separator: "；或还差")
        let en = open.map { $0.map(\.en).joined(separator: ", ").replacing(", (", with: " (") }
            .joined(separator: "; or lacks ")
        return LocalizedName(zh: "未达到：还差\(zh)。", en: "Not yet: lacks \(en).")
    }
}
