import EvaluationMessages
import Foundation
import Messages
import PluginMessages
import RegistryMessages

/// How a value becomes a score of 0 to 1; programmes and plugins use the same rules.
enum ScoringRule {
    /// From `low` (0) to `high` (1), straight.
    case linear(low: Decimal, high: Decimal)
    /// The score of the highest step reached.
    case steps([(from: Decimal, score: Decimal)])
    /// Achievement of the target, capped at 1.
    case target
    /// 1 when the threshold is met, else 0.
    case threshold(PluginThreshold)
    /// By the plugin's code.
    case judged
    /// Nothing that can be carried out, and why.
    case impossible(LocalizedName)

    /// The rule of a programme's rubric.
    init(_ scoring: Scoring) {
        switch scoring.kind {
        case .linear:
            guard let low = scoring.low, let high = scoring.high, low != high else {
                self = .impossible(LocalizedName(zh: "缺少上下限", en: "the bounds are missing"))
                return
            }
            self = .linear(low: low.number, high: high.number)
        case .steps: self = .steps(scoring.steps.map { ($0.from.number, $0.score.number) })
        case .target: self = .target
        case .threshold, .judged:
            self = .impossible(LocalizedName(zh: "只有类型插件可用", en: "only a town type's plugin may score so"))
        }
    }

    /// The rule of a plugin's rubric.
    init(_ scoring: PluginScoring, _ plugin: PluginDescription) {
        switch scoring {
        case .judged: self = .judged
        case .linear(let low, let high): self = .linear(low: low.number, high: high.number)
        case .steps(let steps): self = .steps(steps.map { ($0.from.number, $0.score.number) })
        case .threshold(let id):
            self =
                plugin.thresholds.first { $0.id == id }.map(ScoringRule.threshold)
                ?? .impossible(LocalizedName(zh: "插件没有门槛“\(id)”", en: "the plugin has no threshold '\(id)'"))
        }
    }

    /// The score of a value that is straight between two goalposts, 0 to 1.
    static func linear(_ value: Decimal, low: Decimal, high: Decimal) -> Decimal {
        low == high ? 0 : clamped((value - low) / (high - low))
    }

    /// The score of the highest step reached; 0 below all.
    static func steps(_ value: Decimal, _ steps: [(from: Decimal, score: Decimal)]) -> Decimal {
        clamped(steps.filter { $0.from <= value }.max { $0.from < $1.from }?.score ?? 0)
    }

    /// How much of a target is achieved, capped at 1; `nil` when it cannot be said.
    static func target(_ value: Decimal, _ target: TargetDefinition) -> Decimal? {
        guard let goal = Goal(target) else { return nil }
        if goal.contains(value) { return 1 }
        guard let share = goal.achievement(value), share > 0 else { return 0 }
        return clamped(goal.comparator == .about && share > 1 ? 1 / share : share)
    }

    /// Whether a value meets a threshold; near a value counts only where it is the value itself.
    static func meets(_ value: Decimal, _ threshold: PluginThreshold) -> Bool {
        switch threshold.comparator {
        case .atLeast: value >= threshold.value.number
        case .atMost: value <= threshold.value.number
        case .about: value == threshold.value.number
        case .range: value >= threshold.value.number && value <= (threshold.upper ?? threshold.value).number
        }
    }

    /// Whether a value meets a gate.
    static func meets(_ value: Decimal, _ gate: Gate) -> Bool {
        switch gate.comparator {
        case .atLeast: value >= gate.value.number
        case .atMost: value <= gate.value.number
        case .about, .exactly: value == gate.value.number
        }
    }

    static func clamped(_ score: Decimal) -> Decimal { min(1, max(0, score)) }
}

/// Adds weighted scores without losing a digit: everything is divided once, at the end.
struct WeightedSum {
    private var sum: Decimal = 0
    private(set) var weights: Decimal = 0

    /// Adds a score; one that is missing adds its weight only where it counts as zero.
    mutating func add(_ score: Decimal?, weight: Decimal, missing: Rubric.Missing) {
        guard score != nil || missing == .zero else { return }
        sum += (score ?? 0) * weight
        weights += weight
    }

    /// The mean; `nil` when nothing counts.
    var mean: Decimal? { weights == 0 ? nil : sum / weights }
}

/// The rules of a run, as results name them.
enum RunRules {
    /// Digits of a town's score.
    static let scorePlaces = 2
    /// Digits of scores and contributions below it.
    static let partPlaces = 4

    /// The rules by which a rubric is carried out.
    static func method(_ rubric: Rubric) -> RunMethod {
        RunMethod(
            aggregation: "weighted sum: indicators within sections, sections within the town, weights as shares of "
                + "their sum; 100 points in all",
            rounding: "exact decimals; the town's score is rounded once at the end, half away from zero, to "
                + "\(scorePlaces) digits; parts are shown to \(partPlaces)",
            ties: "equal rounded scores share the rank, and the next rank counts them all (1, 2, 2, 4)",
            missing: rubric.missing.rawValue
        )
    }

    /// The grade of a score: the highest one that begins at it or below.
    static func grade(_ score: DecimalValue, _ grades: [Rubric.Grade]) -> String? {
        grades.filter { $0.from <= score }.max { $0.from < $1.from }?.id
    }
}
