import Messages
import OfficeFiles
import RegistryMessages

/// How a year is scored.
extension ProgrammeFile {
    static func gate(_ map: YAMLMap) -> Gate {
        Gate(
            id: map.text("id"),
            names: map.names("names"),
            indicator: map.text("indicator"),
            comparator: map.requiredChoice("comparator", otherwise: .atLeast),
            value: map.decimal("value"),
            unit: map.text("unit"),
            effect: map.requiredChoice("effect", otherwise: .warning),
            source: map.source()
        )
    }

    static func rubric(_ map: YAMLMap) -> Rubric {
        Rubric(
            sections: map.requiredList("sections", section),
            missing: map.requiredChoice("missing", otherwise: .zero),
            grades: map.list("grades") { map in
                Rubric.Grade(id: map.text("id"), names: map.names("names"), from: map.decimal("from"))
            },
            source: map.source()
        )
    }

    private static func section(_ map: YAMLMap) -> RubricSection {
        RubricSection(
            id: map.text("id"),
            names: map.names("names"),
            weight: map.decimal("weight"),
            from: map.requiredChoice("from", otherwise: .observations),
            indicators: map.list("indicators") { map in
                ScoredIndicator(
                    indicator: map.text("indicator"),
                    weight: map.decimal("weight"),
                    scoring: map.requiredMap("scoring", scoring) ?? Scoring(.target)
                )
            }
        )
    }

    private static func scoring(_ map: YAMLMap) -> Scoring {
        Scoring(
            map.requiredChoice("kind", otherwise: .target),
            low: map.optionalDecimal("low"),
            high: map.optionalDecimal("high"),
            steps: map.list("steps") { Scoring.Step(from: $0.decimal("from"), score: $0.decimal("score")) },
            threshold: map.optionalText("threshold")
        )
    }
}
