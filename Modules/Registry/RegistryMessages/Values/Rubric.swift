import Messages

/// How a year's evaluation scores a town: gates first, then weighted sections.
public struct Rubric: Codable, Sendable, Hashable {
    /// What a missing value means.
    public enum Missing: String, Codable, Sendable, CaseIterable {
        /// It scores 0.
        case zero
        /// Its weight is shared out among the others of its section.
        case skip
    }

    /// A grade from a score upwards.
    public struct Grade: Codable, Sendable, Hashable {
        /// The grade's id (as in the exit ladder).
        public var id: String
        /// Its names.
        public var names: LocalizedName
        /// The lowest score that has it, 0 to 100.
        public var from: DecimalValue

        /// Defines a grade.
        public init(id: String, names: LocalizedName, from: DecimalValue) {
            self.id = id
            self.names = names
            self.from = from
        }
    }

    /// The sections; their weights need not add to anything, they are shares of their sum.
    public var sections: [RubricSection]
    /// What a missing value means.
    public var missing: Missing
    /// The grades, any order; none when the programme has no ladder.
    @OrEmpty public var grades: [Grade]
    /// The clause.
    @OrNull public var source: String?

    /// Defines a rubric.
    public init(sections: [RubricSection], missing: Missing, grades: [Grade] = [], source: String? = nil) {
        self.sections = sections
        self.missing = missing
        self._grades = OrEmpty(wrappedValue: grades)
        self._source = OrNull(wrappedValue: source)
    }
}

/// A section of a rubric.
public struct RubricSection: Codable, Sendable, Hashable {
    /// Where its values come from.
    public enum Origin: String, Codable, Sendable, CaseIterable {
        /// Facts of the projects' library.
        case projects
        /// Observations of indicators.
        case observations
        /// The plugin of the town's type: its own section and its judgement.
        case townType = "town-type"
    }

    /// The id within the programme.
    public var id: String
    /// Its names.
    public var names: LocalizedName
    /// Its weight.
    public var weight: DecimalValue
    /// Where its values come from.
    public var from: Origin
    /// What is scored; empty for ``Origin/townType``.
    @OrEmpty public var indicators: [ScoredIndicator]

    /// Defines a section.
    public init(
        id: String,
        names: LocalizedName,
        weight: DecimalValue,
        from: Origin,
        indicators: [ScoredIndicator] = []
    ) {
        self.id = id
        self.names = names
        self.weight = weight
        self.from = from
        self._indicators = OrEmpty(wrappedValue: indicators)
    }
}

/// An indicator with its weight and its way of scoring.
public struct ScoredIndicator: Codable, Sendable, Hashable {
    /// The indicator's id; for ``RubricSection/Origin/projects`` a ``ProjectFact``.
    public var indicator: String
    /// Its weight within the section.
    public var weight: DecimalValue
    /// How a value becomes a score of 0 to 1.
    public var scoring: Scoring

    /// Defines one.
    public init(indicator: String, weight: DecimalValue, scoring: Scoring) {
        self.indicator = indicator
        self.weight = weight
        self.scoring = scoring
    }
}

/// How a value becomes a score of 0 to 1.
public struct Scoring: Codable, Sendable, Hashable {
    /// The way.
    public enum Kind: String, Codable, Sendable, CaseIterable {
        /// From `low` (0) to `high` (1), straight; `low` may be the larger.
        case linear
        /// The score of the highest step reached.
        case steps
        /// Achievement of the town's or the programme's target, capped at 1.
        case target
        /// 1 when `threshold` is met, else 0.
        case threshold
        /// By the plugin's code.
        case judged
    }

    /// A step: from this value upwards, this score.
    public struct Step: Codable, Sendable, Hashable {
        /// The lowest value.
        public var from: DecimalValue
        /// Its score, 0 to 1.
        public var score: DecimalValue

