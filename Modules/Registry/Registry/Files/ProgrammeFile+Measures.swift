import Messages
import OfficeFiles
import RegistryMessages

/// What is measured, what projects have, who leads.
extension ProgrammeFile {
    static func measureUnit(_ map: YAMLMap) -> MeasureUnitDefinition {
        MeasureUnitDefinition(
            unit: map.text("unit"),
            dimension: map.text("dimension"),
            factor: map.decimal("factor")
        )
    }

    static func indicator(_ map: YAMLMap) -> IndicatorDefinition {
        IndicatorDefinition(
            id: map.text("id"),
            names: map.names("names"),
            unit: map.text("unit"),
            direction: map.choice("direction", IndicatorDefinition.Direction.self) ?? .more,
            period: map.requiredChoice("period", otherwise: .annual),
            source: map.source()
        )
    }

    static func projects(_ map: YAMLMap) -> ProjectRules {
        ProjectRules(
            kinds: map.named("kinds", ProjectRules.Kind.init),
            benefits: map.named("benefits", ProjectRules.Kind.init),
            expectedFields: map.texts("expectedFields"),
            funds: map.named("funds", ProjectRules.Kind.init),
            reportDueDay: map.optionalNumber("reportDueDay"),
            source: map.source()
        )
    }

    static func plausibilityRule(_ map: YAMLMap) -> PlausibilityRule {
        PlausibilityRule(
            id: map.text("id"),
            names: map.names("names"),
            kind: map.requiredChoice("kind", otherwise: .sum),
            parts: map.texts("parts"),
            low: map.optionalDecimal("low"),
            high: map.optionalDecimal("high"),
            value: map.optionalDecimal("value"),
            unit: map.text("unit"),
            source: map.source()
        )
    }

    static func enumeration(_ map: YAMLMap) -> Enumeration {
        Enumeration(
            id: map.text("id"),
            names: map.names("names"),
            statedCount: map.optionalNumber("statedCount"),
            items: map.list("items") { .init(number: $0.number("number"), name: $0.optionalText("name")) },
            source: map.source()
        )
    }

    static func leadingGroup(_ map: YAMLMap) -> LeadingGroup {
        LeadingGroup(
            head: map.text("head"),
            deputies: map.texts("deputies"),
            members: map.texts("members"),
            office: map.text("office"),
            dissolves: map.optionalText("dissolves"),
            source: map.source()
        )
    }
}
