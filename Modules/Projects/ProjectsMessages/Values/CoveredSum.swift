import Messages

/// A sum of figures of one dimension, with what it covers.
///
/// `22500 万元 over 3 of 27`.
public struct CoveredSum: Codable, Sendable, Hashable {
    /// So many figures with a qualifier other than `exact`.
    public struct Qualified: Codable, Sendable, Hashable {
        /// The qualifier.
        public var qualifier: Figure.Qualifier
        /// How many of the figures have it.
        public var count: Int

        /// Counts.
        public init(_ qualifier: Figure.Qualifier, _ count: Int) {
            self.qualifier = qualifier
            self.count = count
        }
    }

    /// The sum; of a range, its lower end counts.
    public var value: DecimalValue
    /// The smallest unit that the figures are stated in.
    public var unit: String
    /// How many things state a figure.
    public var covered: Int
    /// Of how many.
    public var of: Int
    /// What keeps the sum from being exact.
    @OrEmpty public var qualified: [Qualified]

    /// Sums up.
    public init(_ value: DecimalValue, unit: String, covered: Int, of: Int, qualified: [Qualified] = []) {
        self.value = value
        self.unit = unit
        self.covered = covered
        self.of = of
        self._qualified = OrEmpty(wrappedValue: qualified)
    }
}

/// A sum of something that has a name.
public struct NamedSum: Codable, Sendable, Hashable {
    /// A measure's name, or the id of a benefit or fund.
    public var name: String
    /// What the figures cover; `null` where there is nothing to tell apart.
    @OrNull public var scope: MeasureScope?
    /// The sum.
    public var sum: CoveredSum

    /// Names a sum.
    public init(_ name: String, scope: MeasureScope? = nil, sum: CoveredSum) {
        self.name = name
        self._scope = OrNull(wrappedValue: scope)
        self.sum = sum
    }
}

/// So many of something.
public struct ProjectCount: Codable, Sendable, Hashable {
    /// Of what: a kind, a status, a light, a field.
    public var name: String
    /// How many.
    public var count: Int

    /// Counts.
    public init(_ name: String, _ count: Int) {
        self.name = name
        self.count = count
    }
}