        /// Defines a step.
        public init(from: DecimalValue, score: DecimalValue) {
            self.from = from
            self.score = score
        }
    }

    /// The way.
    public var kind: Kind
    /// The value that scores 0, for `linear`.
    @OrNull public var low: DecimalValue?
    /// The value that scores 1, for `linear`.
    @OrNull public var high: DecimalValue?
    /// The steps, for `steps`.
    @OrEmpty public var steps: [Step]
    /// The id of a threshold of the plugin, for `threshold`.
    @OrNull public var threshold: String?

    /// Defines a way of scoring.
    public init(
        _ kind: Kind,
        low: DecimalValue? = nil,
        high: DecimalValue? = nil,
        steps: [Step] = [],
        threshold: String? = nil
    ) {
        self.kind = kind
        self._low = OrNull(wrappedValue: low)
        self._high = OrNull(wrappedValue: high)
        self._steps = OrEmpty(wrappedValue: steps)
        self._threshold = OrNull(wrappedValue: threshold)
    }
}

/// A condition that is looked at before any scoring.
public struct Gate: Codable, Sendable, Hashable {
    /// What follows when it is not met.
    public enum Effect: String, Codable, Sendable, CaseIterable {
        /// The town is not scored.
        case veto
        /// The town is scored and the result says so.
        case warning
    }

    /// The id within the programme.
    public var id: String
    /// Its names.
    public var names: LocalizedName
    /// The indicator or ``ProjectFact`` that it looks at.
    public var indicator: String
    /// How the value must stand to ``value``.
    public var comparator: Comparator
    /// The value.
    public var value: DecimalValue
    /// Its unit.
    public var unit: String
    /// What follows when it is not met.
    public var effect: Effect
    /// The clause.
    @OrNull public var source: String?

    /// Defines a gate.
    public init(
        id: String,
        names: LocalizedName,
        indicator: String,
        comparator: Comparator,
        value: DecimalValue,
        unit: String,
        effect: Effect,
        source: String? = nil
    ) {
        self.id = id
        self.names = names
        self.indicator = indicator
        self.comparator = comparator
        self.value = value
        self.unit = unit
        self.effect = effect
        self._source = OrNull(wrappedValue: source)
    }
}

/// A relation between figures that should hold; where it does not, the figures are flagged and never refused.
public struct PlausibilityRule: Codable, Sendable, Hashable {
    /// The relation.
    public enum Kind: String, Codable, Sendable, CaseIterable {
        /// `parts[0] / parts[1]` lies within `low` and `high`.
        case quotient
        /// The parts add to `value`.
        case sum
        /// `parts[0] / parts[1]` is the share that `parts[2]` states, at the decimals it states.
        case statedShare = "stated-share"
    }

    /// The id within the programme.
    public var id: String
    /// Its names.
    public var names: LocalizedName
    /// The relation.
    public var kind: Kind
    /// The indicators it is about, in order.
    public var parts: [String]
    /// The lower bound of a quotient.
    @OrNull public var low: DecimalValue?
    /// The upper bound of a quotient.
    @OrNull public var high: DecimalValue?
    /// What the parts of a sum add to.
    @OrNull public var value: DecimalValue?
    /// The unit in which a quotient, sum or share is meant.
    public var unit: String
    /// Why it should hold.
    @OrNull public var source: String?

    /// Defines a rule.
    public init(
        id: String,
        names: LocalizedName,
        kind: Kind,
        parts: [String],
        low: DecimalValue? = nil,
        high: DecimalValue? = nil,
        value: DecimalValue? = nil,
        unit: String,
        source: String? = nil
    ) {
        self.id = id
        self.names = names
        self.kind = kind
        self.parts = parts
        self._low = OrNull(wrappedValue: low)
        self._high = OrNull(wrappedValue: high)
        self._value = OrNull(wrappedValue: value)
        self.unit = unit
        self._source = OrNull(wrappedValue: source)
    }
}
