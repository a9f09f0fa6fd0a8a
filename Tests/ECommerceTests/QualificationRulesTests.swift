import ECommerceMessages
import Messages
import RegistryMessages
import Testing

@testable import ECommerce

/// The rules of EXT-16 to EXT-23: 1000 万元 and 100 shops or 10 % of the households; 3 villages, or over 3000 万元 and
/// over 300 shops.
@Suite struct QualificationRulesTests {
    private let village = CommerceVillageRule(
        sales: DecimalValue(1000),
        unit: "万元",
        shops: 100,
        householdShare: DecimalValue(10)
    )
    private let town = CommerceTownRule(
        villages: 3,
        or: .init(salesOver: DecimalValue(3000), unit: "万元", shopsOver: 300)
    )

    private func facts(_ sales: Int64, _ shops: Int, _ households: Int? = nil) -> QualificationFacts {
        QualificationFacts(id: "v", name: "村", sales: sales * 1_000_000, activeShops: shops, households: households)
    }

    @Test(arguments: [
        (1000, 100, nil, true), (999, 100, nil, false), (1000, 99, nil, false), (1000, 30, 300, true),
        (1000, 30, 301, false), (1000, 31, 301, true), (2000, 0, 0, false),
    ])
    func aVillageQualifies(sales: Int64, shops: Int, households: Int?, qualified: Bool) {
        let facts = facts(sales, shops, households == 0 ? nil : households)
        #expect(QualificationRules.judge(facts, by: village).qualified == qualified)
    }

    @Test func aVillageIsToldWhatItLacks() {
        let result = QualificationRules.judge(facts(850, 20, 250), by: village)
        #expect(result.missing == .init(sales: DecimalValue(1_500_000), shops: 80, shopsByHouseholds: 5))
        #expect(result.householdShare == DecimalValue("8"))
        #expect(result.why.zh == "未达到：还差销售额 150 万元、活跃网店 5 家（按家庭户数 10% 计）。")
        let en = "Not yet: lacks 1500000 yuan of sales, 5 active shop(s) (by 10% of the households)."
        #expect(result.why.en == en)
        let enough = QualificationRules.judge(facts(1000, 100), by: village)
        #expect((enough.why.zh, enough.why.en) == ("达到标准。", "Qualifies."))
    }

    @Test(arguments: [
        (0, 0, 3, true), (3000, 301, 0, false), (3001, 300, 0, false), (3001, 301, 2, true), (5000, 500, 0, true),
    ])
    func aTownQualifies(sales: Int64, shops: Int, villages: Int, qualified: Bool) {
        #expect(QualificationRules.judge(facts(sales, shops), villages: villages, by: town).qualified == qualified)
    }

    @Test func aTownIsToldBothWays() {
        let result = QualificationRules.judge(facts(2900, 299), villages: 1, by: town)
        #expect(result.missing == .init(sales: Sample.yuan("1000000.01"), shops: 2, villages: 2))
        #expect(result.why.zh == "未达到：还差达标村 2 个；或还差销售额 100 万元、活跃网店 2 家。")
    }
}
