import Foundation

/// A unit of measure.
public struct MeasureUnit: Sendable, Hashable {
    /// The name that counts among several of the same meaning.
    public let name: String
    /// What it measures (`money`, `area`, `台`); units of one dimension can be turned into each other.
    ///
    /// Each count has a dimension of its own, so machines and households are never added. A rate has two: `money/亩`.
    public let dimension: String
    /// How many of the dimension's base unit it is, before division by ``divisor``.
    public let factor: Decimal
    /// What ``factor`` is divided by, so that a mu (10 000/15 m²) stays exact.
    public let divisor: Decimal

    /// Describes a unit.
    public init(name: String, dimension: String, factor: Decimal, divisor: Decimal = 1) {
        self.name = name
        self.dimension = dimension
        self.factor = factor
        self.divisor = divisor
    }

    /// The same unit so many times, with the word for it: 亩 ten thousand times is 万亩.
    func times(_ count: Decimal, _ word: String) -> MeasureUnit {
        MeasureUnit(name: word + name, dimension: dimension, factor: factor * count, divisor: divisor)
    }

    /// This unit for each of another: 元 per 亩.
    func per(_ other: MeasureUnit) -> MeasureUnit {
        MeasureUnit(
            name: "\(name)/\(other.name)",
            dimension: "\(dimension)/\(other.dimension)",
            factor: factor * other.divisor,
            divisor: divisor * other.factor
        )
    }

    /// This unit together with another: 亩·年.
    func with(_ other: MeasureUnit) -> MeasureUnit {
        MeasureUnit(
            name: "\(name)·\(other.name)",
            dimension: "\(dimension)·\(other.dimension)",
            factor: factor * other.factor,
            divisor: divisor * other.divisor
        )
    }
}
