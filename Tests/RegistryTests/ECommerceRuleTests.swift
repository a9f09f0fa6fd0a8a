import Messages
import OfficeFiles
import RegistryMessages
import Testing

@testable import Registry

/// The e-commerce part of a programme: how it is read, and what makes it whole.
@Suite struct ECommerceRuleTests {
    private static let indicators = """
        indicators:
          - {id: sellers, names: 电商, unit: 家, period: stock}
          - {id: sales, names: 销售, unit: 万元, period: annual}

        """

    private func read(_ yaml: String) throws -> ECommerceRules? {
        try ProgrammeFile.read(Sample.yaml + "\n" + Self.indicators + "ecommerce:\n" + yaml, file: "p.yaml").ecommerce
    }

    private func faults(_ yaml: String) -> [String] {
        Sample.faults { _ = try read(yaml) }.map(\.message)
    }

    @Test func theRulesAreReadAsWritten() throws {
        let rules = try read(
            """
              source: 三
              active: {openDays: 30, ordersPerMonth: 1, source: 四}
              village: {sales: 1000, unit: 万元, shops: 100, householdShare: 10}
              town: {villages: 3, or: {salesOver: 3000, unit: 万元, shopsOver: 300}}
              channels: [{id: taobao, names: 淘宝}]
              categories: [{id: herbs, names: {zh: 中药材, en: herbs}}]
              indicators: [{metric: active-shops, indicator: sellers}, {metric: net-sales, indicator: sales}]
            """
        )
        let expected = ECommerceRules(
            active: ActiveShopRule(openDays: 30, ordersPerMonth: 1, source: "四"),
            village: CommerceVillageRule(
                sales: DecimalValue(1000),
                unit: "万元",
                shops: 100,
                householdShare: DecimalValue(10)
            ),
            town: CommerceTownRule(villages: 3, or: .init(salesOver: DecimalValue(3000), unit: "万元", shopsOver: 300)),
            channels: [.init(id: "taobao", names: .init(zh: "淘宝"))],
            categories: [.init(id: "herbs", names: .init(zh: "中药材", en: "herbs"))],
            indicators: [
                .init(metric: .activeShops, indicator: "sellers"), .init(metric: .netSales, indicator: "sales"),
            ],
            source: "三"
        )
        #expect(rules == expected)
    }

    @Test(arguments: [
        ("  active: {openDays: 0, ordersPerMonth: 1}", "expected a number from 1 to 1000000, found 0"),
        ("  village: {sales: 0, unit: 万元, shops: 1}", "expected a number above 0, found 0"),
        ("  village: {sales: 1, unit: 吨, shops: 1}", "expected 元, 万元 or 亿元, found '吨'"),
        (
            "  village: {sales: 1, unit: 元, shops: 1, householdShare: 101}",
            "expected a share above 0 and up to 100, found 101"
        ),
        ("  town: {villages: 3}", "expected 'village' with the rule that villages must meet"),
        ("  channels: [{id: T B, names: 淘宝}]", "found 'T B'"),
        ("  indicators: [{metric: orders, indicator: gone}]", "there is no indicator 'gone'"),
        ("  indicators: [{metric: net-sales, indicator: sellers}]", "expected 元, 万元 or 亿元, found '家'"),
        ("  indicators: [{metric: gold, indicator: sellers}]", "found 'gold'"),
        ("  sales: 1", "unknown key 'sales'"),
    ])
    func whatContradictsItselfIsNamed(yaml: String, message: String) {
        let found = faults(yaml)
        #expect(found.count == 1 && found[0].contains(message), "\(found)")
    }
}
