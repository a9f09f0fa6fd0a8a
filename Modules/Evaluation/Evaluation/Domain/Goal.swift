import EvaluationMessages
import Foundation
import Messages

/// What an actual value has to lie in: everything from a target's lower bound to its upper one.
struct Goal: Equatable {
    let comparator: TargetComparator
    /// The target's value.
    let value: Decimal
    let lower: Decimal?
    let upper: Decimal?

    /// The goal of a target; `nil` when it states no value.
    ///
    /// 左右 without a tolerance has the value itself for both bounds; ``isBounded`` is `false` then.
    init?(_ target: TargetDefinition) {
        guard let value = target.figure.value?.number else { return nil }
        comparator = target.comparator
        self.value = value
        let end = target.figure.upper?.number
        switch target.comparator {
        case .atLeast: (lower, upper) = (value, nil)
        case .atMost: (lower, upper) = (nil, value)
        case .about:
            let tolerance = target.tolerance?.number
            lower = end == nil ? tolerance.map { value - $0 } : value
            upper = end ?? tolerance.map { value + $0 }
        }
    }

    /// Whether anything can be said to lie in it.
    var isBounded: Bool { lower != nil || upper != nil }

    /// Whether a value lies in it.
    func contains(_ actual: Decimal) -> Bool {
        guard isBounded else { return false }
        return lower.map { actual >= $0 } ?? true && upper.map { actual <= $0 } ?? true
    }

    /// The actual value as a share of the goal; more is better, also where less is better.
    func achievement(_ actual: Decimal) -> Decimal? {
        switch comparator {
        case .atLeast, .about: value == 0 ? nil : actual / value
        case .atMost: actual <= 0 ? 1 : value / actual
        }
    }
}
