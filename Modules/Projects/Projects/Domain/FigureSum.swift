import Foundation
import Messages
import ProjectsMessages
import Quantities

/// Adds figures up, each dimension apart, and counts what they cover.
struct FigureSum {
    private struct Group {
        var totals: [String: Decimal] = [:]
        var owners: Set<String> = []
        var qualifiers: [Figure.Qualifier: Int] = [:]
    }

    private let units: UnitRegister
    private var groups: [String: Group] = [:]
    /// The dimensions that were met, by unit; looking a unit up is slow.
    private var dimensions: [String: String] = [:]

    init(units: UnitRegister) {
        self.units = units
    }

    /// Adds a figure of something.
    mutating func add(_ value: DecimalValue, unit: String, qualifier: Figure.Qualifier, of owner: String) {
        let dimension = dimensions[unit] ?? units.find(unit)?.dimension ?? unit
        dimensions[unit] = dimension
        groups[dimension, default: Group()].totals[unit, default: 0] += value.number
        groups[dimension]?.owners.insert(owner)
        if qualifier != .exact { groups[dimension]?.qualifiers[qualifier, default: 0] += 1 }
    }

    /// The sums, one for each dimension, the one that covers most first.
    ///
    /// - Parameter all: How many things might have stated a figure.
    /// - Returns: The sums, each in the smallest unit that its figures are stated in.
    func sums(of all: Int) -> [CoveredSum] {
        groups.values.compactMap { sum($0, of: all) }.sorted { ($1.covered, $0.unit) < ($0.covered, $1.unit) }
    }

    private func sum(_ group: Group, of all: Int) -> CoveredSum? {
        guard let unit = group.totals.keys.min(by: isSmaller) else { return nil }
        var total = Decimal(0)
        for (own, value) in group.totals {
            // A unit that a later definition no longer has stays alone in its dimension.
            let same = try? units.convert(DecimalValue(value), from: own, to: unit)
            total += same?.number ?? value
        }
        return CoveredSum(
            DecimalValue(total),
            unit: unit,
            covered: group.owners.count,
            of: all,
            qualified: group.qualifiers.sorted { $0.key.rawValue < $1.key.rawValue }.map { .init($0.key, $0.value) }
        )
    }

    private func isSmaller(_ one: String, than other: String) -> Bool {
        (size(one), one) < (size(other), other)
    }

    private func size(_ unit: String) -> Decimal {
        units.find(unit).map { $0.factor / $0.divisor } ?? 0
    }
}
