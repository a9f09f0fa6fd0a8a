import Messages
import RegistryMessages

/// What makes gates and a rubric whole.
enum RubricRules {
    /// Adds everything that is wrong, by JSON pointer.
    static func check(_ definition: ProgrammeDefinition, _ faults: inout Faults) {
        let indicators = definition.indicators.map(\.id)
        let facts = ProjectFact.allCases.map(\.rawValue)
        faults.requireIDs(definition.gates.map { ($0.id, $0.names) }, at: "/gates")
        for (index, gate) in definition.gates.enumerated() {
            let place = "/gates/\(index)"
            faults.requireKnown(gate.indicator, among: indicators + facts, "indicator or fact", place + "/indicator")
        }
        guard let rubric = definition.rubric else { return }
        faults.require(!rubric.sections.isEmpty, "/rubric/sections", "expected at least one section")
        faults.requireIDs(rubric.sections.map { ($0.id, $0.names) }, at: "/rubric/sections")
        for (index, section) in rubric.sections.enumerated() {
            check(section, at: "/rubric/sections/\(index)", indicators: indicators, facts: facts, &faults)
        }
        checkGrades(rubric.grades, definition.exitLadder, &faults)
    }

    private static func checkGrades(_ grades: [Rubric.Grade], _ ladder: [Rung], _ faults: inout Faults) {
        faults.requireIDs(grades.map { ($0.id, $0.names) }, at: "/rubric/grades")
        faults.requireUnique(grades.map { "\($0.from.number)" }) { "/rubric/grades/\($0)/from" }
        for (index, grade) in grades.enumerated() {
            let place = "/rubric/grades/\(index)"
            let inRange = grade.from >= DecimalValue(0) && grade.from <= DecimalValue(100)
            faults.require(inRange, place + "/from", "expected a score from 0 to 100, found \(grade.from)")
            if !ladder.isEmpty {
                faults.requireKnown(grade.id, among: ladder.map(\.grade), "grade of the exit ladder", place + "/id")
            }
        }
    }

    private static func check(
        _ section: RubricSection,
        at place: String,
        indicators: [String],
        facts: [String],
        _ faults: inout Faults
    ) {
        faults.requirePositive(section.weight, place + "/weight")
        guard section.from != .townType else {
            let message = "a section from town-type has none of its own: the plugin of the town's type brings them"
            return faults.require(section.indicators.isEmpty, place + "/indicators", message)
        }
        faults.require(!section.indicators.isEmpty, place, "expected 'indicators': what the section scores")
        faults.requireUnique(section.indicators.map(\.indicator)) { place + "/indicators/\($0)/indicator" }
        for (index, scored) in section.indicators.enumerated() {
            let at = place + "/indicators/\(index)"
            if section.from == .projects {
                faults.requireKnown(scored.indicator, among: facts, "fact of projects", at + "/indicator")
            } else {
                faults.requireKnown(scored.indicator, among: indicators, "indicator", at + "/indicator")
            }
            faults.requirePositive(scored.weight, at + "/weight")
            check(scored.scoring, of: section.from, at: at + "/scoring", &faults)
        }
    }

    private static func check(
        _ scoring: Scoring,
        of origin: RubricSection.Origin,
        at place: String,
        _ faults: inout Faults
    ) {
        let kind = scoring.kind
        switch kind {
        case .linear:
            if let low = scoring.low, let high = scoring.high {
                faults.require(low != high, place + "/high", "expected another value than low (\(low))")
            } else {
                faults.add(place, "linear needs 'low' (scores 0) and 'high' (scores 1)")
            }
        case .steps:
            faults.require(!scoring.steps.isEmpty, place, "steps needs 'steps', each with 'from' and 'score'")
            faults.requireUnique(scoring.steps.map { "\($0.from.number)" }) { place + "/steps/\($0)/from" }
            for (index, step) in scoring.steps.enumerated() {
                let inRange = step.score >= DecimalValue(0) && step.score <= DecimalValue(1)
                let message = "expected a score from 0 to 1, found \(step.score)"
                faults.require(inRange, place + "/steps/\(index)/score", message)
            }
        case .target:
            faults.require(origin == .observations, place + "/kind", "only observations are held against targets")
        case .threshold, .judged:
            faults.add(place + "/kind", "'\(kind.rawValue)' stands only in the rubric of a town type's plugin")
        }
        let hasEnds = scoring.low != nil || scoring.high != nil
        faults.require(kind == .linear || !hasEnds, place, "only linear has 'low' and 'high'")
        faults.require(kind == .steps || scoring.steps.isEmpty, place, "only steps has 'steps'")
    }
}
