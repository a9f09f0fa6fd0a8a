import Messages
import OfficeFiles
import RegistryMessages

/// What is active, what qualifies, and which indicators take the figures.
extension ProgrammeFile {
    static func ecommerce(_ map: YAMLMap) -> ECommerceRules {
        ECommerceRules(
            active: map.map("active") { map in
                ActiveShopRule(
                    openDays: map.number("openDays"),
                    ordersPerMonth: map.number("ordersPerMonth"),
                    source: map.source()
                )
            },
            village: map.map("village", commerceVillage),
            town: map.map("town", commerceTown),
            channels: map.named("channels", ECommerceRules.Named.init),
            categories: map.named("categories", ECommerceRules.Named.init),
            indicators: map.list("indicators") { map in
                CommerceIndicator(
                    metric: map.requiredChoice("metric", otherwise: .activeShops),
                    indicator: map.text("indicator")
                )
            },
            source: map.source()
        )
    }

    private static func commerceVillage(_ map: YAMLMap) -> CommerceVillageRule {
        CommerceVillageRule(
            sales: map.decimal("sales"),
            unit: map.text("unit"),
            shops: map.number("shops"),
            householdShare: map.optionalDecimal("householdShare"),
            source: map.source()
        )
    }

    private static func commerceTown(_ map: YAMLMap) -> CommerceTownRule {
        CommerceTownRule(
            villages: map.number("villages"),
            or: map.map("or") { map in
                .init(salesOver: map.decimal("salesOver"), unit: map.text("unit"), shopsOver: map.number("shopsOver"))
            },
            source: map.source()
        )
    }
}
